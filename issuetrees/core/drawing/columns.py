"""Columns: values beside each other that stand on one line, such as the chances of places."""

from collections.abc import Sequence

from issuetrees.core.drawing.bars import HAIR, Track
from issuetrees.core.drawing.shapes import Bar, Drawing, Rect, Shape

# Between two columns, in parts of a column.
_GAP = 0.15


def draw_columns(
    name: str, values: Sequence[float], track: Track, description: str = ""
) -> Drawing:
    """Draw a column for each value; the highest that fits is the track's ``scale``."""
    step = track.length / max(len(values), 1)
    high = Track(length=track.thickness, thickness=0.0, scale=track.scale)
    shapes: list[Shape] = [
        Bar(
            id=f"{name}-track",
            role="track",
            rect=Rect(0.0, 0.0, track.length, track.thickness),
            value=track.scale,
        )
    ]
    for place, value in enumerate(values):
        height = high.at(value)
        if height < HAIR:
            continue
        rect = Rect(place * step, track.thickness - height, step * (1 - _GAP), height)
        shapes.append(Bar(id=f"{name}-{place + 1}", role="column", rect=rect, value=value))
    return Drawing(
        id=name,
        role="columns",
        width=track.length,
        height=track.thickness,
        shapes=tuple(shapes),
        description=description,
    )
