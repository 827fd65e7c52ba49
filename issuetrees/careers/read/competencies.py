"""The competencies of stage maps that a reader may see."""

import uuid
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from issuetrees.careers.models.competencies import Competency
from issuetrees.core.errors import Conflict
from issuetrees.core.graph.records import STAGE_MAP
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.kit.rows import one
from issuetrees.workspaces.access import Reader, within

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


def all_competencies(reader: Reader) -> QuerySet[Competency]:
    """Return those of all maps of the reader's workspaces, by map in their order."""
    found = Competency.objects.filter(within(reader, "graph__engagement"))
    return found.select_related("graph__engagement").order_by("graph_id", "rank", "id")


def competencies(reader: Reader, graph_id: uuid.UUID) -> QuerySet[Competency]:
    """Return the competencies of a map in their order; NotFound, Conflict ``not_a_map``."""
    stage_map(reader, graph_id)
    found = Competency.objects.filter(within(reader, "graph__engagement"), graph_id=graph_id)
    return found.select_related("graph__engagement").order_by("rank", "id")


def competency(reader: Reader, competency_id: uuid.UUID) -> Competency:
    """Return a competency with its map, or raise NotFound."""
    return one(all_competencies(reader).filter(pk=competency_id))


def stage_map(reader: Reader, graph_id: uuid.UUID) -> "Graph":
    """Return a map; raise NotFound, or Conflict ``not_a_map`` for a question tree."""
    graph = graphs.graph(reader, graph_id)
    require_map(graph)
    return graph


def require_map(graph: "Graph") -> None:
    """Refuse a question tree."""
    if graph.kind != STAGE_MAP:
        raise Conflict("not_a_map", gettext_noop("Competencies belong to stage maps."))
