"""What a person may change of goals, criteria, gates, initiatives, assessors and scores.

Each function is one transaction. ``version`` refuses to overwrite a change that the caller
has not seen (Conflict ``stale``); a field that is not given stays as it is.
"""

import uuid
from typing import Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import check_version, fill, save
from issuetrees.scoring import fields, read
from issuetrees.scoring.changing import (
    check_assessor,
    check_criterion,
    check_goal,
    check_initiative,
    locked,
    rank_before,
)
from issuetrees.scoring.deletions import (
    delete_assessor,
    delete_criterion,
    delete_gate,
    delete_goal,
    delete_initiative,
    restore,
)
from issuetrees.scoring.gates import decide_gate
from issuetrees.scoring.given import (
    AssessorFields,
    CriterionFields,
    GateFields,
    GoalFields,
    InitiativeFields,
)
from issuetrees.scoring.models import Assessor, Criterion, Gate, Goal, Initiative
from issuetrees.scoring.scores import ScoreEntry, delete_score, set_score, set_scores

__all__ = [
    "ScoreEntry",
    "create_assessor",
    "create_criterion",
    "create_gate",
    "create_goal",
    "create_initiative",
    "create_initiatives",
    "decide_gate",
    "delete_assessor",
    "delete_criterion",
    "delete_gate",
    "delete_goal",
    "delete_initiative",
    "delete_score",
    "edit_assessor",
    "edit_criterion",
    "edit_gate",
    "edit_goal",
    "edit_initiative",
    "move_criterion",
    "move_goal",
    "restore",
    "set_score",
    "set_scores",
]
MAX_INITIATIVES_AT_ONCE = 500


@transaction.atomic
def create_goal(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    before_id: uuid.UUID | None = None,
    **given: Unpack[GoalFields],
) -> Goal:
    """Add a goal before another one, or as the last."""
    engagement = locked(actor, engagement_id)
    goal = Goal(engagement=engagement)
    fill(goal, fields.GOAL, {"title": "", **given})
    check_goal(actor, goal)
    goal.rank = rank_before(list(read.goals(actor, engagement_id)), before_id)
    goal.save()
    return goal


@transaction.atomic
def edit_goal(
    *, actor: User, goal_id: uuid.UUID, version: int | None = None, **given: Unpack[GoalFields]
) -> Goal:
    """Change fields of a goal."""
    locked(actor, read.goal(actor, goal_id).engagement_id)
    goal = read.goal(actor, goal_id)
    check_version(goal, version)
    if fill(goal, fields.GOAL, given):
        check_goal(actor, goal)
        save(goal)
    return goal


@transaction.atomic
def move_goal(
    *,
    actor: User,
    goal_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None = None,
) -> Goal:
    """Put a goal before another one, or last."""
    engagement = locked(actor, read.goal(actor, goal_id).engagement_id)
    goal = read.goal(actor, goal_id)
    check_version(goal, version)
    if before_id == goal_id:
        return goal
    siblings = read.goals(actor, engagement.pk).exclude(pk=goal_id)
    goal.rank = rank_before(list(siblings), before_id)
    save(goal)
    return goal


@transaction.atomic
def create_criterion(
    *,
    actor: User,
    goal_id: uuid.UUID,
    before_id: uuid.UUID | None = None,
    **given: Unpack[CriterionFields],
) -> Criterion:
    """Add a criterion under a goal, before another one or as the last."""
    engagement = locked(actor, read.goal(actor, goal_id).engagement_id)
    criterion = Criterion(goal=read.goal(actor, goal_id))
    fill(criterion, fields.CRITERION, {"title": "", **given})
    check_criterion(criterion)
    siblings = read.criteria(actor, engagement.pk).filter(goal_id=goal_id)
    criterion.rank = rank_before(list(siblings), before_id)
    criterion.save()
    return criterion


@transaction.atomic
def edit_criterion(
    *,
    actor: User,
    criterion_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[CriterionFields],
) -> Criterion:
    """Change fields of a criterion; scores that fall off a changed scale are kept and named."""
    locked(actor, read.criterion(actor, criterion_id).goal.engagement_id)
    criterion = read.criterion(actor, criterion_id)
    check_version(criterion, version)
    if fill(criterion, fields.CRITERION, given):
        check_criterion(criterion)
        save(criterion)
    return criterion


