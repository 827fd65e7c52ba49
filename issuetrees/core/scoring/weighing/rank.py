"""Weights from an order of importance alone.

Schemes: rank order centroid (ROC; Barron & Barrett 1996, *Management Science* 42:1515), rank sum
(RS) and rank reciprocal (RR; both Stillwell, Seaver & Edwards 1981). They are computed, never
looked up: printed tables of ROC are often wrong.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing.records import Weighed, check_choice, check_count, named
from issuetrees.core.scoring.weights import to_shares
from issuetrees.core.text import gettext_noop


def _centroid(place: int, count: int) -> float:
    return math.fsum(1 / later for later in range(place, count + 1)) / count


def _sum(place: int, count: int) -> float:
    return float(count + 1 - place)


def _reciprocal(place: int, _count: int) -> float:
    return 1 / place


SCHEMES: Final[Mapping[str, Callable[[int, int], float]]] = {
    "roc": _centroid,
    "rs": _sum,
    "rr": _reciprocal,
}


def rank_order(
    places: Sequence[float], scheme: str = "roc", *, titles: Sequence[str] = ()
) -> Weighed:
    """Return the weights of places (1 is the most important; only their order counts).

    Those in one place share what the places that they cover are worth together.
    """
    check_choice("scheme", scheme, list(SCHEMES))
    check_count(len(places))
    for index, place in enumerate(places):
        if not math.isfinite(place):
            raise Invalid(
                "place_wrong",
                gettext_noop("“{title}” has no place in the order."),
                field="weights",
                title=named(titles, index),
                index=index,
            )
    count = len(places)
    worths = to_shares([SCHEMES[scheme](place, count) for place in range(1, count + 1)])
    weights = [0.0] * count
    order = sorted(range(count), key=places.__getitem__)
    first = 0
    for _, group in groupby(order, key=places.__getitem__):
        tied = list(group)
        for index in tied:
            weights[index] = math.fsum(worths[first : first + len(tied)]) / len(tied)
        first += len(tied)
    return Weighed("rank", tuple(weights), {"scheme": scheme, "ties": "shared"})
