"""Labels of a split laid on one axis: numbers of one unit, days, weekdays or times of the day.

Where labels have two usual readings, the siblings decide: "до 5" leaves 5 out where another child
starts with it, and so does "1–5 млн" of what is measured, not counted.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from issuetrees.core.mece.proofs.intervals.names import Groups, groups_of
from issuetrees.core.mece.proofs.intervals.spans import ABOVE_ALL, BELOW_ALL, Point, Span
from issuetrees.core.mece.proofs.intervals.steps import is_counted, is_measured
from issuetrees.core.mece.words.bounds import Bound, Range
from issuetrees.core.mece.words.calendar import LEAP_YEAR, Axis, whole_year
from issuetrees.core.mece.words.numbers import Writing, writings
from issuetrees.core.mece.words.ranges import read_range
from issuetrees.core.mece.words.units import MONEY, UNITS, is_rough, measure

_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_NUMBERED: Final = re.compile(r"question|hypothes|interview|вопрос|гипотез", re.IGNORECASE)
_ALIKE: Final = Fraction(12, 100)  # four weeks and a month, 90 days and a quarter
_FIRST_DAY, _LAST_DAY = 738886, 739251  # of the leap year into which days of no year are laid


@dataclass(frozen=True, slots=True)
class Band:
    """A child and the spans that its label states."""

    place: int
    range: Range
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """Children on one axis; ``unit`` is that of its numbers, "" where they have none."""

    axis: Axis
    bands: tuple[Band, ...]
    groups: Groups
    unit: str = ""
    units: frozenset[str] = frozenset()
    is_stated_whole: bool | None = None
    has_free_ends: bool = False

    @property
    def ranges(self) -> list[Range]:
        return [band.range for band in self.bands]


class Unlike(Exception):
    """The labels are ranges of different things."""


def readings(
    titles: Sequence[str], context: str, split: Mapping[str, Any], *, is_stated: bool
) -> Iterator[Bands]:
    """Yield the labels on an axis in each way of writing numbers, the likeliest first.

    Nothing where they are not plainly ranges of one thing; raises ``Unlike`` where they are
    ranges of several. ``is_stated``: somebody said that they are ranges.
    """
    for writing in writings(titles):
        ranges = list(_read(titles, writing, is_stated=is_stated))
        if not ranges or (not is_stated and len(ranges) < len(titles)):
            return
        laid = _lay(ranges, context, split, is_stated=is_stated)
        if laid:
            yield laid


def _read(
    titles: Sequence[str], writing: Writing, *, is_stated: bool
) -> Iterator[tuple[int, Range]]:
    """Yield the ranges with their places; up to the first that is none, if all have to be."""
    for place, title in enumerate(titles):
        one = read_range(title, writing)
        if one:
            yield place, _in_years(one)
        elif not is_stated:
            return


def _in_years(one: Range) -> Range:
    """Take "2018–2020 гг." for the years that they are, not for so many years."""
    if one.unit != ("year",) or not all(map(_is_a_year, one.bounds)):
        return one
    low, high = (end and replace(end, unit=()) for end in (one.low, one.high))
    return replace(one, low=low, high=low if one.low is one.high else high)


def _lay(
    ranges: Sequence[tuple[int, Range]],
    context: str,
    split: Mapping[str, Any],
    *,
    is_stated: bool,
) -> Bands | None:
    found = [one for _, one in ranges]
    axis = _axis(found)
    if axis is None:
        raise Unlike
    if not is_stated and not _says_ranges(found, axis):
        return None
    if not is_stated and axis == "yearday" and _NUMBERED.search(context):
        return None
    groups = groups_of(found, is_stated=is_stated)
    if groups is None:
        return None
    stated = split.get("is_whole")
    is_stated_whole = stated if isinstance(stated, bool) else None
    laid = [one for _, one in ranges]
    units: frozenset[str] = frozenset()
    unit = ""
    if axis == "number":
        laid, units = _in_one_unit(found)
        unit = next(iter(units), "") if len(units) == 1 else ""
    else:
        laid = _on_calendar(found, axis)
    free = _has_free_ends(laid, units, context, is_stated_whole) or axis == "minute"
    taken = _Taken.by(laid, is_free=free)
    bands = tuple(
        Band(at, original, _turned([taken.span(part) for part in one.parts], axis))
        for (at, original), one in zip(ranges, laid, strict=True)
    )
    return Bands(axis, bands, groups, unit, units, is_stated_whole, free)


def _axis(ranges: Sequence[Range]) -> Axis | None:
    axes = {one.axis for one in ranges}
    if None in axes:
        return None
    if axes == {"number"} or len(axes) == 1:
        return ranges[0].axis
    if axes <= {"number", "day", "yearday"}:
        numbers = [bound for one in ranges for bound in one.bounds if not bound.period]
        has_years = all(map(_is_a_year, numbers))
        return ("day" if "day" in axes or numbers else "yearday") if has_years else None
    return None


def _says_ranges(ranges: Sequence[Range], axis: Axis) -> bool:
    """Whether the labels are ranges and not only numbers or names of days."""
    if len(ranges) < 2:
        return False
    if not all(one.is_point for one in ranges):
        return True
    if axis in {"number", "minute"} or any(one.name for one in ranges):
        return False
    if axis == "weekday":
        return len(ranges) > 2 or any(map(_is_long, ranges))
    return all(map(_is_long, ranges)) and _follow_each_other(ranges)


def _is_long(one: Range) -> bool:
    if not one.low:
        return False
    period = one.low.period
    return _is_a_year(one.low) if period is None else period.first != period.last


def _is_a_year(bound: Bound) -> bool:
    return _FIRST_YEAR <= bound.value <= _LAST_YEAR and bound.value.denominator == 1


def _follow_each_other(ranges: Sequence[Range]) -> bool:
    """Whether at least half of the periods begin where another ends: no list of dates does."""
    periods = [
        one.low.period or whole_year(int(one.low.value)) for one in ranges if one.low is not None
    ]
    axis: Axis = "day" if any(period.year for period in periods) else "yearday"
    ends = sorted(period.ends(axis, period.year) for period in periods)
    pairs = list(pairwise(ends))
    if any(other[1] <= one[1] for one, other in pairs):
        return len(set(ends)) == len(ends)  # "Q2" and "May": one within another
    return 2 * sum(one[1] + 1 == other[0] for one, other in pairs) >= len(pairs)


def _in_one_unit(ranges: Sequence[Range]) -> tuple[list[Range], frozenset[str]]:
    units = {word for one in ranges for word in one.unit if word in UNITS}
    if len(units & MONEY) > 1:
        raise Unlike
    units -= {"time"} if len(units) > 1 else set()
    if "year" in units and units & {"kilogram", "ton", "gram"}:
        ranges, units = [_of_grams(one) for one in ranges], (units - {"year"}) | {"gram"}
    if len(units) > 1:
        counted = measure(units)
        if not counted:
            raise Unlike
        ranges = [_measured(one, counted) for one in ranges]
        ranges = _alike(ranges) if is_rough(units) else list(ranges)
    if _lack_scale(ranges):
        raise Unlike
    return list(ranges), frozenset(units)


def _of_grams(one: Range) -> Range:
    """Read "г" beside kilograms as what it is there."""

    def convert(bound: Bound | None) -> Bound | None:
        if not bound:
            return None
        return replace(bound, unit=tuple("gram" if x == "year" else x for x in bound.unit))

    return replace(one, low=convert(one.low), high=convert(one.high))


def _measured(one: Range, counted: Mapping[str, Fraction]) -> Range:
    def convert(bound: Bound | None) -> Bound | None:
        if bound is None:
            return None
        unit = next((word for word in bound.unit if word in counted), None)
        if unit is None:
            if bound.value:
                raise Unlike
            return bound
        return replace(bound, value=bound.value * counted[unit])

    more = tuple(_measured(part, counted) for part in one.more)
    low = convert(one.low)
    high = low if one.low is one.high else convert(one.high)
    if low and high and low.value > high.value:
        raise Unlike
    return replace(one, low=low, high=high, more=more)


def _alike(ranges: Sequence[Range]) -> list[Range]:
    """Take four weeks for a month and the like: nobody means the days between."""
    values = sorted({bound.value for one in ranges for bound in one.bounds if bound.value > 0})
    same: dict[Fraction, Fraction] = {}
    for value in values:
        last = same.get(value, value)
        near = next((one for one in same.values() if abs(one - last) <= _ALIKE * last), value)
        same[value] = near

    def convert(bound: Bound | None) -> Bound | None:
        return replace(bound, value=same.get(bound.value, bound.value)) if bound else None

    return [
        replace(
            one,
            low=convert(one.low),
            high=convert(one.high),
            more=tuple(replace(x, low=convert(x.low), high=convert(x.high)) for x in one.more),
        )
        for one in ranges
    ]


def _lack_scale(ranges: Sequence[Range]) -> bool:
    """Whether a number without "млн" beside numbers with it may well mean millions."""
    bounds = [bound for one in ranges for bound in one.bounds]
    scaled = [bound.scale.factor for bound in bounds if bound.scale.factor > 1]
    if not scaled:
        return False
    return any(
        bound.value and bound.scale.factor == 1 and abs(bound.value) < Fraction(min(scaled), 100)
        for bound in bounds
    )


def _on_calendar(ranges: Sequence[Range], axis: Axis) -> list[Range]:
    """Return the ranges with days, weekdays or minutes as values: [start, end] of each period."""
    periods = [bound.period for one in ranges for bound in one.bounds if bound.period]
    years = {period.year for period in periods if period.year}
    is_mixed = any(period.axis == "yearday" for period in periods) and axis == "day"
    if is_mixed and len(years) > 1:
        raise Unlike
    year = next(iter(years), LEAP_YEAR)

    def convert(bound: Bound | None) -> Bound | None:
        if bound is None:
            return None
        period = bound.period or whole_year(int(bound.value))
        first, last = period.ends(axis, year)
        return replace(bound, value=Fraction(first), until=Fraction(last), period=period)

    def convert_all(one: Range) -> Range:
        more = tuple(map(convert_all, one.more))
        low = convert(one.low)
        high = low if one.low is one.high else convert(one.high)
        return replace(one, low=low, high=high, more=more)

    return [convert_all(one) for one in ranges]


def _has_free_ends(
    ranges: Sequence[Range], units: frozenset[str], context: str, is_whole: bool | None
) -> bool:
    """Whether "1–5" may leave out its 5: of what is measured, or beside a "до 1" that leaves 1."""
    if is_whole is not None:
        return not is_whole
    if is_measured(ranges, units, context):
        return True
    if not is_counted(ranges, units, context):
        return False
    soft = {
        bound.value for one in ranges for bound in (one.high,) if bound and bound.kind == "soft"
    }
    starts = {one.low.value for one in ranges if one.low and one.low.kind != "open"}
    return bool(soft & starts)


@dataclass(frozen=True, slots=True)
class _Taken:
    """The values at which children start, and with which they surely end."""

    starts: frozenset[Fraction]
    ends: frozenset[Fraction]
    is_free: bool

    @classmethod
    def by(cls, ranges: Sequence[Range], *, is_free: bool) -> "_Taken":
        parts = [part for one in ranges for part in one.parts]
        lows = [part.low for part in parts if part.low and part.low.kind != "open"]
        highs = [part.high for part in parts if part.high and part.high.kind == "closed"]
        starts, ends = (one.value for one in lows), (one.end for one in highs)
        return cls(frozenset(starts), frozenset(ends), is_free)

    def span(self, part: Range) -> Span:
        return Span(self._start(part), self._end(part))

    def _start(self, part: Range) -> Point:
        low = part.low
        if low is None:
            return BELOW_ALL
        if low.kind == "open":
            return low.end, 1
        return low.value, 1 if low.kind == "dash" and self.is_free and low.value in self.ends else 0

    def _end(self, part: Range) -> Point:
        """The upper end; "до 5" leaves 5 out where another child starts with 5."""
        high = part.high
        if high is None:
            return ABOVE_ALL
        if high.kind == "open":
            return high.value, -1
        is_soft = high.kind == "soft" or (high.kind == "dash" and self.is_free)
        is_own = part.low is not None and part.low.value == high.value
        return (
            (high.value, -1)
            if is_soft and high.value in self.starts and not is_own
            else (high.end, 0)
        )


def _turned(spans: Sequence[Span], axis: Axis) -> tuple[Span, ...]:
    """Cut in two what goes over the end of the year, week or day: "Dec–Feb", "22:00–6:00"."""
    whole = universe_of(axis)
    found: list[Span] = []
    for span in spans:
        if whole and span.is_empty:
            found += [Span(span.start, whole.end), Span(whole.start, span.end)]
        else:
            found.append(span.within(whole) if whole else span)
    return tuple(span for span in found if not span.is_empty or not whole)


def universe_of(axis: Axis) -> Span | None:
    """Return all days of a year, of a week, or all minutes of a day."""
    if axis == "yearday":
        return Span((Fraction(_FIRST_DAY), 0), (Fraction(_LAST_DAY), 0))
    if axis == "weekday":
        return Span((Fraction(1), 0), (Fraction(7), 0))
    if axis == "minute":
        return Span((Fraction(0), 0), (Fraction(24 * 60), -1))
    return None
