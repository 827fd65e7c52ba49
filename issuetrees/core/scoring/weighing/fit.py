"""How well the answers at one place of a tree of goals fit each other, ready to be told."""

from collections.abc import Mapping
from dataclasses import dataclass

from issuetrees.core.scoring.weighing.records import Weighed
from issuetrees.core.scoring.weighing.sets import Knot


@dataclass(frozen=True, slots=True)
class Judged:
    """A comparison that disturbs most: said to be worth so many times, where others ask for."""

    first: str
    second: str
    said: float
    better: float


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the answers at one place of the tree fit each other.

    ``place`` is the title of a goal, "" at the top; ``ratio`` is of the ``measure`` up to
    ``limit``; ``table`` names the random index of a consistency ratio; ``worst`` is told where
    the ratio is beyond its limit.
    """

    place: str
    measure: str
    ratio: float
    limit: float
    table: str = ""
    worst: Judged | None = None


def fit_of(knot: Knot, its: Weighed, titles: Mapping[str, str]) -> Fit | None:
    """Return how the answers at a knot fit; None where nothing can contradict itself."""
    found = its.consistency
    if found is None or found.limit is None or len(its.weights) < 3:
        return None
    worst = None
    if found.worst is not None and not found.is_fine:
        first, second = (knot.items[at] for at in (found.worst.first, found.worst.second))
        worst = Judged(titles[first], titles[second], found.worst.said, found.worst.on_scale)
    table = its.conventions.get("random_index", "")
    return Fit(titles.get(knot.id, ""), found.measure, found.ratio, found.limit, table, worst)
