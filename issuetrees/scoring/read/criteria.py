"""The criteria that a reader may see."""

import uuid

from django.db.models import QuerySet

from issuetrees.kit.rows import one
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.read.goals import mean_weight
from issuetrees.workspaces.access import Reader, within


def criteria(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Criterion]:
    """Return the criteria of an engagement with their goals, in the order of both."""
    return all_criteria(reader).filter(goal__engagement_id=engagement_id)


def criterion(reader: Reader, criterion_id: uuid.UUID) -> Criterion:
    """Return a criterion with its goal and engagement, or raise NotFound."""
    return one(all_criteria(reader).filter(pk=criterion_id))


def usual_weight(reader: Reader, goal_id: uuid.UUID) -> float:
    """Return the weight that a new criterion of a goal begins with: the mean of the others."""
    return mean_weight(all_criteria(reader).filter(goal_id=goal_id))


def all_criteria(reader: Reader) -> QuerySet[Criterion]:
    """Return the criteria of all engagements that the reader may see."""
    found = Criterion.objects.filter(within(reader, "goal__engagement"))
    found = found.select_related("goal__engagement")
    return found.order_by("goal__rank", "goal_id", "rank", "id")
