"""What comes out of weighing, and the checks that all ways of weighing share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.results import Notice
from issuetrees.core.scoring.weights import check_weight
from issuetrees.core.text import gettext_noop

MAX_ITEMS: Final = 200


@dataclass(frozen=True, slots=True)
class Judgement:
    """The comparison that disturbs most: how many times ``first`` is worth ``second``.

    ``better`` is what the other judgements ask for, ``on_scale`` the nearest step of the scale of
    1 to 9 and its reciprocals, ``ratio_after`` the consistency ratio with ``better`` in its place.
    """

    first: int
    second: int
    said: float
    better: float
    on_scale: float
    ratio_after: float


@dataclass(frozen=True, slots=True)
class Consistency:
    """How well the answers fit each other; ``limit`` is None where the source names none."""

    measure: str
    ratio: float
    limit: float | None
    worst: Judgement | None = None

    @property
    def is_fine(self) -> bool:
        """Whether the ratio is within its limit; noise of computing does not count."""
        return self.limit is None or self.ratio <= self.limit + 1e-9


@dataclass(frozen=True, slots=True)
class Weighed:
    """Weights that follow from answers: they add up to 1, in the order of the items.

    ``low`` and ``high`` bound each weight where the answers leave room. ``conventions`` name what
    was chosen where a method leaves a choice, ``figures`` what it says beside the weights.
    """

    method: str
    weights: tuple[float, ...]
    conventions: Mapping[str, str] = field(default_factory=dict)
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)
    consistency: Consistency | None = None
    notices: tuple[Notice, ...] = ()


def named(titles: Sequence[str], index: int) -> str:
    """Return the title of an item, or its number where it has none."""
    return titles[index] if index < len(titles) else str(index + 1)


def check_count(count: int) -> None:
    """Refuse to weigh nothing, or more than anybody compares."""
    if not 1 <= count <= MAX_ITEMS:
        raise Invalid(
            "weigh_count",
            gettext_noop("Weigh 1 to {most} of them; there are {count}."),
            field="weights",
            count=count,
            most=MAX_ITEMS,
        )


def check_numbers(numbers: Sequence[float], titles: Sequence[str]) -> None:
    """Refuse numbers that are negative or none, and those that are all zero."""
    check_count(len(numbers))
    for index, number in enumerate(numbers):
        check_weight(named(titles, index), number, str(index))
    if not any(numbers):
        raise Invalid(
            "weights_all_zero",
            gettext_noop("Give at least one of them a weight above zero."),
            field="weights",
        )


def check_choice(name: str, chosen: str, allowed: Sequence[str]) -> None:
    """Refuse a convention that does not exist."""
    if chosen not in allowed:
        raise Invalid(
            "option_unknown",
            gettext_noop("“{chosen}” is no choice of “{name}”. Use one of {allowed}."),
            field=name,
            name=name,
            chosen=str(chosen),
            allowed=list(allowed),
        )
