"""Memory of the web process under mixed traffic: MB over requests, until it levels off.

``BENCH_MINUTES=60 ./run bench memory`` shows an hour; without it three minutes are measured.
"""

import http.client
import os
import random
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any, Final, Self

from tests.bench.client import Client
from tests.bench.figures import judge, percentile, say
from tests.bench.idle import megabytes
from tests.bench.stack import Stack, family, serving, stack

MINUTES: Final = float(os.environ.get("BENCH_MINUTES", "3"))
PEOPLE: Final = 6
NODES: Final = 1_000
ROWS: Final = 12  # figures printed
MAX_MEGABYTES: Final = 220
MAX_GROWTH: Final = 10  # MB in the last third
MAX_SECONDS: Final = 5
PAGES: Final = (
    "", "{e}", "{e}edit/", "{e}goals/", "{e}initiatives/", "{e}scores/", "{e}gates/",
    "{e}ranking/", "{e}reports/", "{e}trees/", "{e}team/", "{g}", "find/?q=brand", "deleted/",
    "profile/", "tokens/", "accounts/email/", "nowhere/",
)  # fmt: skip
READS: Final = (
    "/me", "/workspaces", "/engagements/{e}", "/engagements/{e}/goals", "/engagements/{e}/results",
    "/engagements/{e}/initiatives", "/graphs/{g}/records", "/graphs/{g}/nodes",
    "/graphs/{g}/findings", "/graphs/{g}/history", "/graphs/{g}/changes?after=0",
    "/graphs/{g}/comments", "/search?q=%D0%B1%D1%80%D0%B5%D0%BD%D0%B4", "/templates", "/deletions",
)  # fmt: skip


class Traffic:
    """People who read pages, read and write over REST, and now and then export, until told."""

    def __init__(self, made: Stack, seeded: Mapping[str, Any]) -> None:
        self.made, self.seeded = made, seeded
        self.is_over = threading.Event()
        self.count = 0
        self.seconds: list[float] = []
        self.refused: set[tuple[str, int]] = set()

    def __enter__(self) -> Self:
        self._threads = [
            threading.Thread(target=self._live, args=(number, token))
            for number, token in enumerate(self.seeded["tokens"])
        ]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over.set()
        for thread in self._threads:
            thread.join()

    def _live(self, number: int, token: str) -> None:
        choose = random.Random(number)
        browser = http.client.HTTPConnection("127.0.0.1", self.made.port, timeout=60)
        with closing(browser), closing(Client(self.made.port, token, 60)) as client:
            for round_number in self._rounds():
                client.close()
                for work in choose.sample(("page", "page", "read", "read", "write"), 5):
                    started = time.perf_counter()
                    getattr(self, f"_{work}")(choose, browser, client)
                    self.seconds.append(time.perf_counter() - started)
                    self.count += 1
                if number == 0 and round_number % 40 == 0:
                    self._export(client)

    def _rounds(self) -> Iterator[int]:
        number = 0
        while not self.is_over.is_set():
            yield number
            number += 1

    def _page(self, choose: random.Random, browser: http.client.HTTPConnection, _: Client) -> None:
        places = {
            "e": f"engagements/{self.seeded['engagement']}/",
            "g": f"graphs/{self.seeded['graph']}/",
        }
        address = choose.choice(PAGES)
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in self.seeded["cookies"])
        browser.close()  # an idle connection may be closed by the server at any moment
        browser.request("GET", f"/{address.format(**places)}", headers={"Cookie": cookies})
        answer = browser.getresponse()
        answer.read()
        self._note(address, answer.status)

    def _read(self, choose: random.Random, _: object, client: Client) -> None:
        address = choose.choice(READS)
        places = {"e": self.seeded["engagement"], "g": self.seeded["graph"]}
        self._note(address, client.call("GET", address.format(**places)).status)

    def _write(self, choose: random.Random, _: object, client: Client) -> None:
        graph, node = self.seeded["graph"], choose.choice(self.seeded["nodes"])
        if choose.random() < 0.2:
            body = {"node_id": node, "text": f"Why {choose.random()}?"}
            self._note("comment", client.call("POST", f"/graphs/{graph}/comments", body).status)
            return
        words = {"title": f"Title {choose.random()}"}
        commands = [{"kind": "edit_node", "id": node, "fields": words}]
        answer = client.call("POST", f"/graphs/{graph}/commits", {"commands": commands})
        self._note("commit", answer.status)

    def _export(self, client: Client) -> None:
        report = self.seeded["reports"][0]
        answer = client.call("POST", f"/reports/{report}/exports", {"format": "pdf"})
        self._note("export", answer.status)

    def _note(self, what: str, status: int) -> None:
        if status >= 400 and (what, status) != ("nowhere/", 404):
            self.refused.add((what, status))


def web_of(supervisor: int) -> int:
    """Return the id of the web process: the first that the supervisor starts."""
    return family(supervisor)[1]


def main() -> bool:
    """Have people work for some minutes; print the memory of the web process beside requests."""
    with stack() as made:
        seeded = made.seed(people=PEOPLE, nodes=NODES, reports=1)
        with serving(made) as supervisor:
            figures, traffic = _watch(made, seeded, web_of(supervisor.pid))
    slowest = max(traffic.seconds)
    say(f"{traffic.count} requests, median {percentile(traffic.seconds, 0.5) * 1000:.0f} ms")
    if traffic.refused:
        say(f"refused: {sorted(traffic.refused)}")
    settled = figures[-len(figures) // 3 :]
    return all(
        [
            judge("most memory of the web process to its limit", max(figures) / MAX_MEGABYTES, 1),
            judge("growth in the last third", (settled[-1] - settled[0]) / MAX_GROWTH, 1),
            judge("the slowest request to its limit", slowest / MAX_SECONDS, 1),
            judge("kinds of requests that were refused", len(traffic.refused), 0),
        ]
    )


def _watch(made: Stack, seeded: Mapping[str, Any], web: int) -> tuple[list[float], Traffic]:
    figures = [megabytes(web)]
    say(f"{0:>8} requests {figures[0]:>6.0f} MB")
    with Traffic(made, seeded) as traffic:
        for _ in range(ROWS):
            time.sleep(MINUTES * 60 / ROWS)
            figures.append(megabytes(web))
            say(f"{traffic.count:>8} requests {figures[-1]:>6.0f} MB")
    return figures, traffic
