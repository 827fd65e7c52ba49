"""An empty database that goes through the migrations, for tests of what these carry over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

from tests.servers import DefaultDatabase

Migrate = Callable[[str, str], Any]
ON_BOTH: Final = pytest.mark.parametrize(
    "migrate", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)


@pytest.fixture
def migrate(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[Migrate]:
    """Bring an app's tables to a state, in an empty database; return the models of that state.

    Only what the state stands on is made. On SQLite; mark a test ``ON_BOTH`` to run it on
    PostgreSQL too.
    """
    if getattr(request, "param", "sqlite") == "postgres":
        empty = _empty_postgres(request.getfixturevalue("postgres_entry"))
    else:
        empty = _empty_sqlite(tmp_path / "empty.sqlite3")
    with django_db_blocker.unblock(), empty as entry, DefaultDatabase(entry):
        yield _migrate


def _migrate(app: str, name: str) -> Any:
    MigrationExecutor(connection).migrate([(app, name)])
    loader = MigrationExecutor(connection).loader
    return loader.project_state(list(loader.applied_migrations)).apps


@contextmanager
def _empty_sqlite(path: Path) -> Iterator[dict[str, object]]:
    yield connections.settings["default"] | {"NAME": path}


@contextmanager
def _empty_postgres(entry: dict[str, object]) -> Iterator[dict[str, object]]:
    with psycopg.connect(host=str(entry["HOST"]), user="postgres", autocommit=True) as server:
        server.execute("CREATE DATABASE empty TEMPLATE template0")
        try:
            yield entry | {"NAME": "empty"}
        finally:
            server.execute("DROP DATABASE empty")
