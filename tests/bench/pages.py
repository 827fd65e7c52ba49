"""Server time of the tree page at 1,000 nodes beside that of an empty signed-in page."""

import os
import tempfile
from functools import partial
from typing import Any

import django

from tests.bench.figures import judge, median, milliseconds, say
from tests.bench.seed import write

ROUNDS = 60
NODES = 1_000
MAX_QUERIES = 15


def main() -> bool:
    """Ask for both pages in turns, in process, so that only the server's own time counts."""
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
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from issuetrees.accounts.models import User

    seeded = write(nodes=NODES)
    pages = {"empty": "/workspaces/new/", "tree": f"/graphs/{seeded['graph']}/"}
    records = f"/api/v1/graphs/{seeded['graph']}/records"
    browser = Client()
    browser.force_login(User.objects.get(email="person0@example.org"))
    counts = {}
    for name, address in pages.items():
        _get(browser, address)
        with CaptureQueriesContext(connection) as queries:
            _get(browser, address)
        counts[name] = len(queries)
    times: dict[str, list[float]] = {name: [] for name in (*pages, "records")}
    for _ in range(ROUNDS):
        for name, address in pages.items():
            times[name].append(milliseconds(partial(_get, browser, address)))
        times["records"].append(milliseconds(partial(_get, browser, records)))
    empty, tree = median(times["empty"]), median(times["tree"])
    say(f"empty page {empty:.1f} ms, tree page {tree:.1f} ms, {counts['tree']} queries")
    say(f"records of {NODES} nodes: {median(times['records']):.1f} ms")
    return all(
        [
            judge(f"tree page of {NODES} nodes to an empty page", tree / empty, 3),
            judge("queries of the tree page", counts["tree"], MAX_QUERIES),
        ]
    )


def _get(browser: Any, address: str) -> None:
    response = browser.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
