"""When the work on a leaf begins and ends, and how its effort lies on working days.

Lead time is waited for, in calendar days, before the work begins (a survey is ordered). Effort is
worked off from Monday to Friday, evenly between the day of the start and the day it is due. Where
only one of the two is known, the other lies as many working days apart as the effort takes.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final

from issuetrees.core.plan.leaves import Leaf

_WEEKEND: Final = 5
_DAY: Final = dt.timedelta(days=1)
#: No span is looked at day by day for longer: dates that far apart are a slip.
_MOST_DAYS: Final = 3_700
_FAR: Final = (dt.date(1900, 1, 1), dt.date(2200, 1, 1))


@dataclass(frozen=True, slots=True)
class Span:
    """Waiting begins on ``orders_on``, work on ``starts_on``; it is done by ``ends_on``."""

    orders_on: dt.date
    starts_on: dt.date
    ends_on: dt.date


def span(leaf: Leaf) -> Span | None:
    """Return when the work on a leaf lies; None where no day is known or the days are turned."""
    start, end = leaf.starts_on, leaf.due_on
    known = [one for one in (start, end) if one]
    if not known or not all(_FAR[0] < one < _FAR[1] for one in known):
        return None
    if start is None and end is not None:
        start = shifted(end, -_worked(leaf.effort))
    if end is None and start is not None:
        end = shifted(start, _worked(leaf.effort))
    if start is None or end is None or start > end:
        return None
    lead = min(leaf.node.lead_days or 0.0, _MOST_DAYS)
    return Span(start - dt.timedelta(days=ceil(lead)), start, end)


def _worked(effort: float) -> int:
    """Working days after the first one."""
    return min(max(ceil(effort) - 1, 0), _MOST_DAYS)


def shifted(day: dt.date, count: int) -> dt.date:
    """Return the day so many working days later; earlier where ``count`` is below zero."""
    step = _DAY if count > 0 else -_DAY
    weeks, rest = divmod(abs(count), 5)
    day += (7 * weeks) * step
    while rest:
        day += step
        rest -= day.weekday() < _WEEKEND
    return day


def week_of(day: dt.date) -> dt.date:
    """Return the Monday of the day's week."""
    return day - dt.timedelta(days=day.weekday())


def by_week(leaf: Leaf) -> dict[dt.date, float]:
    """Return the days of effort by the Monday of each week; they add up to the effort.

    Empty where there is no effort, or it lies nowhere. Work between two days of one weekend lies
    in that week.
    """
    found = span(leaf)
    if found is None or not leaf.effort:
        return {}
    worked = _working_days(found.starts_on, found.ends_on)
    whole = sum(count for _week, count in worked)
    return {week: leaf.effort * count / whole for week, count in worked}


@lru_cache(maxsize=4096)
def _working_days(first: dt.date, last: dt.date) -> tuple[tuple[dt.date, int], ...]:
    """Return the weeks that have working days between two days; many leaves share the days."""
    last = min(last, first + dt.timedelta(days=_MOST_DAYS))
    counts: dict[dt.date, int] = {}
    monday = week_of(first)
    while monday <= last:
        begins, ends = max(first, monday), min(last, monday + dt.timedelta(days=_WEEKEND - 1))
        counts[monday] = max((ends - begins).days + 1, 0)
        monday += dt.timedelta(days=7)
    return tuple((week, count) for week, count in counts.items() if count) or ((week_of(first), 1),)
