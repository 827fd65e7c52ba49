"""A value function as a small curve: values to the right, what they are worth upwards."""

from collections.abc import Sequence

from issuetrees.core.drawing.shapes import Disc, Drawing, Point, Polyline, Rect, Shape

_TOP = 100.0
_DOT = 2.0


def draw_curve(name: str, places: Sequence[Point], room: Rect, description: str = "") -> Drawing:
    """Draw the places (value, points from 0 to 100, values ascending) inside of ``room``."""
    dots = [_at(place, places, room) for place in places]
    base = ((room.left, room.bottom), (room.right, room.bottom))
    shapes: list[Shape] = [
        Polyline(id=f"{name}-base", role="curve-base", strokes=(base,)),
        Polyline(id=f"{name}-line", role="curve-line", strokes=(tuple(dots),)),
        *(
            Disc(id=f"{name}-{index}", role="curve-dot", centre=dot, radius=_DOT)
            for index, dot in enumerate(dots)
        ),
    ]
    return Drawing(
        id=name,
        role="curve",
        width=room.right + room.left,
        height=room.bottom + room.top,
        shapes=tuple(shapes),
        description=description,
    )


def _at(place: Point, places: Sequence[Point], room: Rect) -> Point:
    value, points = place
    low, high = places[0][0], places[-1][0]
    across = room.width * (value - low) / (high - low) if high > low else 0.0
    return room.left + across, room.bottom - room.height * points / _TOP
