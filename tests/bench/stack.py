"""The product as its users run it: server and worker as processes, in a folder of their own."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.servers import running_postgres, running_redis

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds; the machine may be busy


class Stack:
    """Environment, address and processes of one installation."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        self.home = home
        self.port = free_port()
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("ISSUETREES_")}
        self.environment = inherited | environment | {
            "DJANGO_SETTINGS_MODULE": "issuetrees.settings",
            "ISSUETREES_HOME": str(home),
            "ISSUETREES_API_RATE": "1000000",
        }  # fmt: skip
        self.log = (home / "server.log").open("ab")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *arguments: str) -> None:
        """Run a management command to its end."""
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, check=True, cwd=ROOT, env=self.environment, stdout=self.log)

    def seed(self, **wishes: Any) -> Any:
        """Write what a benchmark needs to the database (see ``tests.bench.seed``)."""
        command = [sys.executable, "-m", "tests.bench.seed", json.dumps(wishes)]
        done = subprocess.run(
            command, check=True, cwd=ROOT, env=self.environment, capture_output=True
        )
        return json.loads(done.stdout)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start ``manage.py up`` in a process group of its own."""
        command = [sys.executable, "manage.py", "up", "--address", f"127.0.0.1:{self.port}"]
        return subprocess.Popen(
            [*command, *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def wait_until_it_answers(self) -> None:
        """Return once the server is ready for requests."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/health/live", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(self.url)


@contextmanager
def stack(*, is_shared: bool = False, **environment: str) -> Iterator[Stack]:
    """Prepare an installation on SQLite, or with ``is_shared`` on PostgreSQL and Redis."""
    with ExitStack() as exits:
        home = Path(exits.enter_context(tempfile.TemporaryDirectory(prefix="issuetrees-bench-")))
        if is_shared:
            environment["ISSUETREES_DATABASE_URL"] = exits.enter_context(running_postgres())
            environment["ISSUETREES_REDIS_URL"] = exits.enter_context(running_redis(home))
        made = Stack(home, {"ISSUETREES_SECRET_KEY": secrets.token_urlsafe(50)} | environment)
        exits.callback(made.log.close)
        made.manage("prepare")
        yield made


@contextmanager
def serving(made: Stack, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Serve until the block ends."""
    process = made.start(*arguments)
    try:
        made.wait_until_it_answers()
        yield process
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a supervisor and all that it started."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(5)


def family(pid: int) -> list[int]:
    """Return the ids of a process and of all that descend from it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text("ascii", errors="replace")
            except OSError:
                continue
            parent = int(stat.rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    found = [pid]
    for one in found:
        found.extend(children.get(one, []))
    return found


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
