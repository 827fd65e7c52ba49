"""Swing weights: what the step from the worst to the best value of each criterion is worth.

The criterion whose swing matters most is worth 100 by custom, the others a number or a range
beside it (von Winterfeldt & Edwards 1986, *Decision Analysis and Behavioral Research*). Ranges
bound each weight exactly: it is least with its own worth lowest and all others highest.
"""

from collections.abc import Sequence
from typing import TypeAlias

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing.records import Weighed, check_numbers, named
from issuetrees.core.scoring.weights import to_shares
from issuetrees.core.text import gettext_noop

Worth: TypeAlias = float | tuple[float, float]


def swing(answers: Sequence[Worth], *, titles: Sequence[str] = ()) -> Weighed:
    """Return the weights of exact worths, or the central ones of ranges with their bounds.

    Central are the middles of the ranges as shares of their sum: a point that all ranges allow.
    """
    ranges = [one if isinstance(one, tuple) else (one, one) for one in answers]
    lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
    check_numbers(highs, titles)
    for index, (low, high) in enumerate(ranges):
        if not 0 <= low <= high:
            raise _upside_down(named(titles, index), low, high)
    weights = tuple(to_shares([low / 2 + high / 2 for low, high in ranges]))
    if lows == highs:
        return Weighed("swing", weights)
    return Weighed(
        "swing",
        weights,
        conventions={"central": "middles"},
        low=tuple(_share(lows, highs, index) for index in range(len(ranges))),
        high=tuple(_share(highs, lows, index) for index in range(len(ranges))),
    )


def _share(own: Sequence[float], others: Sequence[float], index: int) -> float:
    """Return the share of one worth when the others are as the second list says."""
    worths = [*others]
    worths[index] = own[index]
    return to_shares(worths)[index]


def _upside_down(title: str, low: float, high: float) -> Invalid:
    return Invalid(
        "range_wrong",
        gettext_noop(
            "“{title}”: a range goes from a number from 0 up to one that is not below it."
        ),
        field="weights",
        title=title,
        low=str(low),
        high=str(high),
    )
