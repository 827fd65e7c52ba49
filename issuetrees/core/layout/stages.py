"""The tidy drawing of a stage map: its records placed in layers, its tracks as lanes."""

from collections.abc import Sequence
from typing import Final

from issuetrees.core.graph.records import Link, Node
from issuetrees.core.layout.layered import LayeredLink, LayeredNode, place_layers
from issuetrees.core.layout.tree import Position

STAGE_SIZE: Final = (232.0, 64.0)
FORK_SIZE: Final = (272.0, 144.0)


def tidy_places(nodes: Sequence[Node], links: Sequence[Link]) -> dict[str, Position]:
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
