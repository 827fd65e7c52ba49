"""The initiatives that a reader may see."""

import uuid

from django.db.models import QuerySet

from issuetrees.kit.rows import one
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.workspaces.access import Reader, within


def initiatives(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Initiative]:
    """Return the initiatives of an engagement with their owners, oldest first."""
    return _initiatives(reader).filter(engagement_id=engagement_id)


def initiative(reader: Reader, initiative_id: uuid.UUID) -> Initiative:
    """Return an initiative with its engagement, or raise NotFound."""
    return one(_initiatives(reader).filter(pk=initiative_id))


def _initiatives(reader: Reader) -> QuerySet[Initiative]:
    found = Initiative.objects.filter(within(reader))
    return found.select_related("engagement", "owner").order_by("created_at", "id")
