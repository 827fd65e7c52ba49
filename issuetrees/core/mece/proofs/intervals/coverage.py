"""Whether ranges leave out a value: gaps between them, and at both ends."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from issuetrees.core.mece.proofs.intervals.numerals import Numerals
from issuetrees.core.mece.proofs.intervals.spans import (
    ABOVE_ALL,
    BELOW_ALL,
    Point,
    Span,
    after,
    before,
    witness,
)
from issuetrees.core.mece.proofs.intervals.steps import steps_only
from issuetrees.core.mece.records import Finding, SplitChild, Verdict
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop

_COVERED: Final = {
    (False, False): gettext_noop("Every number is in a child."),
    (True, False): gettext_noop("Every number from {low} up is in a child."),
    (False, True): gettext_noop("Every number up to {high} is in a child."),
    (True, True): gettext_noop("Every number from {low} to {high} is in a child."),
}
_WHOLE_COVERED: Final = {
    (False, False): gettext_noop("Every whole number is in a child."),
    (True, False): gettext_noop("Every whole number from {low} up is in a child."),
    (False, True): gettext_noop("Every whole number up to {high} is in a child."),
    (True, True): gettext_noop("Every whole number from {low} to {high} is in a child."),
}
_TIME_COVERED: Final = {
    "day": gettext_noop("Every day is in a child."),
    "minute": gettext_noop("Every moment of the day is in a child."),
}
_BELOW: Final = {
    True: gettext_noop("It is not said whether anything is below {low}."),
    False: gettext_noop("It is not said whether anything is before {low}."),
}
_ABOVE: Final = {
    True: gettext_noop("It is not said whether anything is above {high}."),
    False: gettext_noop("It is not said whether anything is after {high}."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What is to be covered and by what; ``spans`` are sorted by their start.

    ``step`` is that of the numbers that occur (None: all do), ``written`` that of the labels.
    ``rest`` is the child that takes everything else; ``is_complete`` is false where
    there are children whose labels could not be read. ``group`` is the name that all
    these spans share beside other groups.
    """

    node_id: str
    spans: Sequence[Span]
    universe: Span | None
    step: Fraction | None
    written: Fraction | None
    starts_at_zero: bool
    rest: SplitChild | None
    is_complete: bool
    numerals: Numerals
    kind: str = "number"
    group: str = ""

    @property
    def is_number(self) -> bool:
        return self.kind == "number"


def check_coverage(coverage: Coverage) -> Iterator[Finding]:
    """Yield a proof, the gaps, or what would have to be known."""
    if coverage.rest:
        yield _finding(
            coverage,
            "rest_covered",
            "proved",
            gettext_noop("“{title}” takes every other number."),
            {"title": quoted(coverage.rest.title)},
            (coverage.rest.id,),
        )
        return
    if not coverage.is_complete or not (coverage.spans or coverage.universe):
        yield _finding(
            coverage,
            "ranges_incomplete",
            "unknown",
            gettext_noop("Gaps cannot be ruled out before every child is read as a range."),
        )
        return
    gaps = list(gaps_of(coverage))
    doubts = list(_open_ends(coverage))
    if gaps and coverage.step is None and steps_only(coverage.spans, gaps, coverage.written):
        yield _between_steps(coverage, gaps[0])
    else:
        yield from (_gap(coverage, gap) for gap in gaps)
    yield from doubts
    if not gaps and not doubts:
        yield _covered(coverage)


def gaps_of(coverage: Coverage) -> Iterator[Span]:
    """What lies between the spans and, in a stated universe, before and after them."""
    spans, step = coverage.spans, coverage.step
    if not spans:
        yield from [coverage.universe] if coverage.universe else []
        return
    reached = spans[0].end
    if coverage.universe:
        yield from _between(coverage.universe.start, before(spans[0].start, step))
    for span in spans[1:]:
        start = after(reached, step)
        if reached != ABOVE_ALL:
            yield from _between(start, before(span.start, step))
        reached = max(reached, span.end)
    if coverage.universe and reached != ABOVE_ALL:
        yield from _between(after(reached, step), coverage.universe.end)


