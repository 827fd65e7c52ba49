"""Processor time in a unit of the machine itself: a limit holds on a slow or busy one too."""

from collections.abc import Callable
from time import process_time

ROUNDS = 3


def effort(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the processor time of ``act`` in units, the best of some rounds.

    A unit is a fixed piece of Python work, timed in the same rounds: about 10 ms on a machine of
    2024.
    """
    units, acts = [], []
    for _ in range(rounds):
        units.append(_seconds(_unit))
        acts.append(_seconds(act))
    return min(acts) / min(units)


def _seconds(act: Callable[[], object]) -> float:
    started = process_time()
    act()
    return process_time() - started


def _unit() -> None:
    counts: dict[int, int] = {}
    for i in range(100_000):
        counts[i % 997] = counts.get(i % 997, 0) + i
