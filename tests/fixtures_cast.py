"""Fixtures of the cast, registered as a pytest plugin in ``conftest.py``."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """The five people, their workspaces and engagements."""
    return make_cast()


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
