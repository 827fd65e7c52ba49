"""How the number of one driver depends on each other one, while all else stays as it is.

Sums, differences, products and ratios are fractions of two straight lines in each thing that
they are made of; so is what they are nested into. A driver that reaches the target in one way
only has such a fraction, and what it takes to meet a goal has a closed form.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from issuetrees.core.drivers.calculate import Sheet, settled
from issuetrees.core.drivers.expressions import Applied, Expression, names_in, value_of

_ONE: Final = Fraction(1)
_NONE: Final = Fraction(0)
# Bits by which the parts of a reach may be larger or smaller than one.
_FAR: Final = 64


@dataclass(frozen=True, slots=True)
class Reach:
    """The target as (a x + b) / (c x + d) of a driver's number x, all in base units."""

    a: Fraction = _ONE
    b: Fraction = _NONE
    c: Fraction = _NONE
    d: Fraction = _ONE

    def at(self, value: Fraction) -> Fraction | None:
        """Return the target where the driver has this number, None where zero divides."""
        below = self.c * value + self.d
        return (self.a * value + self.b) / below if below else None

    @property
    def is_flat(self) -> bool:
        """Whether the target is the same whatever the driver is."""
        return self.a * self.d == self.b * self.c

    @property
    def pole(self) -> Fraction | None:
        """The number of the driver at which zero divides, if there is one."""
        return -self.d / self.c if self.c else None

    def of(self, goal: Fraction) -> Fraction | None:
        """Return the number of the driver at which the target is the goal, None without one."""
        slope = self.a - self.c * goal
        return None if self.is_flat or not slope else (self.d * goal - self.b) / slope

    def after(self, step: "Reach") -> "Reach":
        """Return the target as it depends on what ``step`` is made of."""
        return _brought_near(
            _along(self.a, step.a, self.b, step.c),
            _along(self.a, step.b, self.b, step.d),
            _along(self.c, step.a, self.d, step.c),
            _along(self.c, step.b, self.d, step.d),
        )


def _along(one: Fraction, step: Fraction, other: Fraction, beside: Fraction) -> Fraction:
    """Return ``one * step + other * beside``: nothing and one, which are usual, cost nothing."""
    first = step if one is _ONE else one if step is _ONE else one * step if one and step else _NONE
    if not other or not beside:
        return first
    second = beside if other is _ONE else other if beside is _ONE else other * beside
    return first + second if first else second


def _brought_near(*parts: Fraction) -> Reach:
    """Return a reach of these parts; all are halved or doubled so often that none is far off."""
    size = max(map(abs, parts))
    bits = size.numerator.bit_length() - size.denominator.bit_length()
    if abs(bits) > _FAR:
        parts = tuple(part / Fraction(2) ** bits for part in parts)
    return Reach(*(settled(part) for part in parts))


def reaches(
    sheet: Sheet, target_id: str, wanted: Iterable[str] | None = None
) -> dict[str, Reach | None]:
    """Return by id how the target depends on each driver that it follows from, or on those that
    are ``wanted`` and what lies between.

    None for one that reaches it in several ways. The sheet is exact. Nothing where the target has
    no number.
    """
    tree = sheet.tree
    within = tree.drivers if wanted is None else tree.with_above(wanted)
    if target_id not in sheet.values:
        return {}
    found: dict[str, Reach | None] = {target_id: Reach()}
    for key in reversed(tree.order[: tree.places[target_id] + 1]):
        driver = tree.drivers[key]
        if key not in found or driver.term is None or key in sheet.given:
            continue
        if not all(name in sheet.values for name in names_in(driver.term)):
            continue  # its own value holds
        whole = found[key]
        if whole is None:
            found |= {name: None for name in names_in(driver.term) if name in within}
            continue
        for name, reach in _spread(driver.term, whole, sheet.values, within):
            found[name] = None if name in found else reach
    return found


def _spread(
    term: Expression, whole: Reach, values: Any, within: Container[str]
) -> Iterator[tuple[str, Reach]]:
    """Yield the ids in a term, each as often as it stands there, with how the target depends."""
    if isinstance(term, str):
        yield term, whole
    elif isinstance(term, Applied):
        found = [Fraction(value_of(one, values)) for one in term.terms]
        for one, step in zip(term.terms, _steps(term.sign, found), strict=True):
            if isinstance(one, Applied) or (isinstance(one, str) and one in within):
                yield from _spread(one, whole.after(step), values, within)


def _steps(sign: str, found: list[Fraction]) -> list[Reach]:
    """Return how what is made depends on each of its parts."""
    if sign == "+":
        total = sum(found, _NONE)
        return [Reach(b=total - one) for one in found]
    if sign == "-":
        total = found[0] - sum(found[1:], _NONE)
        return [
            Reach(b=total - found[0]),
            *(Reach(a=-_ONE, b=total + one) for one in found[1:]),
        ]
    others = _others(found)
    if sign == "*":
        return [Reach(a=one) for one in others]
    first, *divisors = found
    rest = _others(divisors)
    return [
        Reach(d=others[0]),
        *(Reach(a=_NONE, b=first / one, c=_ONE, d=_NONE) for one in rest),
    ]


def _others(found: list[Fraction]) -> list[Fraction]:
    """Return for each number the product of the others."""
    before = [_ONE]
    for one in found[:-1]:
        before.append(settled(before[-1] * one))
    after = _ONE
    answer = [_ONE] * len(found)
    for place in range(len(found) - 1, -1, -1):
        answer[place] = settled(before[place] * after)
        after = settled(after * found[place])
    return answer
