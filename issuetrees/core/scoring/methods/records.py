"""What methods of deciding take and give, and what one declares of itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.scoring.additive import Array, Flags
from issuetrees.core.scoring.results import Notice, RankSpan

#: Scores between 0 and 1 are compared by so many digits; what lies behind is noise of computing.
TIE_DIGITS: Final = 6
#: What is larger, or nearer to zero than its reciprocal, has squares or reciprocals that overflow.
LARGEST: Final = 1e100


@dataclass(frozen=True, slots=True)
class Table:
    """Initiatives × criteria with raw weights, checked by ``read_table``.

    ``shares`` are the weights brought to a sum of 1. The titles fill sentences; numbers stand in
    for those that are missing.
    """

    values: Array
    weights: Array
    shares: Array
    is_less_better: Flags
    titles: Sequence[str] = ()
    criteria: Sequence[str] = ()

    @property
    def signs(self) -> Array:
        """1 where more is better, -1 where less is."""
        return np.where(self.is_less_better, -1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices between two initiatives: how often the row was preferred to the column."""

    wins: Array
    titles: Sequence[str] = ()


class Relation(IntEnum):
    """How the row stands to the column in a partial order."""

    WORSE = -1
    EQUAL = 0
    BETTER = 1
    INCOMPARABLE = 2


@dataclass(frozen=True, slots=True)
class Compromise:
    """Those that nobody can pass over (VIKOR), the best first, and why there are several.

    ``has_advantage``: the best is ahead of the next by ``advantage`` at least.
    ``is_stable``: it is also the best by group utility or by individual regret.
    """

    members: tuple[int, ...]
    advantage: float
    has_advantage: bool
    is_stable: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """What a method computes.

    ``figures`` have a number for each initiative, ``ideals`` one for each criterion, ``parts`` are
    initiatives × criteria and add up to the scores. ``conventions`` are those that only the data
    decide, beside the options.
    """

    scores: Array
    is_less_better: bool = False
    digits: int = TIE_DIGITS
    figures: Mapping[str, Array] = field(default_factory=dict)
    ideals: Mapping[str, Array] = field(default_factory=dict)
    parts: Array | None = None
    compromise: Compromise | None = None
    relations: NDArray[np.int8] | None = None
    conventions: Mapping[str, object] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a method: its scores, the order and places, every convention named."""

    method: str
    scored: Scored
    order: tuple[int, ...]
    places: tuple[RankSpan | None, ...]
    conventions: Mapping[str, object]
    notices: tuple[Notice, ...]

    @property
    def scores(self) -> Array:
        """The scores, in the order of the initiatives."""
        return self.scored.scores


@dataclass(frozen=True, slots=True)
class Option:
    """A convention that changes results, so it is chosen by name and told with each of them.

    ``read`` checks what somebody chose. ``words`` name the option (under "") and its choices.
    """

    name: str
    default: Any
    read: Callable[[Any], Any]
    words: Mapping[str, str]


Subject: TypeAlias = Table | Choices


@dataclass(frozen=True, slots=True)
class Method:
    """A method of deciding: one function, its conventions, what it reads and where it is from.

    ``scores`` gives the scores alone, where that is much faster. ``most``: how many initiatives it
    takes at most.
    """

    name: str
    title: str
    source: str
    compute: Callable[..., Scored]
    reads: type[Table] | type[Choices] = Table
    options: tuple[Option, ...] = ()
    scores: Callable[..., Array] | None = None
    takes_missing: bool = False
    most: int = 200_000
