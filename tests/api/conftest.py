"""Fixtures of the API's tests."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.api.caller import Caller


@pytest.fixture
def caller(client_of: Callable[[str], Client]) -> Caller:
    """The editor of the cast, calling."""
    return Caller(client_of("editor"))


@pytest.fixture
def assessor(client_of: Callable[[str], Client]) -> Caller:
    """The commenter of the cast, who is the assessor of the world, calling."""
    return Caller(client_of("commenter"))
