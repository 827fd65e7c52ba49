"""Initiatives that speak to the same audience at the same time.

Two of them share attention or stand in each other's way: for people to look at, no limit. Audiences
are phrases as people write them: case, order and endings of words make no difference, and "young
people of Omsk" are young people.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.stemmers import english_stem, russian_stem
from issuetrees.core.text import gettext_noop

_WORD: Final = re.compile(r"[^\W_]+")
_CYRILLIC: Final = re.compile("[а-я]")
#: Words that tell no audience from another.
_SMALL: Final = frozenset(
    "a an and at for from in of on or the to with в во и из или на по с со от для".split()
)


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
            _shared(one.audiences, other.audiences),
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


def _shared(ones: frozenset[str], others: frozenset[str]) -> tuple[str, ...]:
    """Return the audiences that both speak to, each in the words of who says it wider."""
    return tuple(sorted(set(_wider(ones, others))))


def _wider(ones: frozenset[str], others: frozenset[str]) -> Iterator[str]:
    for one in ones:
        for other in others:
            mine, theirs = _stems(one), _stems(other)
            if mine and theirs and (mine <= theirs or theirs <= mine):
                yield min((one, other), key=lambda phrase: (len(_stems(phrase)), phrase))


@lru_cache(maxsize=10_000)
def _stems(phrase: str) -> frozenset[str]:
    """Return the stems of the words of a phrase."""
    words = _WORD.findall(phrase.casefold().replace("ё", "е"))
    return frozenset(
        russian_stem(word) if _CYRILLIC.search(word) else english_stem(word)
        for word in words
        if word not in _SMALL
    )
