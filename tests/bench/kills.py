"""200 exports while server and workers are killed at random: each finishes exactly once."""

import http.client
import os
import random
import signal
import subprocess
import time
from contextlib import ExitStack, suppress
from http import HTTPStatus
from typing import Any

import psycopg

from tests.bench.client import Client
from tests.bench.figures import judge, say
from tests.bench.stack import Stack, family, serving, stack, stop

EXPORTS = 200
KILLS = 20
PATIENCE = 900.0  # seconds
#: So many wait already: ask again later.
FULL = frozenset({"queue_full", "too_many_exports"})
#: Of the kills, how many cut the connections of the database instead, where it is a server.
CUTS = 0.25


def main() -> bool:
    """Kill on SQLite with the embedded worker, then on PostgreSQL with Redis."""
    return all([run("SQLite"), run("PostgreSQL and Redis", is_shared=True)])


def run(
    name: str,
    *,
    is_shared: bool = False,
    exports: int = EXPORTS,
    kills: int = KILLS,
    seed: int = 1,
    **environment: str,
) -> bool:
    """Ask for exports, kill a process now and then, and count what came of each.

    Where servers are shared, a second worker helps, and connections of the database are cut, too.
    """
    with ExitStack() as exits:
        made = exits.enter_context(
            stack(is_shared=is_shared, ISSUETREES_JOB_LEASE="4", **environment)
        )
        seeded = made.seed(reports=4, nodes=20)
        started = time.monotonic()
        keys = [f"export-{index}" for index in range(exports)]
        fire = Fire(made, exits.enter_context(serving(made)), random.Random(seed))
        if is_shared:
            fire.help()
        exits.callback(fire.cease)
        fire.ask(seeded, keys, kills)
        ended = _wait_for_all(made, seeded, len(keys))
        problems = [*_judge(ended, keys), *_unreadable(made, seeded, ended)]
    reruns = sum(export["attempts"] - 1 for export in ended)
    say(f"{name}: {len(ended)} exports, {kills} kills, {reruns} begun again,"
        f" {time.monotonic() - started:.0f} s")  # fmt: skip
    for problem in problems[:10]:
        say(problem)
    return judge(f"{name}: exports lost, doubled or failed", len(problems), 0)


class Fire:
    """The processes of an installation, one of which is killed now and then."""

    def __init__(
        self, made: Stack, supervisor: subprocess.Popen[bytes], choose: random.Random
    ) -> None:
        self.made, self.choose = made, choose
        self.first = self.supervisor = supervisor
        self.helper: subprocess.Popen[bytes] | None = None

    def help(self) -> None:
        """Have a second worker beside the first."""
        self.helper = self.made.start("--only", "worker")

    def cease(self) -> None:
        """End what was started here."""
        if self.supervisor is not self.first:
            stop(self.supervisor)
        if self.helper is not None:
            stop(self.helper)

    def ask(self, seeded: Any, keys: list[str], kills: int) -> None:
        """Send the requests, each until it is answered, with kills spread between them."""
        deadly = set(self.choose.sample(range(len(keys)), kills))
        client = Client(self.made.port, seeded["tokens"][0], timeout=10)
        for index, key in enumerate(keys):
            report_id = seeded["reports"][index % len(seeded["reports"])]
            _insist(client, f"/reports/{report_id}/exports", key)
            if index in deadly:
                self.kill()
            time.sleep(0.05)
        client.close()

    def kill(self) -> None:
        """Kill a process with -9, or cut a connection of the database."""
        address = self.made.environment.get("ISSUETREES_DATABASE_URL", "")
        if address.startswith("postgres") and self.choose.random() < CUTS:
            _cut_connections(address)
            return
        victim = self.choose.choice(self._processes())
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
        if victim == self.supervisor.pid:
            self.supervisor.wait(10)
            time.sleep(3.5)  # the children notice, and the port is free again
            self.supervisor = self.made.start()
        elif self.helper is not None and victim == self.helper.pid:
            self.helper.wait(10)
            self.help()

    def _processes(self) -> list[int]:
        helpers = family(self.helper.pid) if self.helper else []
        return [*family(self.supervisor.pid), *helpers]


def _cut_connections(address: str) -> None:
    """End every connection of the database but this one."""
    folder = address.rpartition("=")[2]
    with psycopg.connect(host=folder, user="postgres", dbname="postgres") as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def _insist(client: Client, path: str, key: str) -> None:
    """Ask under one key until there is an answer, as a patient tool does."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError, http.client.HTTPException):
            answer = client.call("POST", path, {"format": "pdf"}, Idempotency_Key=key)
            if answer.status < 300:
                return
            if not (answer.status == HTTPStatus.CONFLICT and answer.body["code"] in FULL):
                say(f"asked for an export, got {answer.status}: {str(answer.body)[:200]}")
        time.sleep(0.3)
    raise TimeoutError(path)


def _wait_for_all(made: Stack, seeded: Any, count: int) -> list[dict[str, Any]]:
    client = Client(made.port, seeded["tokens"][0], timeout=10)
    deadline = time.monotonic() + PATIENCE
    ended: list[dict[str, Any]] = []
    while time.monotonic() < deadline:
        with suppress(OSError, http.client.HTTPException):
            exports = _all(client, seeded["reports"])
            ended = [e for e in exports if e["state"] in ("done", "failed", "cancelled")]
            if len(ended) >= count:
                break
        time.sleep(1)
    client.close()
    return ended


def _all(client: Client, report_ids: list[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for report_id in report_ids:
        address: str | None = f"/reports/{report_id}/exports?page_size=100"
        while address:
            page = client.call("GET", address).body
            found += page["items"]
            address = (page["next"] or "").partition("/api/v1")[2] or None
    return found


def _judge(ended: list[dict[str, Any]], keys: list[str]) -> list[str]:
    done = [export for export in ended if export["state"] == "done"]
    problems = [f"{e['id']}: {e['state']} {e['problem']}" for e in ended if e["state"] != "done"]
    if len(ended) != len(keys):
        problems.append(f"{len(keys)} asked for, {len(ended)} ended")
    if len({export["id"] for export in done}) != len(done):
        problems.append("an export is listed twice")
    return problems


def _unreadable(made: Stack, seeded: Any, ended: list[dict[str, Any]]) -> list[str]:
    """Return the exports whose file is not where they say it is."""
    client = Client(made.port, seeded["tokens"][0], timeout=20)
    done = [export["id"] for export in ended if export["state"] == "done"]
    files = {one: client.call("GET", f"/exports/{one}/file").body for one in done}
    client.close()
    return [f"{one}: no file" for one, content in files.items() if content[:5] != b"%PDF-"]
