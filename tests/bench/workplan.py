"""The workplan of 2,000 leaves beside the bare records of its tree, and what edits ask for."""

import os
import tempfile
import uuid
from functools import partial
from typing import Any

import django

from tests.bench.figures import judge, median, milliseconds, say

ROUNDS = 12
BRANCHES, PARTS = 200, 10
EDITED = 200
#: Queries of a commit that edits so many leaves beside those of one that edits one.
MORE_QUERIES = 2.0


def main() -> bool:
    """Ask for everything that the page asks for and for the records alone, in turns."""
    with tempfile.TemporaryDirectory(prefix="issuetrees-bench-") as home:
        os.environ["ISSUETREES_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "issuetrees.settings"
        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS = ["*"]
        call_command("prepare", verbosity=0)
        return _measure()


def _measure() -> bool:
    from django.test import Client

    from issuetrees.accounts.models import User
    from tests.bench.seed import write

    seeded = write()
    owner = User.objects.get(email="person0@example.org")
    graph_id = uuid.UUID(seeded["graph"])
    leaves = _plan(graph_id, owner)
    browser = Client()
    browser.force_login(owner)
    page = f"/trees/{graph_id}/workplan/"
    records = f"/api/v1/graphs/{graph_id}/records"
    opened = [page, records]  # what the plan lacks is found in the records
    times: dict[str, list[float]] = {address: [] for address in opened}
    for _ in range(ROUNDS):
        for address in opened:
            times[address].append(milliseconds(partial(_get, browser, address)))
    bare, all_of_it = median(times[records]), sum(median(one) for one in times.values())
    for address, found in times.items():
        say(f"{address.rpartition(str(graph_id))[2]}: {median(found):.1f} ms")
    one, many = (_queries(graph_id, owner, leaves[:count]) for count in (1, EDITED))
    say(f"a commit of 1 leaf asks {one} times, of {EDITED} leaves {many} times")
    return all(
        [
            judge(f"workplan of {len(leaves)} leaves to the bare records", all_of_it / bare, 2),
            judge(f"queries of {EDITED} edits to those of one", many / one, MORE_QUERIES),
        ]
    )


def _plan(graph_id: uuid.UUID, owner: Any) -> list[str]:
    """Write a tree whose leaves all have their work said; return the ids of these."""
    from issuetrees.graphs import write as graphs
    from issuetrees.kit.models import new_id

    lines: list[dict[str, Any]] = [{"id": str(new_id()), "depth": 0, "title": "Bench"}]
    leaves: list[str] = []
    for branch in range(BRANCHES):
        lines.append({"id": str(new_id()), "depth": 1, "title": f"Branch {branch}"})
        for part in range(PARTS):
            leaves.append(str(new_id()))
            lines.append({"id": leaves[-1], "depth": 2, "title": f"Which part {part} is it?"})
    paste = {"kind": "paste_outline", "parent_id": None, "before_id": None, "nodes": lines}
    graphs.commit(graph_id=graph_id, commands=[paste], actor=owner)
    for start in range(0, len(leaves), EDITED):
        _edit(graph_id, owner, leaves[start : start + EDITED], "CRM; Panel")
    return leaves


def _edit(graph_id: uuid.UUID, owner: Any, leaves: list[str], source: str) -> None:
    from issuetrees.graphs import write as graphs

    fields = {
        "owner_id": str(owner.pk),
        "starts_on": "2026-11-02",
        "due_on": "2026-12-01",
        "effort_days": 3,
        "lead_days": 12,
        "data_source": source,
        "analysis": "Count them",
    }
    commands = [{"kind": "edit_node", "id": one, "fields": fields} for one in leaves]
    graphs.commit(graph_id=graph_id, commands=commands, actor=owner)


def _queries(graph_id: uuid.UUID, owner: Any, leaves: list[str]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        _edit(graph_id, owner, leaves, f"Survey of {len(leaves)}")
    return len(queries)


def _get(browser: Any, address: str) -> None:
    response = browser.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
