"""Costs in three points, added up without guessing: low, likely and high."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost in three points; what nobody said is None."""

    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self == NOTHING


NOTHING: Final = Cost()


def check_order(cost: Cost) -> None:
    """Refuse a low end above the likely cost, or that above the high end."""
    known = [point for point in (cost.low, cost.likely, cost.high) if point is not None]
    if known != sorted(known):
        raise Invalid(
            "costs_not_in_order",
            gettext_noop("The low cost is not above the likely one, nor that above the high one."),
            field="cost_likely",
        )


def total(parts: Sequence[Cost]) -> Cost:
    """Add up costs of which something is said.

    A part without a range counts with its likely cost at both ends; the likely total, or an end,
    is unknown as soon as one part leaves it open: nothing is guessed from a range.
    """
    known = [part for part in parts if not part.is_empty]
    if not known:
        return NOTHING
    is_range = any(part.low is not None or part.high is not None for part in known)
    return Cost(
        low=_sum([_or(part.low, part.likely) for part in known]) if is_range else None,
        likely=_sum([part.likely for part in known]),
        high=_sum([_or(part.high, part.likely) for part in known]) if is_range else None,
    )


def _or(end: Decimal | None, likely: Decimal | None) -> Decimal | None:
    return likely if end is None else end


def _sum(points: Sequence[Decimal | None]) -> Decimal | None:
    known = [point for point in points if point is not None]
    return sum(known, Decimal(0)) if len(known) == len(points) else None
