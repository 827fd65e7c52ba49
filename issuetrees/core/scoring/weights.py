"""Weights: raw numbers to shares, per goal and per criterion within its goal."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import bare
from issuetrees.core.scoring.records import Assessor, Criterion, Goal
from issuetrees.core.scoring.results import CriterionWeight, GoalWeight
from issuetrees.core.text import gettext_noop


@dataclass(frozen=True, slots=True)
class Weights:
    """Goals and criteria with raw weights and shares, in the given order."""

    goals: tuple[GoalWeight, ...]
    criteria: tuple[CriterionWeight, ...]

    @property
    def shares(self) -> NDArray[np.float64]:
        """Share of the whole of each criterion; they add up to 1."""
        return np.array([weight.share for weight in self.criteria], dtype=np.float64)


def weigh(goals: Sequence[Goal], criteria: Sequence[Criterion]) -> Weights:
    """Normalise the weights once; the raw numbers are kept.

    A goal without criteria has no share: its weight goes to the others in proportion.
    Weight 0 is fine; all weights of the goals zero, or all of the criteria of a goal that
    counts, is ``Invalid`` with the field and the goal named.
    """
    for goal in goals:
        check_weight(goal.title, goal.weight, goal.id)
    for criterion in criteria:
        check_weight(criterion.title, criterion.weight, criterion.id)
    _check_goals(goals, criteria)
    used = {criterion.goal_id for criterion in criteria}
    asked = [goal for goal in goals if goal.id in used]
    if asked and not any(goal.weight for goal in asked):
        raise Invalid(
            "weights_all_zero",
            gettext_noop("Give at least one goal a weight above zero."),
            field="weight",
        )
    shares = to_shares([goal.weight for goal in asked])
    share_of = {goal.id: share for goal, share in zip(asked, shares, strict=True)}
    return Weights(
        goals=tuple(GoalWeight(goal.id, goal.weight, share_of.get(goal.id)) for goal in goals),
        criteria=_criterion_weights(goals, criteria, share_of),
    )


def check_weight(title: str, weight: float, owner_id: str) -> None:
    """Refuse a weight that is negative or not a number."""
    if not math.isfinite(weight) or weight < 0:
        raise Invalid(
            "weight_wrong",
            gettext_noop("“{title}” has the weight {weight}. Use a number from 0 up."),
            field="weight",
            title=title,
            weight=bare(weight) if math.isfinite(weight) else str(weight),
            id=owner_id,
        )


def assessor_shares(assessors: Sequence[Assessor]) -> NDArray[np.float64]:
    """Shares of the assessors; all zero is ``Invalid``, no assessors give none."""
    for assessor in assessors:
        check_weight(assessor.name, assessor.weight, assessor.id)
    if assessors and not any(assessor.weight for assessor in assessors):
        raise Invalid(
            "weights_all_zero",
            gettext_noop("Give at least one assessor a weight above zero."),
            field="weight",
        )
    return np.array(to_shares([assessor.weight for assessor in assessors]), dtype=np.float64)


def _check_goals(goals: Sequence[Goal], criteria: Sequence[Criterion]) -> None:
    known = {goal.id for goal in goals}
    for criterion in criteria:
        if criterion.goal_id not in known:
            raise Invalid(
                "goal_unknown",
                gettext_noop("“{title}” belongs to a goal that is not there."),
                field="goal_id",
                title=criterion.title,
                criterion_id=criterion.id,
            )


def _criterion_weights(
    goals: Sequence[Goal], criteria: Sequence[Criterion], share_of: dict[str, float]
) -> tuple[CriterionWeight, ...]:
    weights: dict[str, CriterionWeight] = {}
    for goal in goals:
        mine = [criterion for criterion in criteria if criterion.goal_id == goal.id]
        if share_of.get(goal.id) and not any(criterion.weight for criterion in mine):
            raise Invalid(
                "weights_all_zero",
                gettext_noop("Give at least one criterion of “{title}” a weight above zero."),
                field="weight",
                title=goal.title,
                goal_id=goal.id,
            )
        inside = to_shares([criterion.weight for criterion in mine])
        for criterion, share in zip(mine, inside, strict=True):
            weights[criterion.id] = CriterionWeight(
                criterion.id, goal.id, criterion.weight, share, share_of[goal.id] * share
            )
    return tuple(weights[criterion.id] for criterion in criteria)


def to_shares(weights: Sequence[float]) -> list[float]:
    """Bring weights to a sum of 1; all zero stay zero. Scaled first, so nothing overflows."""
    largest = max(weights, default=0.0)
    if largest == 0:
        return [0.0 for _ in weights]
    scaled = [weight / largest for weight in weights]
    total = math.fsum(scaled)
    return [weight / total for weight in scaled]
