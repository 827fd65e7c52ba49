"""Arrows between boxes: a smooth line, a head, and the place of a label on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from issuetrees.reports.sections.base import points

HEAD = 4.6
BOW = 26.0
ABOVE = 6.0
LABEL = (14.0, 6.0)  # half its width and height
SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)


@dataclass(frozen=True, slots=True)
class Rect:
    """A box in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The y of its middle."""
        return self.top + self.height / 2

    @property
    def centre(self) -> float:
        """The x of its middle."""
        return self.left + self.width / 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """SVG path of the line and of the head; where the label's middle goes."""

    path: str
    head: str
    label: str
    label_left: str
    label_top: str
    is_backward: bool


Point = tuple[float, float]


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


def draw_arrow(
    source: Rect, target: Rect, label: str, is_backward: bool, boxes: Sequence[Rect] = ()
) -> Arrow:
    """Return an arrow from ``source`` to ``target``, its label beside all ``boxes``.

    To the right it leaves and arrives at the sides; within a column it goes straight up or
    down; back to the left it bows below both boxes.
    """
    curve = _curve(source, target)
    (x1, y1), heading = curve.end, curve.heading
    stop = (x1 - heading[0] * HEAD, y1 - heading[1] * HEAD)
    side = (-heading[1] * HEAD * 0.45, heading[0] * HEAD * 0.45)
    x, y = _label_place(curve, boxes)
    return Arrow(
        path=f"M{_at(curve.start)}C{_at(curve.first)} {_at(curve.second)} {_at(stop)}",
        head=(
            f"M{_at(curve.end)}L{_at((stop[0] + side[0], stop[1] + side[1]))}"
            f"L{_at((stop[0] - side[0], stop[1] - side[1]))}Z"
        ),
        label=label,
        label_left=points(x),
        label_top=points(y),
        is_backward=is_backward,
    )


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


def _label_place(curve: _Curve, boxes: Sequence[Rect]) -> Point:
    """Return where the label stands free: the middle of the curve, or as near as can be."""
    if curve.heading[0] and abs(curve.end[1] - curve.start[1]) < 2 * ABOVE:
        # A short straight arrow would vanish under its own label.
        return curve.at(0.5)[0], min(curve.start[1], curve.end[1]) - ABOVE
    free = (share for share in SHARES if not _is_covered(curve.at(share), boxes))
    return curve.at(next(free, SHARES[0]))


def _is_covered(middle: Point, boxes: Sequence[Rect]) -> bool:
    """Tell whether a label with this middle touches a box."""
    return any(
        box.left - LABEL[0] < middle[0] < box.left + box.width + LABEL[0]
        and box.top - LABEL[1] < middle[1] < box.top + box.height + LABEL[1]
        for box in boxes
    )


def _at(point: Point) -> str:
    return f"{points(point[0])} {points(point[1])}"
