"""Layers from left to right: the layout of a stage map.

Method, after Sugiyama, Tagawa and Toda (1981): links that point back are turned round for
the time of the layout; stages go into layers by the longest path; links across several
layers get a bend in each layer between; the order within the layers is improved by sweeps
that put everything at the median of its neighbours, and by swaps of neighbours (Gansner et
al. 1993); heights come from least squares that keep order and distances. Nothing is random:
the same input gives the same picture.

Coordinates are px, x to the right, y downwards; a position is the left top corner of a box.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from issuetrees.core.layout.coordinates import LayerMetrics, heights_of, lane_bands
from issuetrees.core.layout.layers import Layers, layers_of
from issuetrees.core.layout.ordering import ordered
from issuetrees.core.layout.tree import Position

MAP = LayerMetrics()


@dataclass(frozen=True, slots=True)
class LayeredNode:
    """A stage or fork with the size of its box; ``kept`` is where a person has put it."""

    id: str
    width: float = 232
    height: float = 64
    lane: str = ""
    kept: Position | None = None


@dataclass(frozen=True, slots=True)
class LayeredLink:
    """A transition; one that is meant to point back does not count for the layers."""

    source_id: str
    target_id: str
    is_backward: bool = False


@dataclass(frozen=True, slots=True)
class LayeredLayout:
    """Positions by node id, and (top, bottom) of each lane, when there are lanes."""

    positions: Mapping[str, Position]
    lanes: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def place_layers(
    nodes: Sequence[LayeredNode],
    links: Sequence[LayeredLink],
    *,
    lanes: Sequence[str] | None = None,
    metrics: LayerMetrics = MAP,
) -> LayeredLayout:
    """Place the nodes; kept ones stay exactly where they are.

    With ``lanes`` (names from top to bottom; others follow as they appear) every node stands
    in its lane, with None the lanes do not matter. The free nodes of a map with kept ones
    are moved along with them and give way to them. Links to unknown nodes are left out.
    """
    if not nodes:
        return LayeredLayout({})
    names = _lane_names(nodes, lanes)
    lane_of = [0 if lanes is None else names.index(node.lane) for node in nodes]
    layers = ordered(layers_of(_indexed(nodes, links), lane_of))
    sizes = [(node.width, node.height) for node in nodes]
    tops = heights_of(layers, [height for _, height in sizes], metrics)
    lefts = _lefts(layers, [width for width, _ in sizes], metrics)
    free = [Position(lefts[index], tops[index]) for index in range(len(nodes))]
    is_kept = any(node.kept is not None for node in nodes)
    bands = {} if lanes is None or is_kept else lane_bands(layers, sizes, tops, metrics)
    return LayeredLayout(
        positions=dict(zip((node.id for node in nodes), _kept(nodes, free, metrics), strict=True)),
        lanes={names[lane]: band for lane, band in bands.items()},
    )


def _lane_names(nodes: Sequence[LayeredNode], lanes: Sequence[str] | None) -> list[str]:
    return list(dict.fromkeys((*(lanes or ()), *(node.lane for node in nodes))))


def _indexed(
    nodes: Sequence[LayeredNode], links: Sequence[LayeredLink]
) -> list[tuple[int, int, bool]]:
    """Links as pairs of indexes with the mark of pointing back, each pair once."""
    index_of = {node.id: index for index, node in enumerate(nodes)}
    pairs: dict[tuple[int, int], bool] = {}
    for link in links:
        source, target = index_of.get(link.source_id), index_of.get(link.target_id)
        if source is not None and target is not None and source != target:
            pairs.setdefault((source, target), link.is_backward)
    return [(source, target, is_back) for (source, target), is_back in pairs.items()]


def _lefts(layers: Layers, widths: Sequence[float], metrics: LayerMetrics) -> dict[int, float]:
    """Left edges: every layer as wide as its widest box, boxes in the layer's middle."""
    lefts: dict[int, float] = {}
    x = 0.0
    for layer in layers.order:
        boxes = [vertex for vertex in layer if vertex < len(widths)]
        widest = max(widths[vertex] for vertex in boxes)
        for vertex in boxes:
            lefts[vertex] = round(2 * x + widest - widths[vertex]) / 2
        x += widest + metrics.layer_gap
    return lefts


def _kept(
    nodes: Sequence[LayeredNode], free: Sequence[Position], metrics: LayerMetrics
) -> list[Position]:
    """Put kept nodes where they are; move the others along, then down off what they hit."""
    pairs = [
        (node.kept, place) for node, place in zip(nodes, free, strict=True) if node.kept is not None
    ]
    if not pairs:
        return list(free)
    right = round(median(kept.x - place.x for kept, place in pairs))
    down = round(median(kept.y - place.y for kept, place in pairs))
    result = [
        node.kept or Position(place.x + right, place.y + down)
        for node, place in zip(nodes, free, strict=True)
    ]
    settled = [index for index, node in enumerate(nodes) if node.kept is not None]
    waiting = [index for index, node in enumerate(nodes) if node.kept is None]
    for index in sorted(waiting, key=lambda index: (result[index].x, result[index].y, index)):
        result[index] = _given_way(index, nodes, result, settled, metrics.box_gap)
        settled.append(index)
    return result


def _given_way(
    index: int,
    nodes: Sequence[LayeredNode],
    places: Sequence[Position],
    settled: Sequence[int],
    gap: float,
) -> Position:
    """The first place at or below the node's own that is clear of the settled ones."""
    node, (x, y) = nodes[index], places[index]
    beside = [
        (places[other].y, places[other].y + nodes[other].height)
        for other in settled
        if places[other].x < x + node.width + gap and x < places[other].x + nodes[other].width + gap
    ]
    for top, bottom in sorted(beside):
        if top < y + node.height + gap and y < bottom + gap:
            y = bottom + gap
    return Position(x, y)
