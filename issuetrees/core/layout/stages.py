"""The tidy drawing of a stage map: its records placed in layers, its tracks as lanes."""

from collections.abc import Sequence
from typing import Final

from issuetrees.core.graph.records import Link, Node
from issuetrees.core.layout.layered import LayeredLink, LayeredNode, place_layers
from issuetrees.core.layout.tree import Position

STAGE_SIZE: Final = (232.0, 64.0)
FORK_SIZE: Final = (272.0, 144.0)


#: With more arrows nobody sees a crossing fewer, and looking for it takes many seconds.
_MOST_ARROWS: Final = 3_000
_BETWEEN: Final = (120.0, 40.0)


def tidy_places(nodes: Sequence[Node], links: Sequence[Link]) -> dict[str, Position]:
    """Return where each stage and fork stands in a tidy drawing, lanes by track."""
    if len(links) > _MOST_ARROWS:
        return _in_columns(nodes, links)
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


def _in_columns(nodes: Sequence[Node], links: Sequence[Link]) -> dict[str, Position]:
    """Return places by how many arrows a box is at least from where one begins."""
    onward = [(one.source_id, one.target_id) for one in links if not one.details.get("is_backward")]
    below: dict[str, list[str]] = {}
    for source, target in onward:
        below.setdefault(source, []).append(target)
    entered = {target for _source, target in onward}
    depths = {node.id: 0 for node in nodes if node.id not in entered} or {nodes[0].id: 0}
    waiting = list(depths)
    for node_id in waiting:
        for target in below.get(node_id, ()):
            if target not in depths:
                depths[target] = depths[node_id] + 1
                waiting.append(target)
    filled: dict[int, int] = {}
    places = {}
    for node in sorted(nodes, key=lambda node: node.track):
        depth = depths.get(node.id, 0)
        row = filled[depth] = filled.get(depth, -1) + 1
        x, y = depth * (FORK_SIZE[0] + _BETWEEN[0]), row * (FORK_SIZE[1] + _BETWEEN[1])
        places[node.id] = Position(x, y)
    return places
