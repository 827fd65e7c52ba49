"""The criteria that a person may see."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.kit.rows import one
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.workspaces import read as workspaces

Person = User | AnonymousUser


def criteria(user: Person, engagement_id: uuid.UUID) -> QuerySet[Criterion]:
    """Return the criteria of an engagement with their goals, in the order of both."""
    return _criteria(user).filter(goal__engagement_id=engagement_id)


def criterion(user: Person, criterion_id: uuid.UUID) -> Criterion:
    """Return a criterion with its goal and engagement, or raise NotFound."""
    return one(_criteria(user).filter(pk=criterion_id))


def _criteria(user: Person) -> QuerySet[Criterion]:
    found = Criterion.objects.filter(goal__engagement__workspace__in=workspaces.workspaces(user))
    found = found.select_related("goal__engagement")
    return found.order_by("goal__rank", "goal_id", "rank", "id")
