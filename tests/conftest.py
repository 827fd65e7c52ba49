"""Fixtures for all tests."""

import gc
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation

pytest_plugins = [
    "tests.servers",
    "tests.fixtures_cast",
    "tests.migrating",
    "tests.order",
    "tests.tables",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests that share a server or the samples in one process of a parallel run."""
    for item in items:
        if "samples" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("samples"))
        for server in ("postgres", "redis"):
            if item.get_closest_marker(server) is not None:
                item.add_marker(pytest.mark.xdist_group(server))
                break


def pytest_collection_finish() -> None:
    """What was imported stays: the collector of garbage need not look at it again, nor so often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


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
