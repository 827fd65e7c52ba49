"""Places: equal totals share them, and the order never depends on rounding noise."""

from collections.abc import Sequence
from itertools import groupby

from issuetrees.core.rounding import Figure
from issuetrees.core.scoring.figures import shown
from issuetrees.core.scoring.results import RankSpan


def rank(totals: Sequence[float | None]) -> tuple[list[int], list[RankSpan | None]]:
    """Return the order of display and the place of each total, equal if they are shown equal."""
    return rank_keys([None if total is None else shown(total) for total in totals])


def rank_keys(keys: Sequence[Figure | None]) -> tuple[list[int], list[RankSpan | None]]:
    """Return the order of display and the place of each entry, the largest key first.

    The order holds indexes; entries whose keys are equal keep the given order and share a span of
    places ("1–2, 1–2, 3"). Entries without a key come last and have no place.
    """
    known = {index: key for index, key in enumerate(keys) if key is not None}
    order = sorted(known, key=lambda index: -known[index])
    places: list[RankSpan | None] = [None] * len(keys)
    first = 1
    for _, group in groupby(order, key=known.__getitem__):
        tied = list(group)
        for index in tied:
            places[index] = RankSpan(first, first + len(tied) - 1)
        first += len(tied)
    order += [index for index, key in enumerate(keys) if key is None]
    return order, places
