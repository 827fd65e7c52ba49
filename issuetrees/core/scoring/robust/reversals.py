"""Rank reversal: does leaving out an initiative change the order of the others?

It never does with points on fixed anchors. It may with every method that measures initiatives by
the list that they stand in (min–max, vector and sum normalisation, PROMETHEE, distributive AHP).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from issuetrees.core.scoring.additive import Array

#: Scores of the initiatives at these places of the list, in this order; more is better.
ScoresOf = Callable[[Sequence[int]], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Reversal:
    """Without ``left_out``, ``behind`` stands before ``ahead``, though it stood after it."""

    left_out: str
    ahead: str
    behind: str


def reversals(
    initiative_ids: Sequence[str],
    scores_of: ScoresOf,
    on_progress: Callable[[float], None] | None = None,
) -> tuple[Reversal, ...]:
    """Leave out each initiative once; for each that overtakes, name whom it overtakes furthest.

    Ties that come or go are no reversal. A score that is not a number stands behind all others.
    """
    places = range(len(initiative_ids))
    base = _scores(scores_of, list(places))
    found: list[Reversal] = []
    for left_out in places:
        kept = [place for place in places if place != left_out]
        pairs = _overtaken(base[kept], _scores(scores_of, kept)) if kept else []
        found += [
            Reversal(initiative_ids[left_out], initiative_ids[kept[one]], initiative_ids[kept[two]])
            for one, two in pairs
        ]
        if on_progress:
            on_progress((left_out + 1) / len(initiative_ids))
    return tuple(found)


def _scores(scores_of: ScoresOf, kept: list[int]) -> Array:
    scores = np.array(scores_of(kept), dtype=np.float64) if kept else np.zeros(0)
    scores = np.where(np.isnan(scores), -np.inf, scores)
    finite = np.abs(scores[np.isfinite(scores)])
    # Ten digits: what differs less is equal.
    noise = 1e-10 * float(finite.max(initial=0.0)) or 1.0
    return np.asarray(np.round(scores / noise) * noise)


def _overtaken(before: Array, after: Array) -> list[tuple[int, int]]:
    """Pairs of places: who was strictly ahead and is strictly behind now."""
    pairs = []
    lowest: int | None = None
    waiting: list[int] = []
    for place in np.argsort(-before, kind="stable").tolist():
        if waiting and before[waiting[0]] > before[place]:
            candidates = waiting if lowest is None else [lowest, *waiting]
            lowest, waiting = min(candidates, key=after.__getitem__), []
        waiting.append(place)
        if lowest is not None and after[place] > after[lowest]:
            pairs.append((lowest, place))
    return pairs
