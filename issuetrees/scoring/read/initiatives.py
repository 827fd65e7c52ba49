"""The initiatives that a person may see."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.kit.rows import one
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.workspaces import read as workspaces

Person = User | AnonymousUser


def initiatives(user: Person, engagement_id: uuid.UUID) -> QuerySet[Initiative]:
    """Return the initiatives of an engagement with their owners, oldest first."""
    return _initiatives(user).filter(engagement_id=engagement_id)


def initiative(user: Person, initiative_id: uuid.UUID) -> Initiative:
    """Return an initiative with its engagement, or raise NotFound."""
    return one(_initiatives(user).filter(pk=initiative_id))


def _initiatives(user: Person) -> QuerySet[Initiative]:
    found = Initiative.objects.filter(engagement__workspace__in=workspaces.workspaces(user))
    return found.select_related("engagement", "owner").order_by("created_at", "id")
