"""Fixtures of the cast, registered as a pytest plugin in ``conftest.py``."""

from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.api.world import Ids, make_world
from tests.cast import Cast, make_cast


@pytest.fixture(scope="module")
def made_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Cast, Ids]]:
    """The cast and the world, made once for a module that uses this: each test undoes its own."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined] # as Django's TestCase marks its own
    with django_db_blocker.unblock(), block:
        cast = make_cast()
        yield cast, make_world(cast)
        transaction.set_rollback(True)


@pytest.fixture
def cast(request: pytest.FixtureRequest, db: None) -> Cast:
    """The five people, their workspaces and engagements."""
    if "made_once" in request.fixturenames:
        kept: Cast = request.getfixturevalue("made_once")[0]
        return deepcopy(kept)
    return make_cast()


@pytest.fixture
def world(request: pytest.FixtureRequest, cast: Cast) -> Ids:
    """Return the ids of one of everything in the cast's engagement."""
    if "made_once" in request.fixturenames:
        return dict(request.getfixturevalue("made_once")[1])
    return make_world(cast)


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
