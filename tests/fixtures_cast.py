"""Fixtures of the cast, registered as a pytest plugin in ``conftest.py``."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import NamedTuple

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoDbBlocker

from issuetrees.samples.load import load_samples
from tests.api.scored_world import Ids
from tests.api.world import make_world
from tests.cast import EVERYBODY, Cast, make_cast
from tests.once import once, undone
from tests.scoring.cases import make_case


@pytest.fixture(scope="session")
def _made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Have all that tests start from made before any of them changes the circumstances."""
    for make in (make_world, make_case):
        with django_db_blocker.unblock(), undone():
            make(make_cast())


class CastOnce(NamedTuple):
    """The cast of a module, with the session of everybody who is signed in, by name."""

    cast: Cast
    sessions: dict[str, str]


@pytest.fixture(scope="module")
def cast_once(_made: None, django_db_blocker: DjangoDbBlocker) -> Iterator[CastOnce]:
    """The cast, made and signed in once for a module that uses this: each test undoes its own."""
    with django_db_blocker.unblock(), undone():
        cast = make_cast()
        signed_in = {name: _signed_in(cast, name) for name in EVERYBODY if cast.person(name)}
        name = settings.SESSION_COOKIE_NAME
        yield CastOnce(cast, {who: one.cookies[name].value for who, one in signed_in.items()})


@pytest.fixture(scope="module")
def made_once(cast_once: CastOnce, django_db_blocker: DjangoDbBlocker) -> Ids:
    """The cast and the world, once for a module that uses this: each test undoes its own."""
    with django_db_blocker.unblock():
        return make_world(cast_once.cast)


@pytest.fixture
def cast(request: pytest.FixtureRequest, _made: None, db: None) -> Cast:
    """The five people, their workspaces and engagements."""
    if "cast_once" in request.fixturenames:
        kept: CastOnce = request.getfixturevalue("cast_once")
        return deepcopy(kept.cast)
    return make_cast()


@pytest.fixture
def world(request: pytest.FixtureRequest, cast: Cast) -> Ids:
    """Return the ids of one of everything in the cast's engagement."""
    if "made_once" in request.fixturenames:
        return dict(request.getfixturevalue("made_once"))
    return make_world(cast)


_load_samples = once(load_samples, is_apart=True)


@pytest.fixture
def samples(_made: None, db: None) -> None:
    """Both samples, loaded once in a process."""
    assert _load_samples() == 2


@pytest.fixture
def client_of(request: pytest.FixtureRequest, cast: Cast) -> Callable[[str], Client]:
    """Return a signed-in test client of somebody; ``anonymous`` is not signed in."""
    sessions: dict[str, str] = {}
    if "cast_once" in request.fixturenames:
        sessions = request.getfixturevalue("cast_once").sessions

    def make(name: str) -> Client:
        if name not in sessions:
            return _signed_in(cast, name)
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = sessions[name]
        return client

    return make


def _signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    person = cast.person(name)
    if person is not None:
        client.force_login(person)
    return client
