"""What a person may see of competencies and of a map's arrangement."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from issuetrees.careers.models import Competency
from issuetrees.core.graph.records import Link, Node
from issuetrees.core.layout.layered import LayeredLink, LayeredNode, place_layers
from issuetrees.core.layout.tree import Position

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

STAGE_SIZE = (232.0, 64.0)
FORK_SIZE = (232.0, 96.0)


def competencies(graph: "Graph") -> QuerySet[Competency]:
    """Return the competencies of a map that the person got from ``graphs.read.graph``."""
    return Competency.objects.filter(graph=graph)


def tidy_places(nodes: list[Node], links: list[Link]) -> dict[str, Position]:
    """Return where each stage and fork stands in a tidy drawing, lanes by track."""
    boxes = [
        LayeredNode(node.id, *(FORK_SIZE if node.kind == "fork" else STAGE_SIZE), lane=node.track)
        for node in nodes
    ]
    arrows = [
        LayeredLink(link.source_id, link.target_id, link.details.get("is_backward") is True)
        for link in links
    ]
    tracks = list(dict.fromkeys(node.track for node in nodes))
    return dict(place_layers(boxes, arrows, lanes=tracks if len(tracks) > 1 else None).positions)
