"""The periods that a reader may see."""

import uuid

from django.db.models import Q, QuerySet, Sum

from issuetrees.kit.rows import one
from issuetrees.scoring.models.periods import Period
from issuetrees.workspaces.access import Reader, within


def periods(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Period]:
    """Return the periods of an engagement in their order."""
    return _all(reader).filter(engagement_id=engagement_id)


def period(reader: Reader, period_id: uuid.UUID) -> Period:
    """Return a period with its engagement, or raise NotFound."""
    return one(_all(reader).filter(pk=period_id))


def summed(found: QuerySet[Period]) -> QuerySet[Period]:
    """Return periods with ``total``: the likely costs of all initiatives in each."""
    living = Q(costs__initiative__deleted_at=None)
    return found.annotate(total=Sum("costs__likely", filter=living))


def _all(reader: Reader) -> QuerySet[Period]:
    found = Period.objects.filter(within(reader))
    return found.select_related("engagement").order_by("rank", "id")
