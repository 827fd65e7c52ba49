"""200 exports while server and worker are killed at random: each finishes exactly once."""

import http.client
import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from typing import Any

from tests.bench.client import Client
from tests.bench.figures import judge, say
from tests.bench.stack import Stack, family, serving, stack, stop

EXPORTS = 200
KILLS = 20
PATIENCE = 900.0  # seconds


def main() -> bool:
    """Kill on SQLite with the embedded worker, then on PostgreSQL with Redis."""
    return all([run("SQLite"), run("PostgreSQL and Redis", is_shared=True)])


def run(
    name: str, *, is_shared: bool = False, exports: int = EXPORTS, kills: int = KILLS, seed: int = 1
) -> bool:
    """Ask for exports, kill a process now and then, and count what came of each."""
    with stack(is_shared=is_shared, ISSUETREES_JOB_LEASE="4") as made:
        seeded = made.seed(reports=4)
        started = time.monotonic()
        keys = [f"export-{index}" for index in range(exports)]
        with serving(made) as supervisor:
            process = _under_fire(made, seeded, keys, kills, random.Random(seed), supervisor)
            ended = _wait_for_all(made, seeded, len(keys))
            if process is not supervisor:
                stop(process)
        problems = _judge(ended, keys)
    reruns = sum(export["attempts"] - 1 for export in ended)
    say(f"{name}: {len(ended)} exports, {kills} kills, {reruns} begun again,"
        f" {time.monotonic() - started:.0f} s")  # fmt: skip
    for problem in problems[:10]:
        say(problem)
    return judge(f"{name}: exports lost, doubled or failed", len(problems), 0)


def _under_fire(
    made: Stack, seeded: Any, keys: list[str], kills: int, choose: random.Random,
    supervisor: subprocess.Popen[bytes],
) -> subprocess.Popen[bytes]:  # fmt: skip
    """Send the requests, each until it is answered, with kills spread between them."""
    deadly = set(choose.sample(range(len(keys)), kills))
    client = Client(made.port, seeded["tokens"][0], timeout=10)
    for index, key in enumerate(keys):
        report_id = seeded["reports"][index % len(seeded["reports"])]
        _insist(client, f"/reports/{report_id}/exports", key)
        if index in deadly:
            supervisor = _kill_one(made, supervisor, choose)
        time.sleep(0.05)
    client.close()
    return supervisor


def _insist(client: Client, path: str, key: str) -> None:
    """Ask under one key until there is an answer, as a patient tool does."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError, http.client.HTTPException):
            answer = client.call("POST", path, {"format": "pdf"}, Idempotency_Key=key)
            if answer.status < 300:
                return
            say(f"asked for an export, got {answer.status}: {str(answer.body)[:200]}")
        time.sleep(0.3)
    raise TimeoutError(path)


def _kill_one(
    made: Stack, supervisor: subprocess.Popen[bytes], choose: random.Random
) -> subprocess.Popen[bytes]:
    """Kill a process with -9; if it was the supervisor, start everything again."""
    victim = choose.choice(family(supervisor.pid))
    with suppress(ProcessLookupError):
        os.kill(victim, signal.SIGKILL)
    if victim != supervisor.pid:
        return supervisor
    supervisor.wait(10)
    time.sleep(3.5)  # the children notice, and the port is free again
    return made.start()


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
