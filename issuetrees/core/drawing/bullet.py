"""Plan against actual on one line: the expected range, the target, and what it came to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from issuetrees.core.drawing.bars import Track
from issuetrees.core.drawing.shapes import Bar, Disc, Drawing, Polyline, Rect, Shape

_ROOM: Final = 0.06  # of the length, left and right of what is drawn
_DOT: Final = 4.0
_ENDS: Final = 6.0


@dataclass(frozen=True, slots=True)
class Planned:
    """Figures of one measure in its unit; what is not known is None.

    ``low`` and ``high`` are the expected range, ``actual_low`` and ``actual_high`` the interval of
    the actual.
    """

    baseline: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    actual: float | None = None
    actual_low: float | None = None
    actual_high: float | None = None

    @property
    def figures(self) -> list[float]:
        """All that is known."""
        found = (
            self.baseline, self.target, self.low, self.high,
            self.actual, self.actual_low, self.actual_high,
        )  # fmt: skip
        return [one for one in found if one is not None]


def draw_bullet(name: str, one: Planned, track: Track, description: str = "") -> Drawing | None:
    """Draw a measure on a line from the least to the largest of its figures.

    None where there are fewer than two, so that there is nothing to compare. The track's ``scale``
    does not matter: each measure has its own unit.
    """
    figures = one.figures
    if len(set(figures)) < 2:
        return None
    least, most = min(figures), max(figures)
    room = track.length * _ROOM

    def at(value: float) -> float:
        return room + (track.length - 2 * room) * (value - least) / (most - least)

    return Drawing(
        id=name,
        role="bullet",
        width=track.length,
        height=track.thickness,
        shapes=(
            Bar(
                id=f"{name}-track",
                role="track",
                rect=Rect(0.0, track.thickness / 3, track.length, track.thickness / 3),
                value=most - least,
            ),
            *_plan(name, one, track, at),
            *_actual(name, one, track, at),
        ),
        description=description,
    )


def _plan(name: str, one: Planned, track: Track, at: Callable[[float], float]) -> list[Shape]:
    shapes: list[Shape] = []
    if one.low is not None and one.high is not None:
        left = at(one.low)
        rect = Rect(left, track.thickness / 6, at(one.high) - left, track.thickness * 2 / 3)
        shapes.append(Bar(id=f"{name}-expected", role="expected", rect=rect, value=0.0))
    for role, value, part in (("baseline", one.baseline, 0.25), ("target", one.target, 0.0)):
        if value is not None:
            top, bottom = track.thickness * part, track.thickness * (1 - part)
            stroke = ((at(value), top), (at(value), bottom))
            shapes.append(Polyline(id=f"{name}-{role}", role=role, strokes=(stroke,)))
    return shapes


def _actual(name: str, one: Planned, track: Track, at: Callable[[float], float]) -> list[Shape]:
    if one.actual is None:
        return []
    middle = track.thickness / 2
    shapes: list[Shape] = []
    if one.actual_low is not None and one.actual_high is not None:
        low, high = at(one.actual_low), at(one.actual_high)
        top, bottom = middle - _ENDS / 2, middle + _ENDS / 2
        strokes = (
            ((low, top), (low, bottom)),
            ((low, middle), (high, middle)),
            ((high, top), (high, bottom)),
        )
        shapes.append(Polyline(id=f"{name}-interval", role="interval", strokes=strokes))
    centre = (at(one.actual), middle)
    return [*shapes, Disc(id=f"{name}-actual", role="actual", centre=centre, radius=_DOT)]
