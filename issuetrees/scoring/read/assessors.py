"""The assessors that a reader may see."""

import uuid

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from issuetrees.kit.rows import one
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.scores import Score
from issuetrees.workspaces.access import Reader, within


def assessors(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Assessor]:
    """Return the assessors of an engagement with their users, oldest first."""
    return _assessors(reader).filter(engagement_id=engagement_id)


def with_progress(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Assessor]:
    """Return them with ``score_count``: how many scores each has given or declined.

    How far somebody is may be seen by all, also while what they say may not.
    """
    theirs = Score.objects.filter(assessor=OuterRef("pk"))
    counts = theirs.order_by().values("assessor").annotate(number=Count("pk")).values("number")
    found = assessors(reader, engagement_id)
    return found.annotate(score_count=Coalesce(Subquery(counts), 0))


def assessor(reader: Reader, assessor_id: uuid.UUID) -> Assessor:
    """Return an assessor with its engagement, or raise NotFound."""
    return one(_assessors(reader).filter(pk=assessor_id))


def _assessors(reader: Reader) -> QuerySet[Assessor]:
    found = Assessor.objects.filter(within(reader))
    return found.select_related("engagement", "user").order_by("created_at", "id")
