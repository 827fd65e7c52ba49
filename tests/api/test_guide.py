"""The examples of the API guide run as they stand, against a real server and worker."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.homes import home

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "api.md").read_text("utf-8")
pytestmark = pytest.mark.processes
START_SECONDS = 100  # other tests may use the machine
MAKE_TOKEN = """
from issuetrees.accounts import models, write
person = models.User.objects.create_user("guide@example.org", "correct horse battery")
scopes = ["read", "write", "export", "manage"]
print(write.create_token(actor=person, name="guide", scopes=scopes, expires_at=None)[1])
"""


def example(language: str) -> str:
    found = re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    return str(found[0])


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Serve with a worker; return the environment of the examples."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    settings = {
        **{name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        "ISSUETREES_HOME": str(home(tmp_path_factory, "guide")),
        "ISSUETREES_URL": f"http://{address}",
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    server = subprocess.Popen(
        [*manage, "up", "--address", address],
        env=settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://{address}/health/live", server)
        made = subprocess.run(
            [*manage, "shell", "--no-imports", "-c", MAKE_TOKEN],
            env=settings,
            check=True,
            capture_output=True,
            text=True,
        )
        yield {**settings, "ISSUETREES_TOKEN": made.stdout.strip()}
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start")


def run(command: list[str], environment: dict[str, str], folder: Path) -> str:
    done = subprocess.run(
        command,
        check=False,
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    return done.stdout


def test_the_example_with_curl(environment: dict[str, str], tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    said = run(["sh", "-c", example("sh")], environment, tmp_path)
    assert '"findings"' in said
    assert '"Loyalty card"' in said


def test_the_example_with_python(environment: dict[str, str], tmp_path: Path) -> None:
    said = run([sys.executable, "-c", example("python")], environment, tmp_path)
    assert said.splitlines() == ["1 Loyalty card 75.0", "2 Longer hours 25.0"]
