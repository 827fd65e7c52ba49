"""The migrated tables, kept from one run of the tests to the next: making them takes long."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests.servers import DefaultDatabase, program


def kept(config: pytest.Config, name: str, make: Callable[[Path], None]) -> Path:
    """Return a file that ``make`` writes anew only when the migrations have changed.

    Processes of one run wait for the one that writes it.
    """
    # Where the cache of pytest is, which may be switched off.
    folder = config.rootpath / ".pytest_cache" / "d" / "tables"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{_state()}-{name}"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            for outdated in folder.glob(f"*-{name}"):
                outdated.unlink()
            unfinished = folder / f"unfinished-{name}"
            make(unfinished)
            unfinished.replace(path)
    return path


def _state() -> str:
    """Return a digest of what the tables come from."""
    found = hashlib.sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    for app in apps.get_app_configs():
        for path in sorted((Path(app.path) / "migrations").glob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The tables are there before Django asks for them."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Put the kept tables where Django then looks for the database of the tests."""

    def migrate(path: Path) -> None:
        entry = connections.settings["default"] | {"NAME": path}
        with django_db_blocker.unblock(), DefaultDatabase(entry):
            call_command("migrate", verbosity=0)

    shutil.copyfile(
        kept(request.config, "sqlite3", migrate),
        connections["default"].settings_dict["TEST"]["NAME"],
    )


@pytest.fixture(scope="session")
def migrated_postgres(
    request: pytest.FixtureRequest,
    postgres_entry: dict[str, object],
    django_db_blocker: DjangoDbBlocker,
) -> dict[str, object]:
    """The private server with the kept tables."""
    where = ["-h", str(postgres_entry["HOST"]), "-U", "postgres"]

    def ask(*words: str | Path) -> None:
        strict = ["-v", "ON_ERROR_STOP=1", "-o", os.devnull]
        subprocess.run([program("psql"), "-qX", *strict, *where, *words], check=True)

    def migrate(path: Path) -> None:
        ask("-c", "CREATE DATABASE first")
        with django_db_blocker.unblock(), DefaultDatabase(postgres_entry | {"NAME": "first"}):
            call_command("migrate", verbosity=0)
        subprocess.run([program("pg_dump"), *where, "-f", path, "first"], check=True)

    version = subprocess.check_output([program("pg_dump"), "--version"], text=True).split()[2]
    ask("-d", "postgres", "-f", kept(request.config, f"{version}.sql", migrate))
    return postgres_entry
