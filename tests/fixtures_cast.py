"""Fixtures of the cast, registered as a pytest plugin in ``conftest.py``."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any, NamedTuple

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.api.world import Ids, make_world
from tests.cast import Cast, make_cast

Rows = dict[str, list[tuple[Any, ...]]]


class Made(NamedTuple):
    """What is made once in a process, with its rows: tests put copies of them back."""

    cast: Cast
    rows_of_cast: Rows
    world: Ids
    rows_of_world: Rows


@pytest.fixture(scope="session")
def _made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Made:
    with django_db_blocker.unblock(), _undone():
        empty = _rows()
        cast = make_cast()
        peopled = _rows()
        kept = deepcopy(cast)
        world = make_world(cast)
        return Made(kept, _beyond(empty, peopled), world, _beyond(peopled, _rows()))


@contextmanager
def _undone() -> Iterator[None]:
    """Take back at the end what was written, as between tests."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined] # as Django's TestCase marks its own
    with block:
        yield
        transaction.set_rollback(True)


def _rows() -> Rows:
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = cursor.fetchall()
        return found


def _beyond(before: Rows, after: Rows) -> Rows:
    """The rows that came or changed."""
    return {
        table: new
        for table, rows in after.items()
        if (new := [row for row in rows if row not in before[table]])
    }


def _put_back(tables: Rows) -> None:
    with connection.cursor() as cursor:
        for table, rows in tables.items():
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f'INSERT OR REPLACE INTO "{table}" VALUES ({places})', rows)


@pytest.fixture(scope="module")
def made_once(_made: Made, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The cast and the world, put back once for a module that uses this."""
    with django_db_blocker.unblock(), _undone():
        _put_back(_made.rows_of_cast)
        _put_back(_made.rows_of_world)
        yield


@pytest.fixture
def cast(request: pytest.FixtureRequest, _made: Made, db: None) -> Cast:
    """The five people, their workspaces and engagements."""
    if "made_once" not in request.fixturenames:
        _put_back(_made.rows_of_cast)
    return deepcopy(_made.cast)


@pytest.fixture
def world(request: pytest.FixtureRequest, _made: Made, cast: Cast) -> Ids:
    """Return the ids of one of everything in the cast's engagement."""
    if "made_once" not in request.fixturenames:
        _put_back(_made.rows_of_world)
    return dict(_made.world)


@pytest.fixture
def client_of(cast: Cast) -> Callable[[str], Client]:
    """Return a signed-in test client of somebody; ``anonymous`` is not signed in."""

    def make(name: str) -> Client:
        client = Client()
        person = cast.person(name)
        if person is not None:
            client.force_login(person)
        return client

    return make
