"""The kinds of initiatives that a reader may see."""

import uuid

from django.db.models import Count, Q, QuerySet

from issuetrees.kit.rows import one
from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.workspaces.access import Reader, within


def kinds(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[InitiativeKind]:
    """Return the kinds of an engagement in their order."""
    return all_kinds(reader).filter(engagement_id=engagement_id)


def kind(reader: Reader, kind_id: uuid.UUID) -> InitiativeKind:
    """Return a kind with its engagement, or raise NotFound."""
    return one(all_kinds(reader).filter(pk=kind_id))


def counted(found: QuerySet[InitiativeKind]) -> QuerySet[InitiativeKind]:
    """Return kinds with ``initiative_count``: how many initiatives are of each."""
    living = Q(initiatives__deleted_at=None)
    return found.annotate(initiative_count=Count("initiatives", filter=living))


def all_kinds(reader: Reader) -> QuerySet[InitiativeKind]:
    """Return the kinds of all engagements that the reader may see."""
    found = InitiativeKind.objects.filter(within(reader))
    return found.select_related("engagement").order_by("rank", "id")
