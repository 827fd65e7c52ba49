"""Goals that are parts of others, as the goals that criteria hang on."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.records import Goal
from issuetrees.core.scoring.weighing.hierarchy import along_paths
from issuetrees.core.text import gettext_noop


def ends(goals: Sequence[Goal], used: Collection[str]) -> list[Goal]:
    """Return the goals that are no mere sum of others: with criteria (``used``), or without parts.

    In a tree each has as its weight the product of the shares along its path; a branch without any
    criteria leaves its weight to its siblings. Goals without parts stay as they are. Where a goal
    has both criteria and parts, its own criteria weigh as its parts do on average.
    """
    parents = {goal.parent_id for goal in goals if goal.parent_id is not None}
    kept = [goal for goal in goals if goal.id in used or goal.id not in parents]
    if not parents:
        return kept
    shares = _shares(goals, used)
    return [replace(goal, weight=shares.get(goal.id, 0.0), parent_id=None) for goal in kept]


def branch_ids(goals: Sequence[Goal]) -> dict[str, list[str]]:
    """Return each goal with all that belong to it, itself first."""
    found: dict[str, list[str]] = {goal.id: [goal.id] for goal in goals}
    parents = {goal.id: goal.parent_id for goal in goals}
    for goal in goals:
        above, seen = goal.parent_id, {goal.id}
        while above in found and above not in seen:
            found[above].append(goal.id)
            seen.add(above)
            above = parents[above]
    return found


def _shares(goals: Sequence[Goal], used: Collection[str]) -> dict[str, float]:
    branches = branch_ids(goals)
    counted = [goal for goal in goals if any(one in used for one in branches[goal.id])]
    parents: dict[str, str | None] = {goal.id: goal.parent_id for goal in counted}
    weights = {goal.id: goal.weight for goal in counted}
    own = _own(counted, used)
    shares = _along(
        counted,
        parents | {f"{one}/": one for one in own},
        weights | {f"{one}/": weight for one, weight in own.items()},
    )
    return {goal.id: shares.get(f"{goal.id}/", shares[goal.id]) for goal in counted}


def _own(goals: Sequence[Goal], used: Collection[str]) -> dict[str, float]:
    """The weight of its own criteria in goals that have parts as well, by the goal's id."""
    parts: dict[str, list[float]] = {}
    for goal in goals:
        if goal.parent_id in used and goal.parent_id is not None:
            parts.setdefault(goal.parent_id, []).append(goal.weight)
    return {one: sum(mine) / len(mine) for one, mine in parts.items()}


def _along(
    goals: Sequence[Goal], parents: dict[str, str | None], weights: dict[str, float]
) -> dict[str, float]:
    try:
        return along_paths(parents, weights)
    except Invalid as refused:
        above = refused.details.get("parent_id")
        if refused.code != "weights_all_zero" or above is None:
            raise
        raise Invalid(
            "weights_all_zero",
            gettext_noop("Give at least one goal below “{title}” a weight above zero."),
            field="weight",
            title=next(goal.title for goal in goals if goal.id == above),
            goal_id=above,
        ) from refused
