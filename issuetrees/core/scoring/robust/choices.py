"""How weights vary around those of today, by name: what people choose when they ask for draws."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.robust.settings import (
    AnyWeights,
    FixedWeights,
    RangedWeights,
    RankedWeights,
    WeightChoice,
    WeightSets,
)
from issuetrees.core.text import gettext_noop

#: By default a weight may be a quarter more or less than it is.
SPREAD: Final = 0.25
# Shares that differ by less are of one rank.
_SAME: Final = 1e-6


class Vary(StrEnum):
    """What is sure of the weights.

    ``NEAR``: each is within a part of itself. ``ORDER``: only their order. ``ANY``: nothing.
    ``PEOPLE``: each draw takes those of one person. ``FIXED``: they are sure, scores alone vary.
    """

    NEAR = "near"
    ORDER = "order"
    ANY = "any"
    PEOPLE = "people"
    FIXED = "fixed"


def vary(
    kind: Vary,
    shares: Array,
    *,
    spread: float = SPREAD,
    sets: Sequence[tuple[float, ...]] = (),
    voices: Sequence[float] = (),
) -> WeightChoice:
    """Return the weights that draws take; ``sets`` are those of people, each with a voice."""
    found = tuple(shares.tolist())
    if kind is Vary.FIXED:
        return FixedWeights(found)
    if kind is Vary.ANY:
        return AnyWeights()
    if kind is Vary.ORDER:
        return RankedWeights(_places(shares))
    if kind is Vary.PEOPLE:
        return _of_people(sets, voices)
    if not 0 <= spread <= 1:
        raise Invalid(
            "spread_wrong",
            gettext_noop("Weights may vary by 0% to 100% of themselves."),
            field="spread",
        )
    low = tuple(share * (1 - spread) for share in found)
    return RangedWeights(low, tuple(min(1.0, share * (1 + spread)) for share in found))


def _of_people(sets: Sequence[tuple[float, ...]], voices: Sequence[float]) -> WeightSets:
    if not sets:
        raise Invalid(
            "no_weight_sets",
            gettext_noop("Nobody has given weights yet, so there are none to draw from."),
            field="weights",
        )
    return WeightSets(tuple(sets), tuple(voices))


def _places(shares: Array) -> tuple[int, ...]:
    """1 for the largest; equals have one place."""
    steps = np.unique(np.round(shares / _SAME).astype(np.int64))
    found = np.searchsorted(steps, np.round(shares / _SAME).astype(np.int64))
    return tuple((len(steps) - found).tolist())
