"""What a person may see of goals, criteria, initiatives and scores.

The lists hold what the person may see: nothing for an engagement of another workspace.
"""

import uuid
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.core import scoring as core
from issuetrees.kit.rows import one
from issuetrees.scoring import rows
from issuetrees.scoring.models import (
    Assessor,
    Criterion,
    Deletion,
    Gate,
    GateVerdict,
    Goal,
    Initiative,
    Score,
)
from issuetrees.workspaces import read as workspaces

Person = User | AnonymousUser


def goals(user: Person, engagement_id: uuid.UUID) -> QuerySet[Goal]:
    """Return the goals of an engagement in their order."""
    return _goals(user).filter(engagement_id=engagement_id)


def goal(user: Person, goal_id: uuid.UUID) -> Goal:
    """Return a goal with its engagement, or raise NotFound."""
    return one(_goals(user).filter(pk=goal_id))


def criteria(user: Person, engagement_id: uuid.UUID) -> QuerySet[Criterion]:
    """Return the criteria of an engagement with their goals, in the order of both."""
    return _criteria(user).filter(goal__engagement_id=engagement_id)


def criterion(user: Person, criterion_id: uuid.UUID) -> Criterion:
    """Return a criterion with its goal and engagement, or raise NotFound."""
    return one(_criteria(user).filter(pk=criterion_id))


def gates(user: Person, engagement_id: uuid.UUID) -> QuerySet[Gate]:
    """Return the gates of an engagement, oldest first."""
    return _gates(user).filter(engagement_id=engagement_id)


def gate(user: Person, gate_id: uuid.UUID) -> Gate:
    """Return a gate with its engagement, or raise NotFound."""
    return one(_gates(user).filter(pk=gate_id))


def verdicts(user: Person, engagement_id: uuid.UUID) -> QuerySet[GateVerdict]:
    """Return what the gates of an engagement say of its initiatives, with the authors."""
    return _verdicts(user).filter(gate__engagement_id=engagement_id)


def verdict(user: Person, verdict_id: uuid.UUID) -> GateVerdict:
    """Return a gate's verdict, or raise NotFound."""
    return one(_verdicts(user).filter(pk=verdict_id))


def initiatives(user: Person, engagement_id: uuid.UUID) -> QuerySet[Initiative]:
    """Return the initiatives of an engagement with their owners, oldest first."""
    return _initiatives(user).filter(engagement_id=engagement_id)


def initiative(user: Person, initiative_id: uuid.UUID) -> Initiative:
    """Return an initiative with its engagement, or raise NotFound."""
    return one(_initiatives(user).filter(pk=initiative_id))


def assessors(user: Person, engagement_id: uuid.UUID) -> QuerySet[Assessor]:
    """Return the assessors of an engagement with their users, oldest first."""
    return _assessors(user).filter(engagement_id=engagement_id)


def assessor(user: Person, assessor_id: uuid.UUID) -> Assessor:
    """Return an assessor with its engagement, or raise NotFound."""
    return one(_assessors(user).filter(pk=assessor_id))


def scores(user: Person, engagement_id: uuid.UUID) -> QuerySet[Score]:
    """Return all scores of an engagement, oldest first."""
    return _scores(user).filter(initiative__engagement_id=engagement_id)


def score(user: Person, score_id: uuid.UUID) -> Score:
    """Return a score, or raise NotFound."""
    return one(_scores(user).filter(pk=score_id))


@dataclass(frozen=True, slots=True)
class Board:
    """All that goes into the evaluation of an engagement, as rows, in their order."""

    goals: list[Goal]
    criteria: list[Criterion]
    initiatives: list[Initiative]
    assessors: list[Assessor]
    scores: list[Score]
    gates: list[Gate]
    verdicts: list[GateVerdict]

    def evaluation(self) -> core.Evaluation:
        """Score and rank; raises Invalid where weights or a scale cannot give points."""
        return core.evaluate(
            [rows.goal(row) for row in self.goals],
            [rows.criterion(row) for row in self.criteria],
            [rows.initiative(row) for row in self.initiatives],
            [rows.score(row) for row in self.scores],
            [rows.assessor(row) for row in self.assessors],
            gates=[rows.gate(row) for row in self.gates],
            verdicts=[rows.verdict(row) for row in self.verdicts],
        )


def board(user: Person, engagement_id: uuid.UUID) -> Board:
    """Return all that is scored in an engagement, in eight queries, or raise NotFound."""
    workspaces.engagement(user, engagement_id)
    return Board(
        goals=list(goals(user, engagement_id)),
        criteria=list(criteria(user, engagement_id)),
        initiatives=list(initiatives(user, engagement_id)),
        assessors=list(assessors(user, engagement_id)),
        scores=list(scores(user, engagement_id).defer("reason", "created_at", "updated_at")),
        gates=list(gates(user, engagement_id)),
        verdicts=list(verdicts(user, engagement_id)),
    )


def evaluation(user: Person, engagement_id: uuid.UUID) -> core.Evaluation:
    """Score and rank the initiatives of an engagement.

    Raises NotFound, and Invalid where weights or a scale cannot give points.
    """
    return board(user, engagement_id).evaluation()


def deletion(user: Person, entry_id: uuid.UUID) -> Deletion:
    """Return what undoes the deletion that an entry of the log tells of, or raise NotFound."""
    mine = workspaces.workspaces(user)
    found = Deletion.objects.filter(entry_id=entry_id, engagement__workspace__in=mine)
    return one(found.select_related("entry", "engagement"))


def _goals(user: Person) -> QuerySet[Goal]:
    found = Goal.objects.filter(engagement__workspace__in=workspaces.workspaces(user))
    return found.select_related("engagement").order_by("rank", "id")


def _criteria(user: Person) -> QuerySet[Criterion]:
    found = Criterion.objects.filter(goal__engagement__workspace__in=workspaces.workspaces(user))
    found = found.select_related("goal__engagement")
    return found.order_by("goal__rank", "goal_id", "rank", "id")


def _gates(user: Person) -> QuerySet[Gate]:
    found = Gate.objects.filter(engagement__workspace__in=workspaces.workspaces(user))
    return found.select_related("engagement").order_by("created_at", "id")


def _verdicts(user: Person) -> QuerySet[GateVerdict]:
    mine = workspaces.workspaces(user)
    found = GateVerdict.objects.filter(gate__engagement__workspace__in=mine)
    return found.select_related("author", "gate__engagement").order_by("created_at", "id")


def _initiatives(user: Person) -> QuerySet[Initiative]:
    found = Initiative.objects.filter(engagement__workspace__in=workspaces.workspaces(user))
    return found.select_related("engagement", "owner").order_by("created_at", "id")


def _assessors(user: Person) -> QuerySet[Assessor]:
    found = Assessor.objects.filter(engagement__workspace__in=workspaces.workspaces(user))
    return found.select_related("engagement", "user").order_by("created_at", "id")


def _scores(user: Person) -> QuerySet[Score]:
    mine = workspaces.workspaces(user)
    found = Score.objects.filter(initiative__engagement__workspace__in=mine)
    return found.order_by("created_at", "id")