@transaction.atomic
def move_criterion(
    *,
    actor: User,
    criterion_id: uuid.UUID,
    goal_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None = None,
) -> Criterion:
    """Put a criterion under a goal of the same engagement, before another one or last."""
    engagement = locked(actor, read.criterion(actor, criterion_id).goal.engagement_id)
    criterion = read.criterion(actor, criterion_id)
    check_version(criterion, version)
    goal = read.goal(actor, goal_id)
    if goal.engagement_id != engagement.pk:
        raise Invalid(
            "foreign_goal",
            gettext_noop("The goal belongs to another engagement."),
            field="goal_id",
        )
    if before_id == criterion_id:
        return criterion
    siblings = read.criteria(actor, engagement.pk).filter(goal_id=goal_id)
    criterion.goal = goal
    criterion.rank = rank_before(list(siblings.exclude(pk=criterion_id)), before_id)
    save(criterion)
    return criterion


@transaction.atomic
def create_gate(*, actor: User, engagement_id: uuid.UUID, **given: Unpack[GateFields]) -> Gate:
    """Add a gate."""
    gate = Gate(engagement=locked(actor, engagement_id))
    fill(gate, fields.GATE, {"title": "", **given})
    gate.save()
    return gate


@transaction.atomic
def edit_gate(
    *, actor: User, gate_id: uuid.UUID, version: int | None = None, **given: Unpack[GateFields]
) -> Gate:
    """Change fields of a gate."""
    locked(actor, read.gate(actor, gate_id).engagement_id)
    gate = read.gate(actor, gate_id)
    check_version(gate, version)
    if fill(gate, fields.GATE, given):
        save(gate)
    return gate


@transaction.atomic
def create_initiative(
    *, actor: User, engagement_id: uuid.UUID, **given: Unpack[InitiativeFields]
) -> Initiative:
    """Add an initiative."""
    engagement = locked(actor, engagement_id)
    initiative = Initiative(engagement=engagement)
    fill(initiative, fields.INITIATIVE, {"title": "", **given})
    check_initiative(engagement, initiative, actor)
    initiative.save()
    return initiative


@transaction.atomic
def create_initiatives(
    *, actor: User, engagement_id: uuid.UUID, rows: list[InitiativeFields]
) -> list[Initiative]:
    """Add many initiatives, all or none; ``details["line"]`` counts the rows from 1."""
    locked(actor, engagement_id)
    if len(rows) > MAX_INITIATIVES_AT_ONCE:
        raise Invalid(
            "too_many",
            gettext_noop("At most {most} initiatives at once; this has {count}."),
            most=MAX_INITIATIVES_AT_ONCE,
            count=len(rows),
        )
    made = []
    for number, row in enumerate(rows, start=1):
        try:
            made.append(create_initiative(actor=actor, engagement_id=engagement_id, **row))
        except Invalid as refused:
            refused.details["line"] = number
            raise
    return made


@transaction.atomic
def edit_initiative(
    *,
    actor: User,
    initiative_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[InitiativeFields],
) -> Initiative:
    """Change fields of an initiative."""
    engagement = locked(actor, read.initiative(actor, initiative_id).engagement_id)
    initiative = read.initiative(actor, initiative_id)
    check_version(initiative, version)
    if fill(initiative, fields.INITIATIVE, given):
        check_initiative(engagement, initiative, actor)
        save(initiative)
    return initiative


@transaction.atomic
def create_assessor(
    *, actor: User, engagement_id: uuid.UUID, **given: Unpack[AssessorFields]
) -> Assessor:
    """Add an assessor; one with a user scores in their own name."""
    engagement = locked(actor, engagement_id)
    assessor = Assessor(engagement=engagement)
    fill(assessor, fields.ASSESSOR, {"name": "", **given})
    check_assessor(engagement, assessor, actor)
    assessor.save()
    return assessor


@transaction.atomic
def edit_assessor(
    *,
    actor: User,
    assessor_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[AssessorFields],
) -> Assessor:
    """Change fields of an assessor."""
    engagement = locked(actor, read.assessor(actor, assessor_id).engagement_id)
    assessor = read.assessor(actor, assessor_id)
    check_version(assessor, version)
    if fill(assessor, fields.ASSESSOR, given):
        check_assessor(engagement, assessor, actor)
        save(assessor)
    return assessor
