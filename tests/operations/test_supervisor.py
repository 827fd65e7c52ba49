"""``manage.py up`` serves, restarts what dies and leaves no process behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from issuetrees.operations.supervisor import Service, Supervisor
from tests.homes import home

ROOT = Path(__file__).parents[2]
PATIENCE = 40  # seconds; the machine may be busy

pytestmark = [
    pytest.mark.processes,
    pytest.mark.timeout(180),
    pytest.mark.xdist_group("supervisor"),
]


class Up:
    """A running ``manage.py up`` on a free port, and the processes below it."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("ISSUETREES_")}
        environment |= {
            "ISSUETREES_HOME": str(folder),
            "DJANGO_SETTINGS_MODULE": "issuetrees.settings",
        }
        command = [sys.executable, "manage.py"]
        self.output = folder / "output"
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [*command, "up", f"--address=127.0.0.1:{self.port}"],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def children(self, module: str = "") -> set[int]:
        """Return the ids of the living processes that the supervisor's pipe or tree holds."""
        found = set()
        for folder in Path("/proc").iterdir():
            if folder.name.isdecimal() and self._is_ours(folder, module):
                found.add(int(folder.name))
        return found

    def _is_ours(self, folder: Path, module: str) -> bool:
        try:
            words = (folder / "cmdline").read_bytes().decode().split("\0")
            variables = (folder / "environ").read_bytes().decode(errors="replace")
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except (OSError, UnicodeDecodeError):
            return False
        is_child = "issuetrees.operations.child" in words and module in [*words, ""]
        return is_child and f"ISSUETREES_HOME={self.output.parent}" in variables and state != "Z"

    def wait(self, condition) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, self.output.read_text()
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            url = f"http://127.0.0.1:{self.port}/health/live"
            with urllib.request.urlopen(url, timeout=2) as answer:
                return bool(answer.read() == b"ok\n")
        except OSError:
            return False

    def is_up(self) -> bool:
        """Whether the server answers and the worker has its pool process."""
        return self.answers() and len(self.children("celery")) >= 2


@pytest.fixture
def up(tmp_path_factory):
    started = Up(home(tmp_path_factory, "supervised"))
    try:
        started.wait(started.is_up)
        yield started
    finally:
        started.process.kill()
        started.process.wait()
        for pid in started.children():
            os.kill(pid, signal.SIGKILL)


def test_ctrl_c_stops_everything(up):
    up.wait(lambda: f"http://127.0.0.1:{up.port}/" in up.output.read_text())
    up.process.send_signal(signal.SIGINT)
    assert up.process.wait(timeout=PATIENCE) == 0
    assert up.children() == set()


def test_nothing_outlives_a_killed_supervisor(up):
    up.process.kill()
    up.process.wait()
    up.wait(lambda: not up.children())


def test_killed_processes_start_again(up):
    before = up.children()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    up.wait(lambda: not (before & up.children()))
    up.wait(up.is_up)
    up.wait(lambda: "starts again" in up.output.read_text())


def test_a_server_killed_before_it_answered_starts_again(tmp_path):
    """Nobody but the supervisor waits until it has seen the server answer."""
    attempt = tmp_path / "attempt.py"
    attempt.write_text(
        "import os, pathlib, signal\n"
        "tried = pathlib.Path(__file__).with_suffix('.tried')\n"
        "if tried.exists():\n"
        "    raise SystemExit(3)\n"
        "tried.touch()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    service = Service("web", "attempt", (), "http://127.0.0.1:9/health/live")
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(tmp_path))
        assert Supervisor([service], said.append).run() == 1
    assert said == [
        "The web process ended (-9); it starts again.",
        "The web process did not start.",
    ]


def test_a_server_that_cannot_start_ends_the_command(tmp_path):
    broken = Service("web", "issuetrees.no_such_module", (), "http://127.0.0.1:9/health/live")
    said: list[str] = []
    assert Supervisor([broken], said.append).run() == 1
    assert said == ["The web process did not start."]


def test_a_taken_port_ends_the_command(up, tmp_path):
    second = tmp_path / "second"
    second.mkdir()
    done = subprocess.run(
        [sys.executable, "manage.py", "up", "--only=web", f"--address=127.0.0.1:{up.port}"],
        cwd=ROOT,
        env=os.environ
        | {"ISSUETREES_HOME": str(second), "DJANGO_SETTINGS_MODULE": "issuetrees.settings"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 1
    assert f"127.0.0.1:{up.port} cannot be listened on" in done.stderr


@pytest.mark.parametrize("address", ["8000", "localhost", "localhost:http"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(CommandError, match="address"):
        call_command("up", address=address)
