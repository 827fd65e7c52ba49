"""What a report holds of how far its ranking can be trusted: weights, draws, other methods."""

from dataclasses import dataclass
from datetime import date

from issuetrees.core.scoring.weighing import Fit


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered of ``item`` below the goal ``place`` ("" at the top): points, a place, from
    ``low`` to ``high`` where it is a range; of two how many times it is worth the one ``beside``.
    """

    place: str
    item: str
    low: float
    high: float
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Weigher:
    """One person's weights: how they were asked, how much they count, and what follows.

    ``shares``: of the criteria in the order of the ranking. ``is_used``: these are in use.
    """

    name: str
    method: str
    scheme: str
    voice: float
    shares: tuple[float, ...]
    fits: tuple[Fit, ...] = ()
    answers: tuple[Answered, ...] = ()
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class Weighing:
    """Those who have answered everything about weights; ``way``: how all of them merge into the
    weights in use, "" where they do not; ``fits`` of their merged judgements.
    """

    people: tuple[Weigher, ...]
    way: str = ""
    fits: tuple[Fit, ...] = ()

    @property
    def used(self) -> Weigher | None:
        """The one whose weights alone are in use."""
        return next((one for one in self.people if one.is_used), None)


@dataclass(frozen=True, slots=True)
class Chance:
    """What draws say of an initiative: how often it comes ``first``, how often among the first one,
    two, three … (``top``), its place on average; ``confidence``: how often it is first with the
    weights that suit it best.
    """

    initiative_id: str
    title: str
    first: float
    top: tuple[float, ...]
    mean_place: float
    confidence: float | None = None

    def among(self, count: int) -> float:
        """Return how often it is among the first ``count``."""
        return self.top[min(count, len(self.top)) - 1] if self.top else 0.0


@dataclass(frozen=True, slots=True)
class Robustness:
    """How sure the order is, by draws over weights and scores; the likeliest first.

    A probability is off by ``margin`` at most, 19 times of 20. ``spread``: how far weights move
    from the agreed ones, None where they are free. ``is_outdated`` once scores or weights are
    others than when it was drawn.
    """

    draws: int
    seed: int
    made_on: date
    margin: float
    spread: float | None = None
    is_outdated: bool = False
    chances: tuple[Chance, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """A coefficient by the name of its measure: a value, or why there is none."""

    measure: str
    value: float | None
    undefined: str = ""


@dataclass(frozen=True, slots=True)
class Leaning:
    """An assessor beside the panel, in points: milder above zero; how far they scatter."""

    name: str
    bias: float
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class Contested:
    """A cell on which the assessors are far apart: from ``low`` to ``high`` points."""

    initiative: str
    criterion: str
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the assessors of a round agree; the widest apart first."""

    round: str
    coefficients: tuple[Agreed, ...] = ()
    people: tuple[Leaning, ...] = ()
    contested: tuple[Contested, ...] = ()


@dataclass(frozen=True, slots=True)
class MethodSays:
    """What a method says: places in the order of the initiatives, who is first, how many pairs
    turn when another initiative is left out, and in words what was chosen where it leaves something
    open.
    """

    method: str
    places: tuple[str, ...]
    firsts: tuple[str, ...]
    reversals: int = 0
    conventions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Methods:
    """Methods side by side over the initiatives of which everything is known; the first decides.

    ``left_out`` counts the others.
    """

    ids: tuple[str, ...]
    left_out: int = 0
    opinions: tuple[MethodSays, ...] = ()
