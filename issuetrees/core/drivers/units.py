"""What the numbers of a driver tree are counted in: scales, currencies, measures, powers of them.

All sums are made in base units: roubles, days, metres; "5 %" is 0.05, "70 млн ₽" 70,000,000.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from issuetrees.core.mece.words.amounts import Amount
from issuetrees.core.mece.words.units import COUNTED, UNITS, base_of

_SHARES: Final = frozenset({"percent", "percentage point"})
PERCENT: Final = "percent"

Powers = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is counted in.

    ``factor``: how many base units it is. ``powers``: of which base units it is made; none for a
    plain number, None where nobody has said a unit. ``counted``: what a plain number counts, if
    that is known: "people", "percent". ``words``: as somebody has written it, "" where it follows
    from others.
    """

    factor: Fraction = Fraction(1)
    powers: Powers | None = ()
    counted: str = ""
    words: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it is a number of its own, or may be one."""
        return not self.powers


PLAIN: Final = Unit()
UNSAID: Final = Unit(powers=None)
#: Of what has no number yet, so that it fits beside anything.
OPEN: Final = Unit(powers=None, counted="open")


def unit_of(amount: Amount) -> Unit:
    """Return what an amount is counted in."""
    if not amount.unit and not amount.words:
        return UNSAID
    factor = Fraction(amount.shown.partition("\x00")[0])
    powers: Counter[str] = Counter()
    sign = 1
    names = amount.unit.split(" / ")
    for part in names:
        for name in part.split():
            if name in _SHARES:
                factor *= Fraction(1, 100) ** sign
            elif name in UNITS - COUNTED:
                base, per = base_of(name)
                factor *= per**sign
                powers[base] += sign
        sign = -1
    return Unit(factor, sorted_powers(powers), _counted(amount.unit), amount.words)


def sorted_powers(powers: Counter[str]) -> Powers:
    """Return powers without those that cancel out, in one order."""
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def product(units: Sequence[Unit], signs: Sequence[int]) -> Unit:
    """Return the unit of a product of powers 1 and -1; it is that of the one which has a unit."""
    if any(unit.powers is None for unit in units):
        return UNSAID
    powers: Counter[str] = Counter()
    for unit, sign in zip(units, signs, strict=True):
        for name, power in unit.powers or ():
            powers[name] += power * sign
    made = sorted_powers(powers)
    rest = [
        unit
        for unit, sign in zip(units, signs, strict=True)
        if sign < 0 or not unit.is_plain or unit.counted not in {"", PERCENT} or unit.factor > 1
    ]
    if len(rest) == 1 and rest[0].powers == made and signs[units.index(rest[0])] > 0:
        return rest[0]
    return Unit(powers=made)


def common(units: Sequence[Unit]) -> Unit | None:
    """Return the unit of a sum, None where these have none in common."""
    units = [unit for unit in units if unit != OPEN]
    if all(unit.powers is None for unit in units):
        return UNSAID
    first = next(unit for unit in units if unit.powers is not None)
    counted = {unit.counted for unit in units if unit.counted}
    if any(unit.powers != first.powers for unit in units) or len(counted) > 1:
        return None
    if PERCENT in counted and any(not unit.counted for unit in units):
        return PLAIN  # "1 − 20 %" is a number
    return first


def _counted(names: str) -> str:
    if names in _SHARES:
        return PERCENT
    return names if names in COUNTED else ""
