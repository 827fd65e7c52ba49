"""Heights in a layered drawing: straight long links, short other ones, nothing overlapping.

Each layer in turn is fitted to its neighbours: the weighted squares of the distances to where
the neighbours are, made smallest while order and gaps are kept. That is isotonic regression,
solved exactly by pooling adjacent violators; lanes are bounds, which only cut its result off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from issuetrees.core.layout.layers import Layers

ROUNDS = 12
LINK_WEIGHT, BEND_WEIGHT = 1.0, 16.0


@dataclass(frozen=True, slots=True)
class LayerMetrics:
    """Gaps in px: between layers, between boxes, beside a passing link, between lanes.

    A link that passes a layer is given ``bend_height``, so that a smooth curve from box to
    box, which does not go exactly through its bends, stays clear of the boxes there.
    """

    layer_gap: float = 96
    box_gap: float = 24
    bend_gap: float = 12
    bend_height: float = 40
    lane_gap: float = 32


def heights_of(
    layers: Layers, box_heights: Sequence[float], metrics: LayerMetrics
) -> dict[int, float]:
    """Return the top edge of every node, the highest at 0, on the half px grid."""
    fit = _Fit(layers, box_heights, metrics)
    for turn in range(ROUNDS):
        fit.sweep(to_right=turn % 2 == 0)
    tops = {
        node: round(2 * fit.centre[node] - box_heights[node]) / 2 for node in range(layers.count)
    }
    start = min(tops.values())
    return {node: top - start for node, top in tops.items()}


def lane_bands(
    layers: Layers,
    sizes: Sequence[tuple[float, float]],
    tops: Mapping[int, float],
    metrics: LayerMetrics,
) -> dict[int, tuple[float, float]]:
    """Top and bottom of each lane that has nodes, half a gap around its boxes."""
    bands: dict[int, tuple[float, float]] = {}
    margin = metrics.lane_gap / 2
    for node, top in tops.items():
        upper, lower = top - margin, top + sizes[node][1] + margin
        before = bands.get(layers.lane[node], (upper, lower))
        bands[layers.lane[node]] = (min(before[0], upper), max(before[1], lower))
    return dict(sorted(bands.items()))


@dataclass(frozen=True, slots=True)
class _Segment:
    """A lane's part of a layer: its vertices, and how far each centre is from the first."""

    vertices: tuple[int, ...]
    offsets: tuple[float, ...]
    extent: float


class _Fit:
    """Centres of all vertices, improved layer by layer."""

    def __init__(self, layers: Layers, box_heights: Sequence[float], metrics: LayerMetrics) -> None:
        self.layers = layers
        self.metrics = metrics
        bends = len(layers.lane) - layers.count
        self.heights = [*box_heights, *[metrics.bend_height] * bends]
        self.segments = [self._segments(layer) for layer in layers.order]
        self.bounds = self._bounds()
        self.centre = [0.0] * len(layers.lane)
        self.pulls = [self._pull(vertex) for vertex in range(len(layers.lane))]
        self.weights = [sum(part for _, part in pull) for pull in self.pulls]
        for segments in self.segments:
            for segment in segments:
                low, high = self._limits(segment)
                for vertex, offset in zip(segment.vertices, segment.offsets, strict=True):
                    self.centre[vertex] = (low + high) / 2 + offset

    def sweep(self, *, to_right: bool) -> None:
        """Fit every layer once, in one direction."""
        for segments in self.segments if to_right else reversed(self.segments):
            for segment in segments:
                self._fit(segment)

    def _segments(self, layer: Sequence[int]) -> list[_Segment]:
        return [
            self._segment(tuple(group))
            for _, group in groupby(layer, key=self.layers.lane.__getitem__)
        ]

    def _segment(self, vertices: tuple[int, ...]) -> _Segment:
        offsets = [0.0]
        for above, below in pairwise(vertices):
            are_boxes = above < self.layers.count and below < self.layers.count
            gap = self.metrics.box_gap if are_boxes else self.metrics.bend_gap
            offsets.append(offsets[-1] + (self.heights[above] + self.heights[below]) / 2 + gap)
        ends = (self.heights[vertices[0]] + self.heights[vertices[-1]]) / 2
        return _Segment(vertices, tuple(offsets), offsets[-1] + ends)

    def _bounds(self) -> dict[int, tuple[float, float]]:
        """Top and bottom of every lane: as high as its fullest layer needs."""
        needed: dict[int, float] = {}
        for segments in self.segments:
            for segment in segments:
                lane = self.layers.lane[segment.vertices[0]]
                needed[lane] = max(needed.get(lane, 0.0), segment.extent)
        bounds: dict[int, tuple[float, float]] = {}
        top = 0.0
        for lane, extent in sorted(needed.items()):
            bounds[lane] = (top, top + extent)
            top += extent + self.metrics.lane_gap
        return bounds

    def _limits(self, segment: _Segment) -> tuple[float, float]:
        """Where the first centre of a segment may be."""
        first = segment.vertices[0]
        top, bottom = self.bounds[self.layers.lane[first]]
        half = self.heights[first] / 2
        return top + half, bottom - segment.extent + half

    def _pull(self, vertex: int) -> list[tuple[int, float]]:
        """The neighbours of a vertex with the weights of the links to them."""
        neighbours = (*self.layers.left[vertex], *self.layers.right[vertex])
        return [(other, self._weight(vertex, other)) for other in neighbours]

    def _weight(self, vertex: int, other: int) -> float:
        is_long = max(vertex, other) >= self.layers.count
        return BEND_WEIGHT if is_long else LINK_WEIGHT

    def _fit(self, segment: _Segment) -> None:
        centre = self.centre
        wishes: list[tuple[float, float]] = []
        for vertex, offset in zip(segment.vertices, segment.offsets, strict=True):
            weight = self.weights[vertex]
            if weight:
                wish = 0.0
                for other, part in self.pulls[vertex]:
                    wish += centre[other] * part
                wish /= weight
            else:
                wish, weight = centre[vertex], 0.1
            wishes.append((wish - offset, weight))
        low, high = self._limits(segment)
        fitted = _isotonic(wishes)
        for vertex, offset, value in zip(segment.vertices, segment.offsets, fitted, strict=True):
            centre[vertex] = min(max(value, low), high) + offset


def _isotonic(wishes: Sequence[tuple[float, float]]) -> list[float]:
    """The non-descending values nearest to the wished ones, by weighted squares."""
    pools: list[tuple[float, float, int]] = []
    for wish, weight in wishes:
        value, total, count = wish, weight, 1
        while pools and pools[-1][0] > value:
            before, before_total, before_count = pools.pop()
            value = (before * before_total + value * total) / (before_total + total)
            total += before_total
            count += before_count
        pools.append((value, total, count))
    return [value for value, _, count in pools for _ in range(count)]
