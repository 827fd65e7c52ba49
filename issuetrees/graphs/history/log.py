"""The log of graphs: who did what, revision by revision."""

import uuid
from typing import Final

from django.db.models import QuerySet

from issuetrees.graphs.models import Graph, Revision
from issuetrees.graphs.read import graphs
from issuetrees.kit.rows import one
from issuetrees.workspaces.access import Reader

MAX_CHANGES: Final = 500


def revisions(graph: Graph) -> QuerySet[Revision]:
    """Return the log of a graph, newest first."""
    return Revision.objects.filter(graph=graph).select_related("actor").order_by("-number")


def revision(graph: Graph, number: int) -> Revision:
    """Return one revision, or raise NotFound."""
    return one(revisions(graph).filter(number=number))


def revisions_after(graph: Graph, number: int) -> list[Revision]:
    """Return up to 500 revisions after a number, oldest first."""
    return list(revisions(graph).filter(number__gt=number).order_by("number")[:MAX_CHANGES])


def recent_revisions(reader: Reader, engagement_id: uuid.UUID, limit: int = 8) -> list[Revision]:
    """Return the latest revisions of an engagement's graphs, newest first."""
    found = Revision.objects.filter(graph__in=graphs(reader).filter(engagement_id=engagement_id))
    return list(found.select_related("actor", "graph").order_by("-created_at", "-id")[:limit])
