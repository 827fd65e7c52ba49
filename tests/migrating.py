"""Tables as they were, for tests of what a migration carries over."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

brought_back = False


@pytest.fixture
def tables() -> Iterator[None]:
    """Leave the tables as the other tests need them."""
    global brought_back  # noqa: PLW0603  # one database, one state of it
    brought_back = True
    yield
    call_command("migrate", verbosity=0)
    brought_back = False


def migrate(to: tuple[str, str]) -> Any:
    """Bring an app's tables to a state; return the models of all apps as they then are."""
    assert brought_back, "use the fixture ``tables``: the tests after this one need its tables"
    MigrationExecutor(connection).migrate([to])
    loader = MigrationExecutor(connection).loader
    return loader.project_state(list(loader.applied_migrations)).apps
