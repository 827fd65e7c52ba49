"""Arrows between boxes: a smooth line, a head, and the place of a label on it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot

from issuetrees.core.drawing.roads import CLEAR, INSIDE, STUB, Roads
from issuetrees.core.drawing.shapes import Connector, Fit, Point, Rect, Route, Text

HEAD = 4.6
BOW = 26.0
ABOVE = 6.0
LABEL = (14.0, 6.0)  # half the width and height that must stay free
ROOM = 60.0  # the most that it takes across
LEADING = 10.0
#: What is on a route that is shown, and what is not.
ON_ROUTE = "route"
AWAY = "away"
SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
# Of an arrow that goes round boxes: its corners, at how many places it is looked at, how close.
CORNER = 4.0
LEAST_LOOKS = 32
LOOK = 3.0


@dataclass(frozen=True, slots=True)
class _Curve:
    """A cubic from ``start`` to ``end``, and the direction in which it arrives."""

    start: Point
    first: Point
    second: Point
    end: Point
    heading: Point

    def at(self, share: float) -> Point:
        """Return the point at a share (0–1) of the curve's parameter."""
        rest = 1 - share
        weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
        ends = (self.start, self.first, self.second, self.end)
        x, y = (
            sum(weight * end[axis] for weight, end in zip(weights, ends, strict=True))
            for axis in (0, 1)
        )
        return x, y


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow to draw: from where to where, and the lines of its label; ``emphasis`` is that of
    its map's ``Stop``.
    """

    id: str
    source_id: str
    target_id: str
    label: tuple[str, ...] = ()
    is_backward: bool = False
    emphasis: str = ""

    @property
    def state(self) -> str:
        """What tells its look from that of others."""
        return "-".join(filter(None, ("backward" if self.is_backward else "", self.emphasis)))


def fitted_label(way: Way, rects: Mapping[str, Rect], size: float, fit: Fit) -> Way:
    """An arrow whose label is broken into lines; a range in two, where boxes stand too close."""
    gap = rects[way.target_id].left - rects[way.source_id].right
    texts = list(way.label)
    if 0 < gap < ROOM:
        parts = [[text] if _has_room(text, gap, size, fit) else _ends(text) for text in texts]
        texts = [text for part in parts for text in part]
    lines = [line for text in texts for line in fit(text, ROOM, size, 3, "regular")[0]]
    return replace(way, label=tuple(lines))


def _has_room(text: str, gap: float, size: float, fit: Fit) -> bool:
    return len(fit(text, gap, size, 2, "regular")[0]) == 1


def _ends(text: str) -> list[str]:
    """The two ends of a range, the first with its dash; a text that is none stays whole."""
    first, dash, last = text.partition("–")
    return [f"{first}{dash}", last] if dash and first and last else [text]


def draw_arrow(way: Way, rects: Mapping[str, Rect], size: float, roads: Roads) -> Connector:
    """Return the arrow between two of ``rects``, its label, ``size`` large, beside all of them.

    To the right it leaves and arrives at the sides; within a column it goes straight up or
    down; back to the left it bows below both boxes. Where a box is in the way it goes round, on
    the ``roads`` between all of them where one turn does not do.
    """
    curve = _curve(rects[way.source_id], rects[way.target_id])
    others = [rect for key, rect in rects.items() if key not in (way.source_id, way.target_id)]
    is_crossed = _is_crossed(curve, others)
    detour = _detour(way, rects) if is_crossed or _is_long_way_back(curve) else None
    if is_crossed and detour is None:
        detour = roads.way(rects[way.source_id], rects[way.target_id])
    return _round(way, detour, size) if detour else _bowed(way, curve, rects, size)


def _bowed(way: Way, curve: _Curve, rects: Mapping[str, Rect], size: float) -> Connector:
    (x, y), (across, down) = curve.end, curve.heading
    stop = (x - across * HEAD, y - down * HEAD)
    side = (-down * HEAD * 0.45, across * HEAD * 0.45)
    return Connector(
        id=way.id,
        role="arrow",
        state=way.state,
        source_id=way.source_id,
        target_id=way.target_id,
        points=(curve.start, curve.first, curve.second, stop),
        route=Route.CURVE,
        head=(
            curve.end,
            (stop[0] + side[0], stop[1] + side[1]),
            (stop[0] - side[0], stop[1] - side[1]),
        ),
        label=_label(way, _label_place(curve, rects.values(), max(1, len(way.label))), size),
    )


def _label(way: Way, middle: Point, size: float) -> Text | None:
    if not way.label:
        return None
    role = "away-label" if way.emphasis == AWAY else "arrow-label"
    left, top = middle[0] - ROOM / 2, middle[1] - len(way.label) * LEADING / 2
    return Text(role, way.label, left, top, size, LEADING, width=ROOM, is_centred=True)


def _curve(source: Rect, target: Rect) -> _Curve:
    if target.left >= source.left + source.width * 0.75:
        start = (source.left + source.width, source.middle)
        end = (target.left, target.middle)
        reach = max((end[0] - start[0]) / 2, 8.0)
        first, second = (start[0] + reach, start[1]), (end[0] - reach, end[1])
        heading = (1.0, 0.0)
    elif abs(target.centre - source.centre) < source.width * 0.5:
        down = target.top > source.top
        start = (source.centre, source.top + (source.height if down else 0))
        end = (target.centre, target.top + (0 if down else target.height))
        bend = (end[1] - start[1]) / 2
        first, second = (start[0], start[1] + bend), (end[0], end[1] - bend)
        heading = (0.0, 1.0 if down else -1.0)
    else:
        start = (source.centre, source.top + source.height)
        end = (target.centre, target.top + target.height)
        low = max(start[1], end[1]) + BOW
        first, second = (start[0], low), (end[0], low)
        heading = (0.0, -1.0)
    return _Curve(start, first, second, end, heading)


def _label_place(curve: _Curve, boxes: Collection[Rect], lines: int) -> Point:
    """Return where the label stands free: the middle of the curve, or as near as can be."""
    if curve.heading[0] and abs(curve.end[1] - curve.start[1]) < 2 * ABOVE:
        # A short straight arrow would vanish under its own label.
        above = ABOVE + (lines - 1) * LEADING / 2
        return curve.at(0.5)[0], min(curve.start[1], curve.end[1]) - above
    free = (share for share in SHARES if not _is_covered(curve.at(share), boxes, lines))
    return curve.at(next(free, SHARES[0]))


def _is_covered(middle: Point, boxes: Collection[Rect], lines: int) -> bool:
    """Tell whether a label with this middle touches a box."""
    high = LABEL[1] * lines
    return any(
        box.left - LABEL[0] < middle[0] < box.left + box.width + LABEL[0]
        and box.top - high < middle[1] < box.top + box.height + high
        for box in boxes
    )


def _round(way: Way, points: Sequence[Point], size: float) -> Connector:
    """An arrow with corners; its label stands over the longest part."""
    x, y = points[-1]
    middle = _longest_middle(points)
    return Connector(
        id=way.id,
        role="arrow",
        state=way.state,
        source_id=way.source_id,
        target_id=way.target_id,
        points=(*points[:-1], (x - HEAD, y)),
        radius=CORNER,
        head=((x, y), (x - HEAD, y + HEAD * 0.45), (x - HEAD, y - HEAD * 0.45)),
        label=_label(way, middle, size),
    )


def _longest_middle(points: Sequence[Point]) -> Point:
    (x, y), (x2, y2) = max(
        pairwise(points),
        key=lambda part: abs(part[0][0] - part[1][0]) + abs(part[0][1] - part[1][1]),
    )
    return (x + x2) / 2, (y + y2) / 2


def _is_long_way_back(curve: _Curve) -> bool:
    """Tell whether a bow would lead from one row of boxes to another."""
    is_bow = curve.heading == (0.0, -1.0) and curve.first[1] > curve.start[1]
    return is_bow and abs(curve.end[1] - curve.start[1]) > BOW


def _is_crossed(curve: _Curve, boxes: Collection[Rect]) -> bool:
    """Tell whether the curve runs behind a box."""
    handles = (curve.start, curve.first, curve.second, curve.end)
    length = sum(hypot(x2 - x, y2 - y) for (x, y), (x2, y2) in pairwise(handles))
    count = max(LEAST_LOOKS, int(length / LOOK))
    places = [curve.at(index / count) for index in range(1, count)]
    return any(_is_inside(place, box) for box in boxes for place in places)


def _is_inside(place: Point, box: Rect) -> bool:
    return (
        box.left + INSIDE < place[0] < box.right - INSIDE
        and box.top + INSIDE < place[1] < box.bottom - INSIDE
    )


def _detour(way: Way, rects: Mapping[str, Rect]) -> tuple[Point, ...] | None:
    """The shortest way round through the air above or below a box; None where there is none."""
    source, target = rects[way.source_id], rects[way.target_id]
    levels = {level for box in rects.values() for level in (box.top - CLEAR, box.bottom + CLEAR)}
    ordered = sorted(levels, key=lambda y: (abs(source.middle - y) + abs(y - target.middle), y))
    for y in ordered:
        points = tuple(_corners(source, target, y))
        if not any(_is_cut(start, end, rects.values()) for start, end in pairwise(points)):
            return points
    return None


def _corners(source: Rect, target: Rect, y: float) -> Iterator[Point]:
    """Out at the right side, along at ``y``, in at the left side."""
    out, back = source.right + STUB, target.left - STUB
    yield source.right, source.middle
    yield out, source.middle
    yield out, y
    yield back, y
    yield back, target.middle
    yield target.left, target.middle


def _is_cut(start: Point, end: Point, boxes: Collection[Rect]) -> bool:
    """Tell whether a straight line, across or down, runs behind a box."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return any(
        left < box.right - INSIDE
        and right > box.left + INSIDE
        and top < box.bottom - INSIDE
        and bottom > box.top + INSIDE
        for box in boxes
    )
