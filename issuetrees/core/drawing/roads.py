"""Ways round boxes: lines across and down through the air between them, with few corners.

The lines on which an arrow may run stand beside every box; the way is the shortest on them, a
corner counting as much as ``BEND`` of length (A* with the distance along the axes as estimate:
Hart, Nilsson and Raphael, 1968).
"""

import heapq
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from issuetrees.core.drawing.shapes import Point, Rect

# How far a line keeps from a box above and below it, and at its sides; what a corner costs.
CLEAR = 4.5
STUB = 7.0
BEND = 18.0
INSIDE = 0.5  # so far within a box a line is behind it

_Place: TypeAlias = tuple[int, int, bool]  # column, row, whether it was reached across


class Roads:
    """The free lines between the boxes of one drawing."""

    def __init__(self, rects: Mapping[str, Rect]) -> None:
        boxes = list(rects.values())
        self.xs = sorted({x for box in boxes for x in (box.left - STUB, box.right + STUB)})
        levels = ((box.top - CLEAR, box.middle, box.bottom + CLEAR) for box in boxes)
        self.ys = sorted({y for level in levels for y in level})
        xs, ys = np.array(self.xs), np.array(self.ys)
        self.across = np.ones((len(ys), len(xs) - 1), dtype=bool)
        self.down = np.ones((len(xs), len(ys) - 1), dtype=bool)
        for box in boxes:
            left, right = box.left + INSIDE, box.right - INSIDE
            top, bottom = box.top + INSIDE, box.bottom - INSIDE
            self.across[np.ix_(_within(ys, top, bottom), _over(xs, left, right))] = False
            self.down[np.ix_(_within(xs, left, right), _over(ys, top, bottom))] = False

    def way(self, source: Rect, target: Rect) -> tuple[Point, ...] | None:
        """Return the corners from the right side of a box to the left side of another, the ends
        among them; None where there is no way.
        """
        start = self._place(source.right + STUB, source.middle)
        end = self._place(target.left - STUB, target.middle)
        places = self._shortest(start, end)
        if places is None:
            return None
        points = [(self.xs[column], self.ys[row]) for column, row, _across in places]
        ends = (source.right, source.middle), (target.left, target.middle)
        return tuple(_corners([ends[0], *points, ends[1]]))

    def _place(self, x: float, y: float) -> _Place:
        return bisect_left(self.xs, x), bisect_left(self.ys, y), True

    def _shortest(self, start: _Place, end: _Place) -> list[_Place] | None:
        waiting = [(self._apart(start, end), 0.0, start)]
        cost: dict[_Place, float] = {start: 0.0}
        before: dict[_Place, _Place] = {}
        while waiting:
            _estimate, spent, place = heapq.heappop(waiting)
            if place == end:
                return [*_back(place, before)][::-1]
            if spent > cost[place]:
                continue
            for follower, length in self._next(place):
                total = spent + length + BEND * (follower[2] != place[2])
                if total < cost.get(follower, np.inf):
                    cost[follower], before[follower] = total, place
                    estimate = total + self._apart(follower, end)
                    heapq.heappush(waiting, (estimate, total, follower))
        return None

    def _next(self, place: _Place) -> Iterator[tuple[_Place, float]]:
        """Yield the neighbours that a free line leads to, and how far they are."""
        column, row, _across = place
        for step in (-1, 1):
            line = column + min(step, 0)
            if 0 <= line < self.across.shape[1] and self.across[row, line]:
                yield (column + step, row, True), self.xs[line + 1] - self.xs[line]
            line = row + min(step, 0)
            if 0 <= line < self.down.shape[1] and self.down[column, line]:
                yield (column, row + step, False), self.ys[line + 1] - self.ys[line]

    def _apart(self, one: _Place, other: _Place) -> float:
        across = abs(self.xs[one[0]] - self.xs[other[0]])
        return across + abs(self.ys[one[1]] - self.ys[other[1]])


def _within(values: "np.ndarray", low: float, high: float) -> "np.ndarray":
    inside: np.ndarray = (values > low) & (values < high)
    return inside


def _over(values: "np.ndarray", low: float, high: float) -> "np.ndarray":
    """Tell which pieces between neighbouring values have a part between these."""
    over: np.ndarray = (values[:-1] < high) & (values[1:] > low)
    return over


def _back(place: _Place, before: Mapping[_Place, _Place]) -> Iterator[_Place]:
    yield place
    while place in before:
        place = before[place]
        yield place


def _corners(points: list[Point]) -> Iterator[Point]:
    """Yield the ends and the points where a line turns."""
    yield points[0]
    for (before, point), (_point, after) in pairwise(pairwise(points)):
        is_straight = (before[0] == point[0] == after[0]) or (before[1] == point[1] == after[1])
        if not is_straight:
            yield point
    yield points[-1]
