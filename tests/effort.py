"""Processor time in a unit of the machine itself: a limit holds on a slow or busy one too."""

import gc
from collections.abc import Callable
from time import process_time

ROUNDS = 5
AT_ONCE = 15  # units timed together: a machine is faster for an instant than for a second
_shortest: list[float] = []  # what a unit took in this process, in seconds, when it was shortest


def assert_effort(act: Callable[[], object], limit: float) -> None:
    """Assert that ``act`` takes less than ``limit`` units of processor time, in one round of a few.

    A unit is a fixed piece of Python work, about 10 ms on a machine of 2024. It is timed right
    before and after each act: a machine's speed changes from one second to the next. What else
    runs can only make a round longer, so the shortest tells, and the first below the limit ends it.
    No unit need be timed for an act that takes less than so many of the shortest one known.
    """
    if _shortest and _seconds(act) < limit * _shortest[0]:
        return
    took: list[float] = []
    while len(took) < ROUNDS and min(took, default=limit) >= limit:
        took.append(_round(act))
    assert min(took) < limit, took


def _round(act: Callable[[], object]) -> float:
    before, took, after = _seconds(_units), _seconds(act), _seconds(_units)
    _shortest[:] = [min(*_shortest, before / AT_ONCE, after / AT_ONCE)]
    return took * 2 * AT_ONCE / (before + after)


def _seconds(act: Callable[[], object]) -> float:
    """Time one call without the collector, as ``timeit`` does: it walks what other tests left."""
    gc.disable()
    try:
        started = process_time()
        act()
        return process_time() - started
    finally:
        gc.enable()


def _units() -> None:
    for _ in range(AT_ONCE):
        _unit()


def _unit() -> None:
    counts: dict[int, int] = {}
    for i in range(100_000):
        counts[i % 997] = counts.get(i % 997, 0) + i
