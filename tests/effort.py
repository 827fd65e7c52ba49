"""Processor time in a unit of the machine itself: a limit holds on a slow or busy one too."""

import gc
from collections.abc import Callable
from time import process_time

ROUNDS = 3
AT_ONCE = 15  # units timed together: a machine is faster for an instant than for a second


def effort(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the processor time of ``act`` in units, the best of some rounds.

    A unit is a fixed piece of Python work, timed in the same rounds: about 10 ms on a machine of
    2024.
    """
    units, acts = [], []
    for _ in range(rounds):
        units.append(_seconds(_units) / AT_ONCE)
        acts.append(_seconds(act))
    return min(acts) / min(units)


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
