"""The teams that a reader may see."""

import uuid

from django.db.models import Q, QuerySet, Sum

from issuetrees.kit.rows import one
from issuetrees.scoring.models.teams import Team
from issuetrees.workspaces.access import Reader, within


def teams(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Team]:
    """Return the teams of an engagement in their order."""
    return _all(reader).filter(engagement_id=engagement_id)


def team(reader: Reader, team_id: uuid.UUID) -> Team:
    """Return a team with its engagement, or raise NotFound."""
    return one(_all(reader).filter(pk=team_id))


def summed(found: QuerySet[Team]) -> QuerySet[Team]:
    """Return teams with ``total``: the effort of all initiatives together."""
    living = Q(efforts__initiative__deleted_at=None)
    return found.annotate(total=Sum("efforts__amount", filter=living))


def _all(reader: Reader) -> QuerySet[Team]:
    found = Team.objects.filter(within(reader))
    return found.select_related("engagement").order_by("rank", "id")
