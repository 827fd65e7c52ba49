"""Goals: added, changed, put in order, deleted."""

import uuid
from collections.abc import Mapping
from typing import Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.graphs import read as graphs
from issuetrees.kit.checks import Check, key
from issuetrees.kit.rows import Changed, check_version, fill, save, set_value
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.goal_tree import GoalTree
from issuetrees.scoring.write.locks import require_unlocked
from issuetrees.scoring.write.weights import weight
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry

CHECKS: Final[Mapping[str, Check]] = {
    "title": line(300, is_required=True),
    "description": lines(4000),
    "weight": weight,
    "node_id": key,
}


class GoalFields(TypedDict, total=False):
    """Fields of a goal; ``node_id`` is a question of one of the engagement's graphs."""

    title: str
    description: str
    weight: float
    node_id: uuid.UUID | None


class GoalPlace(TypedDict, total=False):
    """What a goal is a part of, None for the top; where it is not given that stays."""

    parent_id: uuid.UUID | None


@transaction.atomic
def create_goal(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    parent_id: uuid.UUID | None = None,
    before_id: uuid.UUID | None = None,
    **given: Unpack[GoalFields],
) -> Goal:
    """Add a goal before another one, or as the last part of ``parent_id``, None for the top.

    It weighs as much as its siblings do.
    """
    engagement = locked(actor, engagement_id)
    given.setdefault("weight", goals_read.usual_weight(actor, engagement_id, parent_id))
    goal = Goal(engagement=engagement)
    changed = fill(goal, CHECKS, {"title": "", **given})
    _find_node(actor, goal, changed)
    tree = GoalTree(list(goals_read.goals(actor, engagement_id)))
    tree.check_place([goal], parent_id)
    set_value(goal, "parent_id", parent_id, changed)
    (goal.rank,) = tree.ranks(1, parent_id, before_id)
    require_unlocked(engagement)
    goal.save()
    note_of(goal, "created", actor=actor, engagement=engagement, changed=changed)
    return goal


@transaction.atomic
def edit_goal(
    *, actor: User, goal_id: uuid.UUID, version: int | None = None, **given: Unpack[GoalFields]
) -> Goal:
    """Change fields of a goal."""
    engagement = locked(actor, goals_read.goal(actor, goal_id).engagement_id)
    goal = goals_read.goal(actor, goal_id)
    check_version(goal, version)
    if changed := fill(goal, CHECKS, given):
        _find_node(actor, goal, changed)
        require_unlocked(engagement, changed)
        save(goal)
        note_of(goal, "edited", actor=actor, engagement=engagement, changed=changed)
    return goal


@transaction.atomic
def move_goal(
    *,
    actor: User,
    goal_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None = None,
    **place: Unpack[GoalPlace],
) -> Goal:
    """Put a goal with its parts before another one, or last among those of its parent."""
    engagement = locked(actor, goals_read.goal(actor, goal_id).engagement_id)
    goal = goals_read.goal(actor, goal_id)
    check_version(goal, version)
    if before_id == goal_id:
        return goal
    parent_id = place.get("parent_id", goal.parent_id)
    tree = GoalTree(list(goals_read.goals(actor, engagement.pk)))
    branch = tree.branch(goal)
    tree.check_place(branch, parent_id)
    others = tree.without(branch)
    gone = Goal._base_manager.filter(engagement=engagement).exclude(deleted_at=None)  # noqa: SLF001
    branch = tree.with_deleted(branch, list(gone))
    changed: Changed = {}
    set_value(goal, "parent_id", parent_id, changed)
    for row, rank in zip(branch, others.ranks(len(branch), parent_id, before_id), strict=True):
        if row.pk == goal.pk:
            set_value(goal, "rank", rank, changed)
            save(goal)
        else:
            Goal._base_manager.filter(pk=row.pk).update(rank=rank)  # noqa: SLF001 - the deleted too
    note_of(goal, "moved", actor=actor, engagement=engagement, changed=changed)
    return goal


@transaction.atomic
def delete_goal(*, actor: User, goal_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a goal with its parts, their criteria and scores; the entry's id undoes it."""
    engagement = locked(actor, goals_read.goal(actor, goal_id).engagement_id)
    goal = goals_read.goal(actor, goal_id)
    require_unlocked(engagement)
    return delete(actor, engagement, goal, version)


def _find_node(actor: User, goal: Goal, changed: Changed) -> None:
    """The node, if one was named, belongs to a graph of the same engagement."""
    if "node_id" not in changed or goal.node_id is None:
        return
    found = graphs.node_of_engagement(actor, goal.engagement_id, goal.node_id)
    if found is None:
        raise Invalid(
            "foreign_node",
            gettext_noop("This question is not in a tree of the engagement."),
            field="node_id",
        )
    goal.node = found
