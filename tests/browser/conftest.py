"""A server of its own with the samples, and a Chromium in which people are signed in."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright import sync_api

from tests.browser.contexts import Contexts
from tests.homes import home

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 80
PATIENCE = 30_000  # milliseconds: two browsers, servers and workers share the machine
PASSWORD = "brand-marketing"


class Server:
    """The web process on a folder of its own; can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **{k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"},
            "ISSUETREES_HOME": str(folder),
            "ISSUETREES_URL": self.url,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the web process and wait until it answers."""
        address = f"127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "up", "--only", "web", "--address", address],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{self.url}/health/live", timeout=1).close()
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        self.stop()
        pytest.fail("the server did not start")

    def kill(self) -> None:
        """End the web process as a power cut does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        """End the web process and everything it started."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=START_SECONDS)
            self.process = None


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the samples."""
    found = Server(home(tmp_path_factory, "browser"))
    found.start()
    yield found
    found.stop()


@pytest.fixture
def worker(server: Server) -> Iterator[None]:
    """The background worker beside the server."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up", "--only", "worker"],
        cwd=ROOT,
        env=server.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield
    process.terminate()
    process.wait(timeout=30)


@pytest.fixture(scope="session")
def chromium() -> Iterator["sync_api.Browser"]:
    """Start the Chromium of the system."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


SignIn = Callable[..., "sync_api.Page"]


@pytest.fixture(scope="session")
def signed_in() -> dict[str, Any]:
    """Cookies of people by address: so many sign-ins in a minute would be refused."""
    return {}


@pytest.fixture(scope="session")
def contexts(server: Server, chromium: "sync_api.Browser") -> Iterator[Contexts]:
    """The contexts in which people are signed in."""
    found = Contexts(chromium, server.url)
    yield found
    found.close()


@pytest.fixture
def sign_in(contexts: Contexts, signed_in: dict[str, Any]) -> Iterator[SignIn]:
    """Return a function that opens a page of its own for a person of the samples.

    It shows what comes first after signing in. A test that goes elsewhere at once takes it
    ``blank``: nobody looks at what is loaded otherwise.
    """

    def open_page(
        email: str = "anna@example.org", *, blank: bool = False, **options: Any
    ) -> "sync_api.Page":
        context = contexts.take(email, signed_in.get(email), options)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        if blank and email in signed_in:
            return page
        page.goto("/")
        if "login" in page.url:
            page.fill("[name=login]", email)
            page.fill("[name=password]", PASSWORD)
            page.press("[name=password]", "Enter")
            page.wait_for_url(lambda url: "login" not in url)
            signed_in[email] = context.cookies()
        return page

    yield open_page
    contexts.take_back()
