"""Results in the figures that every output shows: rounded once, parts adding up to totals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from issuetrees.core.rounding import apportion, apportion_within, rounded
from issuetrees.core.scoring.results import (
    CriterionResult,
    CriterionWeight,
    GoalWeight,
    InitiativeResult,
)

POINT_DIGITS: Final = 1
SHARE_DIGITS: Final = 2  # whole percent


@dataclass(frozen=True, slots=True)
class PointFigures:
    """An initiative's points: those of the goals add up to the total."""

    total: Decimal | None
    goals: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class ShareFigures:
    """Weights as fractions: of the whole by goal and criterion, and of its goal by criterion."""

    goals: Mapping[str, Decimal | None]
    criteria: Mapping[str, Decimal]
    inside: Mapping[str, Decimal]


def shown(total: float) -> Decimal:
    """Round points as they are shown."""
    return rounded(total, POINT_DIGITS)


def point_figures(result: InitiativeResult) -> PointFigures:
    """Return the points of an initiative as they are shown."""
    total = None if result.total is None else shown(result.total)
    goals = apportion([goal.points for goal in result.goals], POINT_DIGITS, total)
    ids = (goal.goal_id for goal in result.goals)
    return PointFigures(total, dict(zip(ids, goals, strict=True)))


def criterion_figures(result: InitiativeResult) -> dict[str, Decimal]:
    """Return what each criterion adds as it is shown; those of a goal add up to the goal's."""
    goals = point_figures(result).goals
    groups = [[one for one in result.criteria if one.goal_id == goal_id] for goal_id in goals]
    points = [[one.points for one in mine] for mine in groups]
    return _by_id(groups, apportion_within(points, list(goals.values()), POINT_DIGITS))


def share_figures(goals: Sequence[GoalWeight], criteria: Sequence[CriterionWeight]) -> ShareFigures:
    """Return the weights as they are shown, in whole percent."""
    used = [(goal.goal_id, goal.share) for goal in goals if goal.share is not None]
    totals = apportion([share for _id, share in used], SHARE_DIGITS)
    groups = [[one for one in criteria if one.goal_id == goal_id] for goal_id, _share in used]
    parts = apportion_within([[one.share for one in mine] for mine in groups], totals, SHARE_DIGITS)
    inside = [apportion([one.share_of_goal for one in mine], SHARE_DIGITS) for mine in groups]
    return ShareFigures(
        goals={
            **dict.fromkeys(goal.goal_id for goal in goals),
            **{goal_id: total for (goal_id, _share), total in zip(used, totals, strict=True)},
        },
        criteria=_by_id(groups, parts),
        inside=_by_id(groups, inside),
    )


def _by_id(
    groups: Sequence[Sequence[CriterionWeight | CriterionResult]],
    figures: Sequence[Sequence[Decimal]],
) -> dict[str, Decimal]:
    return {
        one.criterion_id: figure
        for mine, shown_of_mine in zip(groups, figures, strict=True)
        for one, figure in zip(mine, shown_of_mine, strict=True)
    }
