"""The web process under a modest load: what it holds levels off, and nobody waits for long.

``./run bench memory`` shows the same over minutes or an hour.
"""

import time
from collections.abc import Callable

import pytest

from tests.bench.idle import megabytes
from tests.bench.memory import MAX_MEGABYTES, Traffic, web_of
from tests.bench.stack import serving, stack

PATIENCE = 240  # seconds; the machine may be busy
pytestmark = [pytest.mark.processes, pytest.mark.timeout(400)]


def test_memory_levels_off() -> None:
    with stack() as made:
        seeded = made.seed(people=3, nodes=200, reports=1)
        with serving(made) as supervisor, Traffic(made, seeded) as traffic:
            web = web_of(supervisor.pid)
            until(lambda: traffic.count >= 100)
            warm = megabytes(web)
            until(lambda: traffic.count >= 250)
            after = megabytes(web)
    assert after < MAX_MEGABYTES
    assert after - warm < 30, (warm, after)
    assert not traffic.refused


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "the server is too slow"
        time.sleep(0.1)
