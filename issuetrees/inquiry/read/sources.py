"""The sources of evidence that a reader may see."""

import uuid
from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length

from issuetrees.inquiry.models import Source
from issuetrees.kit.rows import one
from issuetrees.workspaces.access import Reader, within


def all_sources(reader: Reader) -> QuerySet[Source]:
    """Return the sources of all engagements that the reader may see, without their transcripts.

    Each knows how many ``characters`` its transcript has, and how much evidence comes from it
    (``evidence_count``, on questions that are there).
    """
    found = Source.objects.filter(within(reader)).select_related("engagement__workspace")
    there = Q(
        evidence__deleted_at=None,
        evidence__node__is_deleted=False,
        evidence__graph__deleted_at=None,
    )
    return (
        found.annotate(
            characters=Length("transcript"),
            evidence_count=Count("evidence", filter=there, distinct=True),
        )
        .defer("transcript")
        .order_by("id")
    )


def every_source(reader: Reader) -> QuerySet[Source]:
    """Return the same with the transcripts and without what is counted, for whoever searches."""
    return Source.objects.filter(within(reader)).select_related("engagement__workspace")


def sources(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Source]:
    """Return the sources of an engagement, oldest first."""
    return all_sources(reader).filter(engagement_id=engagement_id)


def source(reader: Reader, source_id: uuid.UUID) -> Source:
    """Return a source with its transcript, or raise NotFound."""
    return one(all_sources(reader).defer(None).filter(pk=source_id))


def titles(reader: Reader, engagement_id: uuid.UUID) -> Mapping[str, str]:
    """Return the titles of the sources of an engagement by id, oldest first."""
    rows = Source.objects.filter(within(reader), engagement_id=engagement_id).order_by("id")
    return {str(key): title for key, title in rows.values_list("pk", "title")}
