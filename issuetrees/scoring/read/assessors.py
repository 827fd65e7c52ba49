"""The assessors that a person may see."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.kit.rows import one
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.workspaces import read as workspaces

Person = User | AnonymousUser


def assessors(user: Person, engagement_id: uuid.UUID) -> QuerySet[Assessor]:
    """Return the assessors of an engagement with their users, oldest first."""
    return _assessors(user).filter(engagement_id=engagement_id)


def assessor(user: Person, assessor_id: uuid.UUID) -> Assessor:
    """Return an assessor with its engagement, or raise NotFound."""
    return one(_assessors(user).filter(pk=assessor_id))


def _assessors(user: Person) -> QuerySet[Assessor]:
    found = Assessor.objects.filter(engagement__workspace__in=workspaces.workspaces(user))
    return found.select_related("engagement", "user").order_by("created_at", "id")
