"""Ranges: from where to where something may go, and where it is now, on a line of values."""

from issuetrees.core.drawing.bars import Track
from issuetrees.core.drawing.shapes import Bar, Drawing, Polyline, Rect

# What is thinner is still seen.
THIN = 2.0


def draw_range(
    name: str, ends: tuple[float, float], at: float, track: Track, description: str = ""
) -> Drawing:
    """Draw a bar from one value to another, in either order, and a stroke where it is now."""
    low, high = track.at(min(ends)), track.at(max(ends))
    width = max(high - low, THIN)
    left = min(low, track.length - width)
    now = track.at(at)
    return Drawing(
        id=name,
        role="range",
        width=track.length,
        height=track.thickness,
        shapes=(
            Bar(
                id=f"{name}-track",
                role="track",
                rect=Rect(0.0, 0.0, track.length, track.thickness),
                value=track.scale,
            ),
            Bar(
                id=f"{name}-bar",
                role="bar",
                rect=Rect(left, 0.0, width, track.thickness),
                value=max(ends) - min(ends),
            ),
            Polyline(id=f"{name}-now", role="now", strokes=(((now, 0.0), (now, track.thickness)),)),
        ),
        description=description,
    )
