"""What came of initiatives on the criteria by which they were judged."""

import uuid

from django.db.models import QuerySet

from issuetrees.kit.rows import one
from issuetrees.portfolio.read.test_drives import sealed
from issuetrees.tracking.models.outcomes import Outcome
from issuetrees.workspaces.access import Reader, within


def outcomes(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Outcome]:
    """Return the outcomes of an engagement with initiative and criterion, oldest first."""
    return _all(reader).filter(initiative__engagement_id=engagement_id)


def outcome(reader: Reader, outcome_id: uuid.UUID) -> Outcome:
    """Return an outcome, or raise NotFound."""
    return one(_all(reader).filter(pk=outcome_id))


def _all(reader: Reader) -> QuerySet[Outcome]:
    found = Outcome.objects.filter(within(reader, "initiative__engagement"))
    found = found.exclude(initiative__in=sealed(reader))
    return found.select_related("initiative__engagement", "criterion").order_by("created_at", "id")
