"""Intervals as spans between points, exact at open and closed ends.

A point is (value, side): side 0 is the value itself, -1 lies right below it, +1 right
above it; infinity stands for an open end. So two spans overlap, touch or leave a gap
by plain comparison, for whole numbers and for any numbers alike.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

Value: TypeAlias = Fraction | float
Point: TypeAlias = tuple[Value, int]

BELOW_ALL: Final[Point] = (-math.inf, 0)
ABOVE_ALL: Final[Point] = (math.inf, 0)


@dataclass(frozen=True, slots=True)
class Span:
    """All points from ``start`` to ``end``, both included; empty where start > end."""

    start: Point
    end: Point

    @property
    def is_empty(self) -> bool:
        return self.start > self.end

    def whole(self) -> "Span":
        """The whole numbers in the span, from the first to the last."""
        (low, low_side), (high, high_side) = self.start, self.end
        if math.isfinite(low):
            low = Fraction(math.floor(low) + 1 if low_side > 0 else math.ceil(low))
        if math.isfinite(high):
            high = Fraction(math.ceil(high) - 1 if high_side < 0 else math.floor(high))
        return Span((low, 0), (high, 0))

    def within(self, other: "Span") -> "Span":
        """The part that lies in ``other`` too."""
        return Span(max(self.start, other.start), min(self.end, other.end))


def after(point: Point, step: Fraction | None) -> Point:
    """The next point: the next number of a step, or the side of this one that follows."""
    value, side = point
    if not math.isfinite(value):
        return point
    return (value + step, 0) if step else (value, side + 1)


def before(point: Point, step: Fraction | None) -> Point:
    """The point that comes right before."""
    value, side = point
    if not math.isfinite(value):
        return point
    return (value - step, 0) if step else (value, side - 1)


def witness(span: Span) -> Fraction:
    """A number in a span that is not empty and not without ends: its start where it has one."""
    (low, low_side), (high, high_side) = span.start, span.end
    if math.isfinite(low) and low_side == 0:
        return Fraction(low)
    if math.isfinite(high) and high_side == 0 and not math.isfinite(low):
        return Fraction(high)
    if math.isfinite(low) and math.isfinite(high):
        return (Fraction(low) + Fraction(high)) / 2
    return Fraction(low) + 1 if math.isfinite(low) else Fraction(high) - 1


def in_steps(span: Span, step: Fraction) -> Span:
    """Return the multiples of a step in the span, from the first to the last."""
    if step == 1:
        return span.whole()
    scaled = Span((span.start[0] / step, span.start[1]), (span.end[0] / step, span.end[1])).whole()
    return Span((scaled.start[0] * step, 0), (scaled.end[0] * step, 0))
