"""Tables as they were, for tests of what a migration carries over."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@pytest.fixture
def tables() -> Iterator[None]:
    """Leave the tables as the other tests need them."""
    yield
    call_command("migrate", verbosity=0)


def migrate(to: tuple[str, str]) -> Any:
    """Bring an app's tables to a state; return the models of all apps as they then are."""
    MigrationExecutor(connection).migrate([to])
    loader = MigrationExecutor(connection).loader
    return loader.project_state(list(loader.applied_migrations)).apps
