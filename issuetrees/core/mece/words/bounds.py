"""What a label with numbers or days says: the ends of its ranges."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

from issuetrees.core.mece.words.calendar import Axis, Period, joined

Kind: TypeAlias = Literal["closed", "open", "soft", "dash"]


@dataclass(frozen=True, slots=True)
class Scale:
    """How a label writes its numbers: "1 млн ₽" is 1 with the factor 1,000,000 and " млн ₽"."""

    factor: int = 1
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of a range.

    "soft": the word leaves open whether it belongs ("до 5"); "dash": so may a dash ("1–5").
    """

    value: Fraction
    kind: Kind = "closed"
    unit: tuple[str, ...] = ()
    period: Period | None = None
    scale: Scale = Scale()
    until: Fraction | None = None

    @property
    def end(self) -> Fraction:
        """The last of the days that it names; the value itself where it is a number."""
        return self.value if self.until is None else self.until


@dataclass(frozen=True)
class Range:
    """What a label says: None is an open end. ``name`` are the words that are not the range."""

    low: Bound | None
    high: Bound | None
    name: str = ""
    is_apart: bool = False
    more: tuple["Range", ...] = ()
    has_comma: bool = False

    @property
    def parts(self) -> tuple["Range", ...]:
        """All ranges of a label: "under 18 or over 65" has two."""
        return (self, *self.more)

    @cached_property
    def bounds(self) -> list[Bound]:
        return [bound for one in self.parts for bound in (one.low, one.high) if bound]

    @cached_property
    def unit(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for bound in self.bounds for word in bound.unit))

    @cached_property
    def axis(self) -> Axis | None:
        """What the ends are of; None where they are of different things."""
        axes: set[Axis] = {bound.period.axis if bound.period else "number" for bound in self.bounds}
        if axes == {"day", "yearday"}:
            return "day"
        return axes.pop() if len(axes) == 1 else None

    @property
    def is_point(self) -> bool:
        """Whether the label is one value only."""
        low, high = self.low, self.high
        return low is not None and high is not None and low is high and not self.more


def shared(first: Bound, second: Bound) -> tuple[Bound, Bound]:
    """Both ends; "1–5 млн" means millions at both, "Jan–Mar 2024" one year."""
    if first.period and second.period:
        low, high = joined(first.period, second.period)
        return replace(first, period=low), replace(second, period=high)
    is_shared = second.scale.after or second.scale.before != first.scale.before
    if is_shared and first.scale.factor == 1 and not first.scale.after and not first.period:
        factor = second.scale.factor
        scale = replace(second.scale, before=first.scale.before or second.scale.before)
        unit = first.unit or second.unit
        first = replace(first, value=first.value * factor, unit=unit, scale=scale)
        second = replace(second, scale=scale)
    if not first.unit:
        first = replace(first, unit=second.unit)
    if first.scale.before and not second.scale.before and second.unit == first.unit[1:]:
        second = replace(
            second, unit=first.unit, scale=replace(second.scale, before=first.scale.before)
        )
    return first, second
