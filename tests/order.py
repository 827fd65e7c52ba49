"""The order of a parallel run, registered as a pytest plugin in ``conftest.py``."""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is given most time: at the end no process is left alone with it."""
    items.sort(key=_time_given, reverse=True)


def _time_given(item: pytest.Item) -> float:
    marker = item.get_closest_marker("timeout")
    return float(marker.args[0]) if marker is not None else 0.0
