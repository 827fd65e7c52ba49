"""The goals that a reader may see."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, QuerySet

from issuetrees.kit.rows import one
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.scores import Score, ScoreState
from issuetrees.workspaces.access import Reader, within


@dataclass(frozen=True)
class FedGoal:
    """A goal that comes from a question, and how many initiatives are scored on it."""

    id: uuid.UUID
    title: str
    node_id: uuid.UUID
    initiative_count: int


def goals(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Goal]:
    """Return the goals of an engagement in their order."""
    return all_goals(reader).filter(engagement_id=engagement_id)


def ends(found: Sequence[Goal], criteria: Iterable[Criterion]) -> list[Goal]:
    """Return the goals that are no mere sum of others: with criteria, or without parts."""
    used = {criterion.goal_id for criterion in criteria}
    parents = {row.parent_id for row in found}
    return [row for row in found if row.pk in used or row.pk not in parents]


def goal(reader: Reader, goal_id: uuid.UUID) -> Goal:
    """Return a goal with its engagement, or raise NotFound."""
    return one(all_goals(reader).filter(pk=goal_id))


def fed_by(reader: Reader, graph_id: uuid.UUID) -> list[FedGoal]:
    """Return the goals that come from questions of a tree, in their order; two queries."""
    rows = list(all_goals(reader).filter(node__graph_id=graph_id, node__is_deleted=False))
    scored = _initiative_counts(rows)
    counts = ((row, scored.get(row.pk, 0)) for row in rows)
    return [FedGoal(row.pk, row.title, row.node.id, count) for row, count in counts if row.node]


def _initiative_counts(rows: list[Goal]) -> dict[uuid.UUID, int]:
    given = Score.objects.filter(criterion__goal__in=rows, state=ScoreState.GIVEN)
    counted = given.order_by().values_list("criterion__goal")
    return dict(counted.annotate(Count("initiative", distinct=True)))


def usual_weight(
    reader: Reader, engagement_id: uuid.UUID, parent_id: uuid.UUID | None = None
) -> float:
    """Return the weight that a new goal begins with: the mean of its siblings, else 1."""
    return mean_weight(goals(reader, engagement_id).filter(parent=parent_id))


def mean_weight(rows: QuerySet[Any]) -> float:
    """Return the mean weight of rows, as short as people write it; 1 where there are none."""
    mean = rows.order_by().aggregate(mean=Avg("weight"))["mean"]
    return 1.0 if mean is None else round(mean, 2)


def all_goals(reader: Reader) -> QuerySet[Goal]:
    """Return the goals of all engagements that the reader may see."""
    found = Goal.objects.filter(within(reader))
    return found.select_related("engagement", "node").order_by("rank", "id")
