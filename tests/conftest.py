"""Fixtures for all tests."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation

pytest_plugins = ["tests.servers", "tests.fixtures_cast", "tests.migrating", "tests.tables"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests that share a database server in one process of a parallel run."""
    for item in items:
        for server in ("postgres", "redis"):
            if item.get_closest_marker(server) is not None:
                item.add_marker(pytest.mark.xdist_group(server))
                break


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Rate limits count in the cache; no test starts with another's counts."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A page leaves its reader's language active in the thread; no test starts with another's."""
    translation.deactivate()
    yield
    translation.deactivate()
