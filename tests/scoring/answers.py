"""Answers about the weights of the small case."""

from typing import Any

from issuetrees.scoring.models.weight_sets import WeightSet
from issuetrees.scoring.write import weight_sets
from tests.cast import Cast
from tests.scoring.cases import Case


def knot_answers(case: Case, goals: Any, criteria: Any) -> dict[str, Any]:
    """Answers at the top and at the goal that has two criteria, in their order."""
    top = dict(zip((str(goal.pk) for goal in case.goals), goals, strict=True))
    inside = dict(zip((str(one.pk) for one in case.criteria[:2]), criteria, strict=True))
    return {"": top, str(case.goals[0].pk): inside}


def answer(cast: Cast, case: Case, **fields: Any) -> WeightSet:
    """Answer as somebody without an account: by points, if nothing else is said."""
    wanted: dict[str, Any] = {
        "name": "The board",
        "method": "direct",
        "answers": knot_answers(case, (3, 1), (1, 1)),
        **fields,
    }
    return weight_sets.create_weight_set(
        actor=cast.editor, engagement_id=cast.engagement.pk, **wanted
    )
