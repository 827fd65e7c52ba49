"""TOPSIS: near to the ideal, far from the opposite of it (Hwang & Yoon 1981)."""

from typing import Final

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.methods.options import choice
from issuetrees.core.scoring.methods.records import Method, Scored, Table
from issuetrees.core.scoring.methods.scales import shrink
from issuetrees.core.text import gettext_noop

#: What is as near to the one as to the other, since both are the same.
_BETWEEN: Final = 0.5
_NOISE: Final = 1e-12


def topsis(table: Table, *, scale: str) -> Scored:
    """Return how close each is to the ideal, from 0 to 1.

    The ideal has the best value of the list on each criterion, its opposite the worst. Where both
    are the same (one initiative, or all alike), everything is halfway.
    """
    weighted = shrink(table.values, scale) * table.shares * table.signs
    best, worst = weighted.max(axis=0), weighted.min(axis=0)
    to_best, to_worst = _distance(weighted, best), _distance(weighted, worst)
    whole = to_best + to_worst
    is_apart = whole > _NOISE
    closeness = np.where(is_apart, to_worst / np.where(is_apart, whole, 1.0), _BETWEEN)
    return Scored(
        scores=closeness,
        figures={"to_best": to_best, "to_worst": to_worst},
        ideals={"best": best * table.signs, "worst": worst * table.signs},
        conventions={"distance": "euclidean"},
    )


def _distance(points: Array, place: Array) -> Array:
    distance: Array = np.sqrt(np.square(points - place).sum(axis=1))
    return distance


METHOD: Final = Method(
    name="topsis",
    title=gettext_noop("TOPSIS"),
    source="Hwang & Yoon 1981, Multiple Attribute Decision Making",
    compute=topsis,
    options=(
        choice(
            "scale",
            gettext_noop("Scale"),
            {
                "vector": gettext_noop("length of the column (as in the books)"),
                "min_max": gettext_noop("share of the range in the list"),
                "sum": gettext_noop("share of the sum of the list"),
                "max": gettext_noop("share of the largest in the list"),
            },
        ),
    ),
)
