"""Fixtures of the cast, registered as a pytest plugin in ``conftest.py``."""

from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from issuetrees.samples.load import load_samples
from tests.api.world import Ids, make_world
from tests.cast import Cast, make_cast
from tests.once import once, undone
from tests.scoring.cases import make_case


@pytest.fixture(scope="session")
def _made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Have all that tests start from made before any of them changes the circumstances."""
    for make in (make_world, make_case):
        with django_db_blocker.unblock(), undone():
            make(make_cast())


@pytest.fixture(scope="module")
def made_once(_made: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Cast, Ids]]:
    """The cast and the world, once for a module that uses this: each test undoes its own."""
    with django_db_blocker.unblock(), undone():
        cast = make_cast()
        yield cast, make_world(cast)


@pytest.fixture
def cast(request: pytest.FixtureRequest, _made: None, db: None) -> Cast:
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


@once
def _load_samples() -> int:
    return load_samples()


@pytest.fixture
def samples(_made: None, db: None) -> None:
    """Both samples, loaded once in a process."""
    assert _load_samples() == 2


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
