"""The assessors that a reader may see."""

import uuid

from django.db.models import QuerySet

from issuetrees.kit.rows import one
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.workspaces.access import Reader, within


def assessors(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Assessor]:
    """Return the assessors of an engagement with their users, oldest first."""
    return _assessors(reader).filter(engagement_id=engagement_id)


def assessor(reader: Reader, assessor_id: uuid.UUID) -> Assessor:
    """Return an assessor with its engagement, or raise NotFound."""
    return one(_assessors(reader).filter(pk=assessor_id))


def _assessors(reader: Reader) -> QuerySet[Assessor]:
    found = Assessor.objects.filter(within(reader))
    return found.select_related("engagement", "user").order_by("created_at", "id")
