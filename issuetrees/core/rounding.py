"""The one rounding of the product: half up on decimal digits, and parts that add up.

A float counts as the digits that it shows (72.25 is 72.25, whatever its bits are), without
the noise that computing leaves behind the twelfth of them. A Decimal counts as it is.
"""

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Final

Figure = float | Decimal
TRUSTED: Final = 12
_CONTEXT: Final = Context(prec=400, rounding=ROUND_HALF_UP)


def rounded(value: Figure, digits: int = 0) -> Decimal:
    """Return ``value`` with exactly so many digits after the point; there is no minus zero."""
    return _CONTEXT.plus(_CONTEXT.quantize(_clean(value, digits), _step(digits)))


def bare(value: Figure) -> int | float:
    """Return a number as JSON has it, without decimals that it does not need."""
    return int(value) if value == int(value) else float(value)


def apportion(
    parts: Sequence[Figure], digits: int = 0, total: Figure | None = None
) -> list[Decimal]:
    """Round parts so that they add up to their rounded total (largest remainder).

    ``total`` is given where it was rounded before, as a part of something larger. Of equal
    remainders the first is rounded up.
    """
    exact = [_CONTEXT.scaleb(_clean(part, digits), digits) for part in parts]
    units = [math.floor(part) for part in exact]
    whole = rounded(sum(parts) if total is None else total, digits)
    left = int(whole.scaleb(digits)) - sum(units)
    rests = [floor - part for floor, part in zip(units, exact, strict=True)]
    for index in sorted(range(len(units)), key=rests.__getitem__)[: max(left, 0)]:
        units[index] += 1
    return [Decimal(unit).scaleb(-digits) for unit in units]


def apportion_within(
    parts: Sequence[Sequence[Figure]], totals: Sequence[Decimal], digits: int = 0
) -> list[list[Decimal]]:
    """Round the parts of several totals, each to add up to the one that is already rounded."""
    return [apportion(mine, digits, total) for mine, total in zip(parts, totals, strict=True)]


def _clean(value: Figure, digits: int) -> Decimal:
    """The digits that count; noise goes only where it is finer than what is asked for."""
    if isinstance(value, Decimal | int):
        return Decimal(value)
    found = Decimal(repr(float(value)))
    trusted = TRUSTED - 1 - found.adjusted()
    return _CONTEXT.quantize(found, _step(trusted)) if found and trusted > digits else found


@cache
def _step(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)
