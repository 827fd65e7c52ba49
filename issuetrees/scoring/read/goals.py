"""The goals that a person may see."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.kit.rows import one
from issuetrees.scoring.models.goals import Goal
from issuetrees.workspaces import read as workspaces

Person = User | AnonymousUser


def goals(user: Person, engagement_id: uuid.UUID) -> QuerySet[Goal]:
    """Return the goals of an engagement in their order."""
    return _goals(user).filter(engagement_id=engagement_id)


def goal(user: Person, goal_id: uuid.UUID) -> Goal:
    """Return a goal with its engagement, or raise NotFound."""
    return one(_goals(user).filter(pk=goal_id))


def _goals(user: Person) -> QuerySet[Goal]:
    found = Goal.objects.filter(engagement__workspace__in=workspaces.workspaces(user))
    return found.select_related("engagement").order_by("rank", "id")
