"""Initiatives that speak to the same audience at the same time.

Two of them share attention or stand in each other's way: for people to look at, no limit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop


@dataclass(frozen=True, slots=True)
class Airing:
    """When an initiative speaks to whom: periods (or weeks) by number, both ends included."""

    initiative: str
    audiences: frozenset[str]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two initiatives with the audiences and the periods that they share."""

    one: str
    other: str
    audiences: tuple[str, ...]
    first: int
    last: int

    @property
    def periods(self) -> int:
        """For how many periods both speak."""
        return self.last - self.first + 1


def overlap(airings: Sequence[Airing]) -> tuple[Overlap, ...]:
    """Return the pairs with an audience and a time in common, the longest first.

    An initiative may air several times; it never overlaps with itself.
    """
    for airing in airings:
        if airing.first > airing.last:
            raise Invalid(
                "airing_wrong",
                gettext_noop("An initiative ends after it has begun: set the last period anew."),
                field="last",
                initiative=airing.initiative,
            )
    found = [
        Overlap(
            one.initiative,
            other.initiative,
            tuple(sorted(one.audiences & other.audiences)),
            max(one.first, other.first),
            min(one.last, other.last),
        )
        for one, other in combinations(airings, 2)
        if one.initiative != other.initiative
    ]
    return tuple(
        sorted(
            (pair for pair in found if pair.audiences and pair.periods > 0),
            key=lambda pair: (-pair.periods, pair.first),
        )
    )
