"""Processor time of every kind of request at the limits of the product, in seconds."""

import os
import tempfile
from collections.abc import Callable
from functools import partial
from time import process_time
from typing import Any, Final

import django

from issuetrees.core import limits
from tests.bench.figures import judge, say
from tests.bench.memory import PAGES, READS
from tests.bench.seed import outline, write

MAX_SECONDS: Final = 5
GOALS: Final = 10
SLOWEST: Final = 12  # rows printed


def main() -> bool:
    """Fill an engagement to its limits, then ask for each page and each answer of the API."""
    with tempfile.TemporaryDirectory(prefix="issuetrees-bench-") as home:
        os.environ["ISSUETREES_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "issuetrees.settings"
        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS = ["*"]
        call_command("prepare", verbosity=0)
        took = dict(sorted(_measure().items(), key=lambda item: -item[1]))
    for name, seconds in list(took.items())[:SLOWEST]:
        say(f"{seconds:>6.2f} s  {name}")
    say(f"{len(took)} requests")
    return judge("the dearest request to its limit", max(took.values()) / MAX_SECONDS, 1)


def _measure() -> dict[str, float]:
    from django.test import Client

    from issuetrees.accounts.models import User
    from issuetrees.kit.models import new_id

    seeded = write(reports=1)
    browser = Client()
    browser.force_login(User.objects.get(email="person0@example.org"))
    engagement, graph = seeded["engagement"], seeded["graph"]
    api = f"/api/v1/engagements/{engagement}"
    took = {}

    def send(name: str, address: str, body: Any, method: str = "post") -> Any:
        ask = partial(getattr(browser, method), address, body, content_type="application/json")
        took[name], answer = _seconds(ask)
        return answer.json()

    root = None
    commits = f"/api/v1/graphs/{graph}/commits"
    lines = outline(limits.NODES_PASTED, new_id)
    for place in range(limits.NODES_PER_GRAPH // limits.NODES_PASTED):
        paste = {"kind": "paste_outline", "before_id": None, "nodes": lines}
        paste["parent_id"] = root
        send("paste of as many lines as may be", commits, {"commands": [paste]})
        root = lines[0]["id"]
        lines = outline(limits.NODES_PASTED, new_id, seed=place + 2)
        lines[0]["depth"] = 1
    words = {"kind": "edit_node", "id": root, "fields": {"title": "Is it so?"}}
    send("an edit of a full tree", commits, {"commands": [words]})
    rows = [["Title"], *([f"Initiative {number}"] for number in range(limits.INITIATIVES_AT_ONCE))]
    added = send("as many initiatives as may be", f"{api}/initiatives/table", {"rows": rows})
    _score(send, api, [one["initiative"]["id"] for one in added["added"]])
    send("a copy of a full engagement", f"{api}/copies", {})
    send("a copy of a full tree", f"/api/v1/graphs/{graph}/copies", {})
    places = {"e": engagement, "g": graph}
    paths = {"e": f"engagements/{engagement}/", "g": f"graphs/{graph}/"}
    addresses = [f"/{page.format(**paths)}" for page in PAGES]
    addresses += [f"/api/v1{read.format(**places)}" for read in READS]
    for address in addresses:
        took[address], _ = _seconds(partial(browser.get, address))
    return took


def _score(send: Callable[..., Any], api: str, initiatives: list[str]) -> None:
    assessor = send("assessor", f"{api}/assessors", {"name": "Anna"})["id"]
    criteria = []
    for number in range(GOALS):
        goal = send("goal", f"{api}/goals", {"title": f"Goal {number}"})["id"]
        given = {"title": f"Criterion {number}", "kind": "number", "worst": 0, "best": 10}
        criteria.append(send("criterion", f"/api/v1/goals/{goal}/criteria", given)["id"])
    scores = [
        {
            "initiative_id": one,
            "criterion_id": two,
            "assessor_id": assessor,
            "value": place % 11,
            "state": "given",
        }
        for place, (one, two) in enumerate((one, two) for one in initiatives for two in criteria)
    ]
    body = {"scores": scores[: limits.SCORES_AT_ONCE]}
    send("as many scores as may be", f"{api}/scores", body, "put")


def _seconds(ask: Callable[[], Any]) -> tuple[float, Any]:
    start = process_time()
    answer = ask()
    took = process_time() - start
    path = answer.request["PATH_INFO"]
    if answer.status_code >= 400 and "nowhere" not in path:
        raise RuntimeError(f"{path} answered {answer.status_code}: {answer.content[:300]!r}")
    return took, answer
