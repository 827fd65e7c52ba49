"""What a driver must be so that a number becomes a goal: a closed form, or a search."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from issuetrees.core.drivers.calculate import Sheet
from issuetrees.core.drivers.reach import Reach, reaches

#: "flat": the driver does not move the target; "beyond": the goal is out of reach; "unknown": the
#: target or the driver has no number.
Reason: TypeAlias = Literal["", "flat", "beyond", "unknown"]
_POINTS: Final = 200
_HALVINGS: Final = 120
_TIMES: Final = 10
_NEAR: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Sought:
    """What was found, in base units.

    ``value``: what the driver must be, None for ``reason``. ``is_exact``: by a closed form; else
    the nearest one found between ``low`` and ``high``. ``reach``: between which numbers the target
    can be brought there, None where nothing bounds it. ``limit``: a number that the target comes
    near to and never meets.
    """

    value: Fraction | None
    reason: Reason = ""
    is_exact: bool = True
    low: Fraction | None = None
    high: Fraction | None = None
    reach: tuple[Fraction, Fraction] | None = None
    limit: Fraction | None = None


def goal_seek(
    sheet: Sheet,
    target_id: str,
    driver_id: str,
    goal: Fraction,
    low: Fraction | None = None,
    high: Fraction | None = None,
) -> Sought:
    """Return what a driver must be, while all else stays as the exact sheet has it.

    Between ``low`` and ``high``, where these are given; both or none.
    """
    found = reaches(sheet, target_id, [driver_id])
    if driver_id not in sheet.values or target_id not in sheet.values:
        return Sought(None, "unknown")
    if driver_id not in found:
        return Sought(None, "flat", reach=(sheet.values[target_id],) * 2)
    reach = found[driver_id]
    if reach is None:
        return _search(sheet, target_id, driver_id, goal, low, high)
    return _closed(reach, goal, low, high)


def _closed(reach: Reach, goal: Fraction, low: Fraction | None, high: Fraction | None) -> Sought:
    if reach.is_flat:
        now = reach.at(Fraction(0))
        return Sought(None, "flat", reach=None if now is None else (now, now))
    value = reach.of(goal)
    limit = reach.a / reach.c if reach.c else None
    ends = _reach_between(reach, low, high)
    if value is None or (low is not None and value < low) or (high is not None and value > high):
        return Sought(None, "beyond", low=low, high=high, reach=ends, limit=limit)
    return Sought(value, low=low, high=high, reach=ends, limit=limit)


def _reach_between(
    reach: Reach, low: Fraction | None, high: Fraction | None
) -> tuple[Fraction, Fraction] | None:
    """Return the ends of the target; None where the driver is not bound, or zero divides there."""
    if low is None or high is None:
        return None
    pole = reach.pole
    one, other = reach.at(low), reach.at(high)
    if one is None or other is None or (pole is not None and low <= pole <= high):
        return None
    return min(one, other), max(one, other)


def _search(
    sheet: Sheet,
    target_id: str,
    driver_id: str,
    goal: Fraction,
    low: Fraction | None,
    high: Fraction | None,
) -> Sought:
    """Look at many values, and halve where the goal lies between two; the nearest to now."""
    now = float(sheet.values[driver_id])
    ends = _ends(now) if low is None or high is None else (float(low), float(high))
    trial = Sheet(sheet.tree, sheet.given, is_exact=False)

    def made(value: float) -> float | None:
        trial.put({driver_id: value})
        found = trial.values.get(target_id)
        return None if found is None else float(found)

    step = (ends[1] - ends[0]) / _POINTS
    points = sorted({*(ends[0] + step * place for place in range(_POINTS + 1)), now})
    seen = [(value, found) for value in points if (found := made(value)) is not None]
    if not seen:
        return Sought(None, "unknown", is_exact=False)
    outcomes = [found for _, found in seen]
    reach = (Fraction(min(outcomes)), Fraction(max(outcomes)))
    bounds = (Fraction(ends[0]), Fraction(ends[1]))
    if reach[0] == reach[1]:
        return Sought(None, "flat", False, *bounds, reach)
    solutions = [
        value
        for one, other in pairwise(seen)
        if (value := _halved(made, one, other, float(goal))) is not None
    ]
    if not solutions:
        return Sought(None, "beyond", False, *bounds, reach)
    best = min(solutions, key=lambda value: abs(value - now))
    return Sought(Fraction(best), "", False, *bounds, reach)


def _ends(now: float) -> tuple[float, float]:
    """Where to look if nobody says: from nothing to ten times what it is."""
    if now == 0:
        return -100.0, 100.0
    return (0.0, now * _TIMES) if now > 0 else (now * _TIMES, 0.0)


def _halved(
    made: Callable[[float], float | None],
    one: tuple[float, float],
    other: tuple[float, float],
    goal: float,
) -> float | None:
    """Return where the goal is met between two values, None where it is not, or zero divides."""
    (start, low), (end, high) = one, other
    if (low - goal) * (high - goal) > 0:
        return None
    if low == goal:
        return start
    for _ in range(_HALVINGS):
        middle = (start + end) / 2
        found = made(middle)
        if found is None:
            return None
        if (found - goal) * (low - goal) > 0:
            start = middle
        else:
            end = middle
    found = made(end)
    near = _NEAR * max(1.0, abs(goal))
    return end if found is not None and abs(found - goal) <= near else None
