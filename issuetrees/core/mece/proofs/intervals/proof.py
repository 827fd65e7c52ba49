"""Splits into ranges of one number: "18–24", "25–34", "35+".

Exclusive is proved when no two ranges share a number, exhaustive when the ranges cover
the universe that the split names or, where it names none, leave no gap and no end open.
A disproof names a number that lies in two children, or in none.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from issuetrees.core.mece.proofs.intervals.coverage import Coverage, check_coverage
from issuetrees.core.mece.proofs.intervals.numerals import Numerals
from issuetrees.core.mece.proofs.intervals.spans import ABOVE_ALL, BELOW_ALL, Point, Span, witness
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.labels import key, quoted, takes_the_rest
from issuetrees.core.mece.words.ranges import Bound, Range, read_number, read_range
from issuetrees.core.mece.words.units import CONTINUOUS, FROM_ZERO
from issuetrees.core.text import gettext_noop

KIND = "intervals"
_SIZES = frozenset(
    "small medium large big micro tiny huge mid mid-size midsize smb enterprise низкий средний"
    " высокий малый крупный микро мелкий большой маленький низкая средняя высокая малые средние"
    " крупные low high young old молодые пожилые".split()
)


@dataclass(frozen=True, slots=True)
class _Read:
    child: SplitChild
    range: Range
    span: Span


def prove(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose kind is intervals: each label is to be a range."""
    members = [child for child in live if not takes_the_rest(child.title)]
    found = [(child, read_range(child.title)) for child in members]
    unread = [child for child, one in found if one is None]
    ranges = [(child, one) for child, one in found if one is not None]
    for child in unread:
        yield _unread(parent, child)
    if not _share_unit([one for _, one in ranges]):
        yield _mixed_units(parent, members)
        return
    if ranges:
        yield from _prove(parent, live, ranges, is_complete=not unread)


