"""The assumptions of trees that a reader may see, with the questions that hang on them."""

import uuid

from django.db.models import Prefetch, QuerySet

from issuetrees.graphs import read as graphs
from issuetrees.inquiry.models import Assumption, AssumptionUse
from issuetrees.kit.rows import one
from issuetrees.workspaces.access import Reader, within


def all_assumptions(reader: Reader) -> QuerySet[Assumption]:
    """Return the assumptions of all engagements that the reader may see, oldest first.

    Each has ``uses``: the live questions that hang on it.
    """
    uses = AssumptionUse.objects.filter(node__is_deleted=False).select_related("node", "assumption")
    found = Assumption.objects.filter(within(reader, "graph__engagement"))
    along = ("owner", "source", "graph__engagement__workspace")
    return (
        found.select_related(*along)
        .defer("source__transcript")
        .prefetch_related(Prefetch("uses", uses))
        .order_by("id")
    )


def assumptions(reader: Reader, graph_id: uuid.UUID) -> QuerySet[Assumption]:
    """Return the assumptions of a tree, or raise NotFound."""
    return all_assumptions(reader).filter(graph=graphs.graph(reader, graph_id))


def assumption(reader: Reader, assumption_id: uuid.UUID) -> Assumption:
    """Return an assumption, or raise NotFound."""
    return one(all_assumptions(reader).filter(pk=assumption_id))
