"""The scores that a person may see."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.kit.rows import one
from issuetrees.scoring.models.scores import Score
from issuetrees.workspaces import read as workspaces

Person = User | AnonymousUser


def scores(user: Person, engagement_id: uuid.UUID) -> QuerySet[Score]:
    """Return all scores of an engagement, oldest first."""
    return _scores(user).filter(initiative__engagement_id=engagement_id)


def score(user: Person, score_id: uuid.UUID) -> Score:
    """Return a score, or raise NotFound."""
    return one(_scores(user).filter(pk=score_id))


def _scores(user: Person) -> QuerySet[Score]:
    mine = workspaces.workspaces(user)
    found = Score.objects.filter(initiative__engagement__workspace__in=mine)
    return found.order_by("created_at", "id")
