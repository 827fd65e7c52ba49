"""The one rounding of the product: half up on decimal digits, and parts that add up.

A float counts as the digits that it shows (72.25 is 72.25, whatever its bits are), without
the noise that computing leaves behind the twelfth of them. A Decimal counts as it is.
"""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import Final

Figure = float | Decimal
TRUSTED: Final = 12
_HALF_UP: Final = Context(prec=400, rounding=ROUND_HALF_UP)
_FLOOR: Final = Context(prec=400, rounding=ROUND_FLOOR)


def rounded(value: Figure, digits: int = 0) -> Decimal:
    """Return ``value`` with exactly so many digits after the point; there is no minus zero."""
    return _HALF_UP.plus(_cut(_clean(value, digits), digits, _HALF_UP))


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
    exact = [_clean(part, digits) for part in parts]
    floors = [_cut(part, digits, _FLOOR) for part in exact]
    whole = rounded(sum(parts) if total is None else total, digits)
    units = int((whole - sum(floors)).scaleb(digits))
    order = sorted(range(len(exact)), key=lambda index: floors[index] - exact[index])
    raised = set(order[: max(units, 0)])
    step = Decimal(1).scaleb(-digits)
    return [
        _HALF_UP.plus(floor + step if index in raised else floor)
        for index, floor in enumerate(floors)
    ]


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
    return _cut(found, trusted, _HALF_UP) if found and trusted > digits else found


def _cut(value: Decimal, digits: int, context: Context) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), context=context)