def prove_if_ranges(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the same proof for a split of no stated kind, if its labels are plainly ranges."""
    members = [child for child in live if not takes_the_rest(child.title)]
    ranges: list[tuple[SplitChild, Range]] = []
    for child in members:
        one = read_range(child.title)
        if one is None:
            return
        ranges.append((child, one))
    found = [one for _, one in ranges]
    if len(found) < 2 or all(one.is_point for one in found):
        return
    if _share_name(found) and _share_unit(found):
        yield from _prove(parent, live, ranges, is_complete=True)


def _prove(
    parent: SplitParent,
    live: Sequence[SplitChild],
    ranges: Sequence[tuple[SplitChild, Range]],
    *,
    is_complete: bool,
) -> Iterator[Finding]:
    found = [one for _, one in ranges]
    is_whole = _is_whole(parent.split, found)
    universe = _universe(parent.split)
    spans = [_span(one, found) for one in found]
    read: list[_Read] = []
    for (child, one), span in zip(ranges, spans, strict=True):
        kept = (span.whole() if is_whole else span).within(universe or Span(BELOW_ALL, ABOVE_ALL))
        if kept.is_empty:
            yield _outside(parent, child)
        else:
            read.append(_Read(child, one, kept))
    read.sort(key=lambda one: (one.span.start, one.span.end))
    numerals = Numerals(found, [child.title for child in live])
    yield from _check_overlaps(parent, read, numerals, is_complete=is_complete)
    coverage = Coverage(
        node_id=parent.id,
        spans=[one.span for one in read],
        universe=universe,
        is_whole=is_whole,
        starts_at_zero=_starts_at_zero(found),
        rest=next((child for child in live if takes_the_rest(child.title)), None),
        is_complete=is_complete,
        numerals=numerals,
    )
    yield from check_coverage(coverage)


def _check_overlaps(
    parent: SplitParent, read: Sequence[_Read], numerals: Numerals, *, is_complete: bool
) -> Iterator[Finding]:
    """Compare each range with the one that reaches furthest of those that start before it."""
    furthest: _Read | None = None
    is_clean = True
    for one in read:
        if furthest and one.span.start <= furthest.span.end:
            is_clean = False
            if key(one.child.title) != key(furthest.child.title):
                yield _overlap(parent, furthest, one, numerals)
        if furthest is None or one.span.end > furthest.span.end:
            furthest = one
    if is_clean and is_complete:
        yield Finding(
            "ranges_disjoint",
            "proved",
            "exclusive",
            parent.id,
            tuple(one.child.id for one in read),
            gettext_noop("No number is in two children."),
        )


def _overlap(parent: SplitParent, first: _Read, second: _Read, numerals: Numerals) -> Finding:
    shared = numerals.write(witness(second.span.within(first.span)))
    return Finding(
        "ranges_overlap",
        "disproved",
        "exclusive",
        parent.id,
        (first.child.id, second.child.id),
        gettext_noop("{witness} is in “{first}” and in “{second}”."),
        {
            "witness": shared,
            "first": quoted(first.child.title),
            "second": quoted(second.child.title),
        },
        shared,
    )


def _unread(parent: SplitParent, child: SplitChild) -> Finding:
    return Finding(
        "range_unread",
        "unknown",
        "exclusive",
        parent.id,
        (child.id,),
        gettext_noop("“{title}” is not read as a range. Write it like “18–24”, “under 18”, “65+”."),
        {"title": quoted(child.title)},
    )


def _outside(parent: SplitParent, child: SplitChild) -> Finding:
    return Finding(
        "range_outside",
        "advice",
        "shape",
        parent.id,
        (child.id,),
        gettext_noop("“{title}” holds none of the numbers that are split here."),
        {"title": quoted(child.title)},
    )


def _mixed_units(parent: SplitParent, members: Sequence[SplitChild]) -> Finding:
    return Finding(
        "ranges_mixed",
        "unknown",
        "exclusive",
        parent.id,
        tuple(child.id for child in members),
        gettext_noop("The ranges do not share one unit, so they cannot be compared."),
    )


def _share_unit(ranges: Sequence[Range]) -> bool:
    """Whether all ranges are of one unit and one scale; labels without a unit go with any."""
    units = {one.unit for one in ranges if one.unit}
    heads = {unit[0] for unit in units}
    tails = {unit[1:] for unit in units if unit[1:]}
    if len(heads) > 1 or len(tails) > 1:
        return False
    factors = [max((scale.factor for scale in one.scales), default=1) for one in ranges]
    bare = [
        one
        for one, factor in zip(ranges, factors, strict=True)
        if factor == 1 and any(bound and bound.value for bound in (one.low, one.high))
    ]
    return max(factors, default=1) == 1 or not any(_lacks_scale(one, ranges) for one in bare)


def _lacks_scale(bare: Range, ranges: Sequence[Range]) -> bool:
    """Whether a number without "млн" beside numbers with it may well mean millions."""
    largest = max(abs(bound.value) for bound in (bare.low, bare.high) if bound)
    scaled = [scale.factor for one in ranges for scale in one.scales if scale.factor > 1]
    return largest < min(scaled) / 100


def _share_name(ranges: Sequence[Range]) -> bool:
    names = {one.name for one in ranges}
    return len(names) == 1 or all(set(name.split()) & _SIZES for name in names)


def _is_whole(split: Mapping[str, Any], ranges: Sequence[Range]) -> bool:
    stated = split.get("is_whole")
    if isinstance(stated, bool):
        return stated
    if any(one.has_fraction or set(one.unit) & CONTINUOUS for one in ranges):
        return False
    return not any(scale.factor > 1 for one in ranges for scale in one.scales)


def _starts_at_zero(ranges: Sequence[Range]) -> bool:
    """Whether what is counted or measured cannot be below zero."""
    return any(set(one.unit) & FROM_ZERO for one in ranges)


def _universe(split: Mapping[str, Any]) -> Span | None:
    """The universe that the split names; one end may be left open."""
    low, high = _stated(split.get("low")), _stated(split.get("high"))
    if low is None and high is None:
        return None
    start: Point = BELOW_ALL if low is None else (low, 0)
    end: Point = ABOVE_ALL if high is None else (high, 0)
    return Span(start, end) if start <= end else None


def _stated(value: Any) -> Fraction | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Fraction(str(value)) if math.isfinite(value) else None
    return read_number(value) if isinstance(value, str) else None


def _span(one: Range, ranges: Sequence[Range]) -> Span:
    return Span(_start(one.low), _end(one.high, ranges))


def _start(low: Bound | None) -> Point:
    if low is None:
        return BELOW_ALL
    return (low.value, 0 if low.is_closed else 1)


def _end(high: Bound | None, ranges: Sequence[Range]) -> Point:
    """The upper end; "до 5" leaves 5 out where another child starts with 5."""
    if high is None:
        return ABOVE_ALL
    if high.is_soft:
        is_taken = any(
            one.low and one.low.value == high.value and one.low.is_closed for one in ranges
        )
        high = replace(high, is_closed=not is_taken)
    return (high.value, 0 if high.is_closed else -1)
