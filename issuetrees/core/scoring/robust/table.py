"""What every look at robustness stands on: points, shares, and weights that move."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.values import BEST
from issuetrees.core.scoring.weights import Weights
from issuetrees.core.text import gettext_noop

#: Totals that are closer are equal: a billionth of a point is noise of computing.
TIE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Table:
    """Points of initiatives × criteria, NaN where nothing counts, and shares adding up to 1.

    A missing value is left out and its weight goes to the others, as in ``additive``.
    """

    initiative_ids: tuple[str, ...]
    criterion_ids: tuple[str, ...]
    points: Array
    shares: Array

    def totals(self, shares: Array | None = None) -> Array:
        """Return the totals, with other shares if given; NaN where nothing is known."""
        used = self.shares if shares is None else shares
        is_known = ~np.isnan(self.points)
        known = is_known @ used
        sums = np.where(is_known, self.points, 0.0) @ used
        result = np.full(len(known), np.nan)
        np.divide(sums, known, out=result, where=known > 0)
        return result


@dataclass(frozen=True, slots=True)
class Movable:
    """A weight that moves while all others keep their proportions.

    ``parts``: how it falls on the criteria, adding up to 1: all on itself for a criterion, for a
    goal in the proportions of its criteria.
    """

    id: str
    parts: tuple[float, ...]

    def share(self, shares: Array) -> float:
        """Return its share of the whole."""
        return float(shares[np.array(self.parts) > 0].sum())

    def moved(self, shares: Array, share: float) -> Array | None:
        """Return the shares with this one at ``share``; None where nothing is left to give way."""
        rest = np.where(np.array(self.parts) > 0, 0.0, shares)
        if rest.sum() <= 0:
            return None
        return np.asarray(share * np.array(self.parts) + (1 - share) * rest / rest.sum())


def check_table(table: Table) -> None:
    """Refuse what cannot be a table of points with its shares."""
    shape = (len(table.initiative_ids), len(table.criterion_ids))
    if table.points.shape != shape or table.shares.shape != shape[1:]:
        raise Invalid(
            "table_shape",
            gettext_noop("Points and weights do not fit the initiatives and criteria."),
            field="points",
        )
    if not table.criterion_ids:
        raise Invalid(
            "no_criteria",
            gettext_noop("There are no criteria yet, so nothing can be scored."),
            field="criteria",
        )
    known = table.points[~np.isnan(table.points)]
    # A mean of hundreds may be a little more than that.
    if ((known < -TIE) | (known > BEST + TIE)).any():
        raise Invalid("points_range", gettext_noop("Points are between 0 and 100."), field="points")
    check_shares(table.shares)


def check_shares(shares: Array) -> None:
    """Refuse weights that are negative, not numbers or do not add up to 1."""
    if not (np.isfinite(shares).all() and (shares >= 0).all() and abs(shares.sum() - 1) < 1e-6):
        raise Invalid(
            "shares_wrong",
            gettext_noop("Weights are numbers from 0 up that add up to 100%."),
            field="weights",
        )


def movables(weights: Weights) -> tuple[Movable, ...]:
    """Return the weights that can move: goals with criteria, then criteria."""
    ids = [weight.criterion_id for weight in weights.criteria]
    goals = [goal.goal_id for goal in weights.goals if goal.share is not None]
    inside = [
        Movable(goal_id, tuple(_inside(weights, goal_id)))
        for goal_id in goals
        if any(_inside(weights, goal_id))
    ]
    return (*inside, *single(ids))


def single(criterion_ids: Sequence[str]) -> tuple[Movable, ...]:
    """Return each criterion as a weight that moves alone."""
    unit = np.eye(len(criterion_ids)).tolist()
    return tuple(Movable(key, tuple(row)) for key, row in zip(criterion_ids, unit, strict=True))


def _inside(weights: Weights, goal_id: str) -> list[float]:
    return [
        weight.share_of_goal if weight.goal_id == goal_id else 0.0 for weight in weights.criteria
    ]
