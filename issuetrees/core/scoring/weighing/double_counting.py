"""What is perhaps counted twice: criteria that move together, a goal split to weigh more."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.records import Criterion, Goal
from issuetrees.core.scoring.results import CriterionWeight, Notice
from issuetrees.core.text import gettext_noop

#: From this correlation on two criteria say nearly the same.
TOGETHER: Final = 0.9
#: Fewer initiatives with both scores prove nothing.
FEWEST: Final = 5
_MANY: Final = 3


def double_counting(
    goals: Sequence[Goal],
    criteria: Sequence[Criterion],
    weights: Sequence[CriterionWeight],
    points: Array,
) -> tuple[Notice, ...]:
    """Point out what may be counted twice; ``points`` are initiatives × criteria, NaN if unknown.

    It is a question to people, not a mistake: two things may well go together.
    """
    shares = np.array([one.share for one in weights])
    return (
        *_moving_together(criteria, shares, points),
        *_split_goals(goals, criteria, shares),
    )


def correlations(points: Array) -> Array:
    """Return Pearson's correlation of each two criteria over the initiatives that have both.

    NaN below five of them, and where one does not vary.
    """
    is_known = ~np.isnan(points)
    both = is_known.T.astype(np.float64) @ is_known
    centre = np.where(is_known, points, 0.0).sum(axis=0) / np.maximum(is_known.sum(axis=0), 1)
    values = np.where(is_known, points - centre, 0.0)
    sums = values.T @ is_known
    squares = (values * values).T @ is_known
    scatter = both * squares - sums * sums
    with np.errstate(divide="ignore", invalid="ignore"):
        found = (both * (values.T @ values) - sums * sums.T) / np.sqrt(scatter * scatter.T)
    is_telling = (both >= FEWEST) & (np.minimum(scatter, scatter.T) > 1e-9)
    return np.where(is_telling, np.clip(found, -1.0, 1.0), np.nan)


def _moving_together(
    criteria: Sequence[Criterion], shares: Array, points: Array
) -> Iterator[Notice]:
    found = correlations(points)
    is_close = np.triu(np.nan_to_num(found) >= TOGETHER, 1)
    for first, second in np.argwhere(is_close):
        if not (shares[first] and shares[second]):
            continue
        yield Notice(
            "move_together",
            gettext_noop(
                "“{first}” and “{second}” move together (correlation {correlation}): do they "
                "count one thing twice?"
            ),
            {
                "first": criteria[first].title,
                "second": criteria[second].title,
                "correlation": round(float(found[first, second]), 2),
                "share": float(shares[first] + shares[second]),
                "criterion_ids": [criteria[first].id, criteria[second].id],
            },
        )


def _split_goals(
    goals: Sequence[Goal], criteria: Sequence[Criterion], shares: Array
) -> Iterator[Notice]:
    """Goals of three or more criteria whose weight follows the number of these.

    That is, it is nearer to the share that so many criteria have of all of them than to the share
    that each goal would have.
    """
    places = {
        goal.id: [at for at, one in enumerate(criteria) if one.goal_id == goal.id] for goal in goals
    }
    used = sum(1 for mine in places.values() if mine)
    for goal in goals:
        mine = places[goal.id]
        if len(mine) < _MANY or used < 2:
            continue
        share, by_goal, by_count = shares[mine].sum(), 1 / used, len(mine) / len(criteria)
        if by_count > by_goal and abs(share - by_count) < abs(share - by_goal):
            yield Notice(
                "goal_split",
                gettext_noop(
                    "“{title}” is split into {count} criteria and has the weight of so many: is "
                    "it meant to count that much?"
                ),
                {
                    "title": goal.title,
                    "goal_id": goal.id,
                    "count": len(mine),
                    "share": float(share),
                },
            )
