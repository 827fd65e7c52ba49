"""The goals that a reader may see."""

import uuid
from typing import Any

from django.db.models import Avg, QuerySet

from issuetrees.kit.rows import one
from issuetrees.scoring.models.goals import Goal
from issuetrees.workspaces.access import Reader, within


def goals(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Goal]:
    """Return the goals of an engagement in their order."""
    return all_goals(reader).filter(engagement_id=engagement_id)


def goal(reader: Reader, goal_id: uuid.UUID) -> Goal:
    """Return a goal with its engagement, or raise NotFound."""
    return one(all_goals(reader).filter(pk=goal_id))


def usual_weight(reader: Reader, engagement_id: uuid.UUID) -> float:
    """Return the weight that a new goal begins with: the mean of the others, else 1."""
    return mean_weight(goals(reader, engagement_id))


def mean_weight(rows: QuerySet[Any]) -> float:
    """Return the mean weight of rows, as short as people write it; 1 where there are none."""
    mean = rows.order_by().aggregate(mean=Avg("weight"))["mean"]
    return 1.0 if mean is None else round(mean, 2)


def all_goals(reader: Reader) -> QuerySet[Goal]:
    """Return the goals of all engagements that the reader may see."""
    found = Goal.objects.filter(within(reader))
    return found.select_related("engagement", "node").order_by("rank", "id")
