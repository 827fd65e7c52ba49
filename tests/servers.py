"""Private PostgreSQL and Redis servers for the tests marked so; ended with the test run."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

START_SECONDS = 20
POSTGRES_OPTIONS = (
    "-c listen_addresses= -c fsync=off -c shared_buffers=64MB -c max_connections=100".split()
)


def program(name: str) -> str:
    """Return the path of a server program; without it skip, but fail in continuous integration."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([os.environ["PATH"], *map(str, folders)])
    found = shutil.which(name, path=path)
    if found is None:
        message = f"{name} is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def _as_somebody(folder: Path) -> list[str]:
    """Return how to start PostgreSQL, which refuses to run as root, in a folder then its own.

    The right to pass closed folders stays: root's own may lie above the folder or the program.
    """
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres", "postgres")
    kept = ["--securebits=+no_setuid_fixup", "--inh-caps=+dac_override"]
    kept.append("--ambient-caps=+dac_override")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *kept]


@contextmanager
def running_postgres() -> Iterator[str]:
    """Start PostgreSQL on a socket in a new folder; return its address for the settings."""
    initdb, postgres = program("initdb"), program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="issuetrees-pg-"))
    somebody = _as_somebody(folder)
    cluster = folder / "cluster"
    subprocess.run(
        [
            *somebody,
            initdb,
            "-D",
            cluster,
            *"-U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync".split(),
        ],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    server = subprocess.Popen(
        [*somebody, postgres, "-D", cluster, "-k", folder, *POSTGRES_OPTIONS],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        _wait_until_reachable(server, socket.AF_UNIX, str(folder / ".s.PGSQL.5432"))
        _wait_until_serving(folder)
        yield f"postgres://postgres@/postgres?host={folder}"
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_redis(folder: Path) -> Iterator[str]:
    """Start Redis on a free port of this machine; return its address for the settings."""
    server_program = program("redis-server")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            server_program,
            "--port",
            str(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
        ],
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        _wait_until_reachable(server, socket.AF_INET, ("127.0.0.1", port))
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Run a private PostgreSQL; return its address for the settings."""
    with running_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a private Redis; return its address for the settings."""
    with running_redis(tmp_path_factory.mktemp("redis")) as url:
        yield url


def _wait_until_serving(folder: Path) -> None:
    """Return when PostgreSQL takes queries: it listens a moment before it does."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def _wait_until_reachable(
    server: subprocess.Popen[bytes], family: int, where: str | tuple[str, int]
) -> None:
    """Return when the server accepts connections; fail when it ended or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket(family) as probe:
            if probe.connect_ex(where) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the server for the tests did not start")


@pytest.fixture(scope="session")
def postgres_entry(postgres_url: str) -> dict[str, object]:
    """The private server as an entry for DATABASES; nothing is in it yet."""
    entry: dict[str, object] = connections.settings["default"] | {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "postgres",
        "HOST": postgres_url.rpartition("=")[2],
        "OPTIONS": {},
    }
    return entry


class DefaultDatabase:
    """Makes ``entry`` the default database of every thread inside a ``with`` block."""

    def __init__(self, entry: dict[str, object]) -> None:
        self._entry = entry

    def __enter__(self) -> None:
        self._before = connections.settings["default"]
        self._connection = connections["default"]
        self._switch(self._entry)

    def __exit__(self, *_: object) -> None:
        connections["default"].close()
        self._switch(self._before)
        connections["default"] = self._connection

    @staticmethod
    def _switch(entry: dict[str, object]) -> None:
        connections.settings["default"] = entry
        settings.DATABASES["default"] = entry
        del connections["default"]


@pytest.fixture
def postgres(
    migrated_postgres: dict[str, object], django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Run the test on PostgreSQL with real transactions and empty tables; threads included.

    Mark such a test with ``postgres`` and do not ask for ``db`` beside it. Threads that the
    test starts close their connections themselves.
    """
    with django_db_blocker.unblock(), DefaultDatabase(migrated_postgres):
        yield
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
