"""The scores that a reader may see."""

import uuid

from django.db.models import QuerySet

from issuetrees.kit.rows import one
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import sheets
from issuetrees.workspaces.access import Reader, within


def scores(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Score]:
    """Return the scores of all rounds of an engagement that the reader may see, oldest first."""
    return visible(reader).filter(initiative__engagement_id=engagement_id)


def score(reader: Reader, score_id: uuid.UUID) -> Score:
    """Return a score, or raise NotFound."""
    return one(visible(reader).filter(pk=score_id))


def visible(reader: Reader) -> QuerySet[Score]:
    """Return the scores of all engagements that the reader may see."""
    found = Score.objects.filter(within(reader, "initiative__engagement"), sheets.seen(reader))
    return found.order_by("created_at", "id")