def _between(start: Point, end: Point) -> Iterator[Span]:
    if start <= end and (start, end) not in {(BELOW_ALL, BELOW_ALL), (ABOVE_ALL, ABOVE_ALL)}:
        yield Span(start, end)


def _between_steps(coverage: Coverage, gap: Span) -> Finding:
    message = gettext_noop(
        "The labels are written in whole steps: {witness} is in no child, if it can occur."
    )
    details = {"witness": coverage.numerals.write(witness(gap))}
    return _finding(coverage, "ranges_step", "unknown", message, details)


def _gap(coverage: Coverage, gap: Span) -> Finding:
    """Say a gap in the words that fit its ends, with a value that lies in it."""
    write = coverage.numerals.write
    (low, low_side), (high, high_side) = gap.start, gap.end
    shown = coverage.numerals.one_of(gap)
    details: dict[str, str] = {"witness": shown}
    message = gettext_noop("{witness} is in no child.")
    if coverage.group:
        details["group"] = quoted(coverage.group)
        message = gettext_noop("Of “{group}”, {witness} is in no child.")
    elif not math.isfinite(high):
        details["low"] = write(Fraction(low))
        message = gettext_noop("Nobody covers {low} and over.")
        if low_side:
            message = gettext_noop("Nobody covers more than {low}.")
    elif not math.isfinite(low):
        details["high"] = write(Fraction(high) + (coverage.step or 0) * (not high_side))
        message = gettext_noop("Nobody covers less than {high}.")
        if not high_side and coverage.step is None:
            message = gettext_noop("Nobody covers {high} and less.")
    elif low != high and not low_side and not high_side and shown == write(witness(gap)):
        details |= {"low": write(Fraction(low)), "high": write(Fraction(high))}
        message = gettext_noop("Nobody covers {low} to {high}.")
    return _finding(coverage, "ranges_gap", "disproved", message, details)


def _open_ends(coverage: Coverage) -> Iterator[Finding]:
    """Without a stated universe: is there anything below the first range, above the last?"""
    if coverage.universe or not coverage.spans:
        return
    write = coverage.numerals.write
    low, low_side = coverage.spans[0].start
    is_bottom = coverage.starts_at_zero and (low, low_side) <= (0, 0)
    if math.isfinite(low) and not is_bottom:
        message = _BELOW[coverage.is_number]
        yield _finding(coverage, "low_end_open", "unknown", message, {"low": write(Fraction(low))})
    high, _ = max(span.end for span in coverage.spans)
    if math.isfinite(high):
        message = _ABOVE[coverage.is_number]
        details = {"high": write(Fraction(high))}
        yield _finding(coverage, "high_end_open", "unknown", message, details)


def _covered(coverage: Coverage) -> Finding:
    if not coverage.is_number:
        return _finding(coverage, "ranges_cover", "proved", _TIME_COVERED[coverage.kind])
    low = coverage.universe.start[0] if coverage.universe else -math.inf
    high = coverage.universe.end[0] if coverage.universe else math.inf
    if not coverage.universe and coverage.spans and math.isfinite(coverage.spans[0].start[0]):
        low = coverage.spans[0].start[0]
    details = {}
    if math.isfinite(low):
        details["low"] = coverage.numerals.write(Fraction(low))
    if math.isfinite(high):
        details["high"] = coverage.numerals.write(Fraction(high))
    table = _WHOLE_COVERED if coverage.step == 1 else _COVERED
    message = table[math.isfinite(low), math.isfinite(high)]
    return _finding(coverage, "ranges_cover", "proved", message, details)


def _finding(
    coverage: Coverage,
    code: str,
    verdict: Verdict,
    message: str,
    details: dict[str, str] | None = None,
    related_ids: tuple[str, ...] = (),
) -> Finding:
    details = details or {}
    return Finding(
        code,
        verdict,
        "exhaustive",
        coverage.node_id,
        related_ids,
        message,
        details,
        details.get("witness", "") if verdict == "disproved" else "",
    )
