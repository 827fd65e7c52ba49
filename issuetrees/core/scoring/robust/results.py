"""What a run of draws says, ready to be stored: numbers, settings and conventions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from issuetrees.core.scoring.robust.settings import Settings

METHOD: Final = "SMAA-2, additive on fixed anchors, ties shared"


@dataclass(frozen=True, slots=True)
class Odds:
    """One initiative over all draws.

    ``chances``: probabilities of the places from ``first_place`` on; all others are zero.
    ``central_weights``: the mean of the weights with which it comes first, None if it never does.
    ``confidence``: how often it is first with just these weights, None where not worked out.
    """

    initiative_id: str
    first_place: int
    chances: tuple[float, ...]
    mean_place: float
    central_weights: tuple[float, ...] | None
    confidence: float | None

    def chance(self, place: int) -> float:
        """Return the probability of a place, counted from 1."""
        at = place - self.first_place
        return self.chances[at] if 0 <= at < len(self.chances) else 0.0

    def top(self, count: int) -> float:
        """Return the probability of being among the first ``count``."""
        return min(1.0, sum(self.chances[: max(0, count - self.first_place + 1)]))


def read_odds(stored: Mapping[str, Any]) -> Odds:
    """Return the odds that ``snapshot.plain`` has written."""
    central = stored["central_weights"]
    return Odds(
        stored["initiative_id"],
        stored["first_place"],
        tuple(stored["chances"]),
        stored["mean_place"],
        None if central is None else tuple(central),
        stored["confidence"],
    )


@dataclass(frozen=True, slots=True)
class Robustness:
    """A whole run.

    ``wins``: for each of the ``finalists``, how often it beats each other one (a tie is half).
    ``margin``: a probability is off by no more than this, 19 times of 20. ``unranked``: nothing
    applies to them.
    """

    settings: Settings
    criterion_ids: tuple[str, ...]
    initiatives: tuple[Odds, ...]
    unranked: tuple[str, ...]
    finalists: tuple[str, ...]
    wins: tuple[tuple[float, ...], ...]
    margin: float
    generator: str
    method: str = METHOD
