"""What a run of draws is told: how weights, scores and assessors vary.

Plain values, so that a stored run can be done again to the last digit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

MOST_DRAWS: Final = 1_000_000
MOST_FINALISTS: Final = 200


class Shape(StrEnum):
    """How values lie between low, likely and high.

    ``TRIANGULAR``: straight to the likely value and down again. ``PERT``: the usual beta with
    mean (low + 4·likely + high) / 6, which believes the likely value more.
    """

    TRIANGULAR = "triangular"
    PERT = "pert"


class Pooling(StrEnum):
    """How several people make one draw.

    ``ONE``: one of them is taken, by their weights: of scores a new one in each cell. ``MIX``: a
    mean with weights of people drawn at random around their own (Dirichlet).
    """

    ONE = "one"
    MIX = "mix"


class Absent(StrEnum):
    """What a score stands for that an assessor was asked for and did not give.

    ``ANYTHING``: any point of the scale alike, as in the bounds of a total. ``OTHERS``: whoever
    has scored the same speaks for them; where nobody has, any point of the scale.
    """

    ANYTHING = "anything"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class AnyWeights:
    """All weights are equally likely: uniform on the simplex, Dirichlet(1, …, 1)."""

    kind: str = "any"


@dataclass(frozen=True, slots=True)
class FixedWeights:
    """The weights are sure; only scores vary."""

    shares: tuple[float, ...]
    kind: str = "fixed"


@dataclass(frozen=True, slots=True)
class RangedWeights:
    """All weights between ``low`` and ``high`` that add up to 1 are equally likely."""

    low: tuple[float, ...]
    high: tuple[float, ...]
    kind: str = "ranged"


@dataclass(frozen=True, slots=True)
class RankedWeights:
    """All weights in the stated order are equally likely; 1 is the most important.

    Criteria of one place may be in any order among themselves.
    """

    places: tuple[int, ...]
    kind: str = "ranked"


@dataclass(frozen=True, slots=True)
class WeightSets:
    """Several people's weights, each person with a weight of their own."""

    sets: tuple[tuple[float, ...], ...]
    people: tuple[float, ...]
    pooling: Pooling = Pooling.ONE
    kind: str = "sets"


WeightChoice = AnyWeights | FixedWeights | RangedWeights | RankedWeights | WeightSets
_CHOICES: Final[Mapping[str, type[WeightChoice]]] = {
    "any": AnyWeights,
    "fixed": FixedWeights,
    "ranged": RangedWeights,
    "ranked": RankedWeights,
    "sets": WeightSets,
}


@dataclass(frozen=True, slots=True)
class Settings:
    """One run.

    ``finalists``: for so many of the best, pairs and confidence are worked out. The confidence
    has draws of its own, since scores alone vary in it.
    """

    weights: WeightChoice = AnyWeights()
    draws: int = 10_000
    seed: int = 20_261_129
    shape: Shape = Shape.TRIANGULAR
    pooling: Pooling = Pooling.ONE
    absent: Absent = Absent.ANYTHING
    finalists: int = 50
    confidence_draws: int = 2_000

    def __post_init__(self) -> None:
        if not min(self.draws, self.confidence_draws) >= 1 or self.draws > MOST_DRAWS:
            raise Invalid(
                "draws_wrong",
                gettext_noop("Use 1 to {most} draws."),
                field="draws",
                most=MOST_DRAWS,
            )
        if self.seed < 0:
            raise Invalid(
                "seed_wrong", gettext_noop("The seed is a whole number from 0 up."), field="seed"
            )
        if not 0 <= self.finalists <= MOST_FINALISTS:
            raise Invalid(
                "finalists_wrong",
                gettext_noop("Compare at most {most} initiatives in pairs."),
                field="finalists",
                most=MOST_FINALISTS,
            )


def read_settings(stored: Mapping[str, Any]) -> Settings:
    """Return the settings that ``snapshot.plain`` has written."""
    return Settings(
        weights=_read_weights(stored["weights"]),
        draws=stored["draws"],
        seed=stored["seed"],
        shape=Shape(stored["shape"]),
        pooling=Pooling(stored["pooling"]),
        absent=Absent(stored["absent"]),
        finalists=stored["finalists"],
        confidence_draws=stored["confidence_draws"],
    )


def _read_weights(stored: Mapping[str, Any]) -> WeightChoice:
    chosen = _CHOICES[stored["kind"]]
    values = {field.name: _tuples(stored[field.name]) for field in fields(chosen)}
    if "pooling" in values:
        values["pooling"] = Pooling(values["pooling"])
    return chosen(**values)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value
