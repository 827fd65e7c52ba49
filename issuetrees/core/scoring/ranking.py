"""Places: equal totals share them, and the order never depends on rounding noise."""

from collections.abc import Sequence
from itertools import groupby

from issuetrees.core.scoring.figures import shown
from issuetrees.core.scoring.results import RankSpan


def rank(totals: Sequence[float | None]) -> tuple[list[int], list[RankSpan | None]]:
    """Return the order of display and the place of each entry.

    The order holds indexes, the best first; entries whose rounded totals are equal keep the
    given order and share a span of places ("1–2, 1–2, 3"). Entries without a total come last
    and have no place.
    """
    known = {index: shown(total) for index, total in enumerate(totals) if total is not None}
    order = sorted(known, key=lambda index: -known[index])
    places: list[RankSpan | None] = [None] * len(totals)
    first = 1
    for _, group in groupby(order, key=known.__getitem__):
        tied = list(group)
        for index in tied:
            places[index] = RankSpan(first, first + len(tied) - 1)
        first += len(tied)
    order += [index for index, total in enumerate(totals) if total is None]
    return order, places
