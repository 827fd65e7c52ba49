"""Whether the numbers of a split are counted in whole steps, measured, or written in steps."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from issuetrees.core.mece.proofs.intervals.spans import Span
from issuetrees.core.mece.words.bounds import Bound, Range
from issuetrees.core.mece.words.numbers import decimals_of
from issuetrees.core.mece.words.units import CONTINUOUS, MONEY, TIME

_AGE: Final = re.compile(
    r"\bage[sd]?\b|\bold\b|years? old|возраст|\bлет\b.*старше|старше|младше|моложе|older|younger",
    re.IGNORECASE,
)
_OF_THINGS: Final = re.compile(
    r"compan|firm|business|asset|equipment|contract|experience|tenure|customer since|building"
    r"|компани|фирм|бизнес|оборудован|парк|контракт|договор|стаж|опыт|срок|здани",
    re.IGNORECASE,
)
_OF_AGE: Final = 18
_OLDEST: Final = 120
_CENT: Final = Fraction(1, 100)


def is_counted(ranges: Sequence[Range], units: frozenset[str], context: str) -> bool:
    """Whether only whole numbers occur, and what is counted is not somebody's age."""
    return not is_measured(ranges, units, context) and not is_age(ranges, units, context)


def is_measured(ranges: Sequence[Range], units: frozenset[str], context: str) -> bool:
    """Whether there is something between any two numbers: money, percent, lengths, durations."""
    bounds = [bound for one in ranges for bound in one.bounds]
    if any(bound.scale.factor > 1 or bound.value.denominator > 1 for bound in bounds):
        return True
    if units & (CONTINUOUS | MONEY):
        return True
    return bool(units & TIME) and not is_age(ranges, units, context)


def is_age(ranges: Sequence[Range], units: frozenset[str], context: str) -> bool:
    """Whether the numbers are years of age, which people take in whole years."""
    if not units <= {"year"}:
        return False
    values = [bound.value for one in ranges for bound in one.bounds]
    oldest = max(values, default=Fraction(0))
    if oldest > _OLDEST or oldest < _OF_AGE or _OF_THINGS.search(context):
        return False
    return _OF_AGE in values or _AGE.search(context) is not None


def whole_step(
    ranges: Sequence[Range], units: frozenset[str], is_stated: bool | None
) -> Fraction | None:
    """Return the step in which only numbers occur; None where all numbers do."""
    if is_stated is not None:
        return Fraction(1) if is_stated else None
    bounds = [bound for one in ranges for bound in one.bounds]
    if any(bound.scale.factor > 1 for bound in bounds) or units & CONTINUOUS or len(units) > 1:
        return None
    places = max((decimals_of(bound.value) for bound in bounds), default=0)
    if not places:
        return Fraction(1)
    return _CENT if units & MONEY and places <= 2 else None


def written_step(ranges: Sequence[Range]) -> Fraction | None:
    """Return the smallest step in which the labels write numbers; None for whole millions."""
    bounds = [bound for one in ranges for bound in one.bounds]
    factor = min(bound.scale.factor for bound in bounds)
    places = max(decimals_of(_as_written(bound)) for bound in bounds)
    if factor > 1 and not places:
        return None
    return Fraction(factor, 10**places)


def _as_written(bound: Bound) -> Fraction:
    return bound.value if bound.scale.factor == 1 else bound.value / bound.scale.factor


def steps_only(spans: Sequence[Span], gaps: Iterable[Span], step: Fraction | None) -> bool:
    """Whether labels are written in steps: "0–25 %", "26–50 %" with nothing that touches."""
    touch = any(one.end[0] == other.start[0] and one.end[1] < 0 for one, other in pairwise(spans))
    return step is not None and not touch and all(_width(gap) == step for gap in gaps)


def _width(gap: Span) -> Fraction | None:
    (low, low_side), (high, high_side) = gap.start, gap.end
    if (
        low_side <= 0
        or high_side >= 0
        or not isinstance(low, Fraction)
        or not isinstance(high, Fraction)
    ):
        return None
    return high - low
