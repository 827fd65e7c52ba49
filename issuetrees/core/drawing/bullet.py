"""Plan against actual on one line: the expected range, the target, and what it came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from issuetrees.core.drawing.bars import Track
from issuetrees.core.drawing.shapes import (
    Bar,
    Disc,
    Drawing,
    Fit,
    Label,
    Polyline,
    Rect,
    Shape,
    Text,
)

_ROOM: Final = 0.06  # of the length, left and right of what is drawn
_DOT: Final = 4.0
_ENDS: Final = 6.0
# Of the width of many, what the names take; of the rest, what the figures do.
_NAMES: Final = 0.4
_FIGURES: Final = 0.2
_GAP: Final = 8.0
_LINES: Final = 2
_LEADING: Final = 1.3
# How thick a line among many is, in sizes of letters, however many lines its name takes.
_THICK: Final = 2.4


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


@dataclass(frozen=True, slots=True)
class Bullet:
    """One measure among many: its name, what it came to in words, its figures."""

    id: str
    title: str
    told: str
    planned: Planned


def draw_bullet(name: str, one: Planned, track: Track, description: str = "") -> Drawing | None:
    """Draw a measure on a line from the least to the largest of its figures.

    None where there are fewer than two, so that there is nothing to compare. The track's ``scale``
    does not matter: each measure has its own unit.
    """
    shapes = _shapes(name, one, Rect(0.0, 0.0, track.length, track.thickness))
    if not shapes:
        return None
    return Drawing(
        id=name,
        role="bullet",
        width=track.length,
        height=track.thickness,
        shapes=tuple(shapes),
        description=description,
    )


def draw_bullets(
    name: str, rows: Sequence[Bullet], width: float, size: float, fit: Fit, title: str = ""
) -> Drawing:
    """Draw measures below each other, each on a scale of its own, with its name and outcome."""
    shapes: list[Shape] = []
    top = 0.0
    names = width * _NAMES - _GAP
    figures = width * _FIGURES
    for one in rows:
        lines, _is_all = fit(one.title, names, size, _LINES, "regular")
        told, _is_all = fit(one.told, figures, size, _LINES, "regular")
        height = max(len(lines), len(told), 1) * size * _LEADING + _GAP
        thick = min(size * _THICK, height - 2.0)
        room = Rect(
            width * _NAMES, top + (height - thick) / 2,
            width - width * _NAMES - figures - _GAP, thick,
        )  # fmt: skip
        shapes += [
            _label(
                f"{name}-{one.id}-title", "swing-title", lines, Rect(0.0, top, names, height), size
            ),
            *_shapes(f"{name}-{one.id}", one.planned, room),
            _label(
                f"{name}-{one.id}-told", "swing-figure", told,
                Rect(width - figures, top, figures, height), size,
            ),
        ]  # fmt: skip
        top += height
    description = "; ".join(f"{one.title}: {one.told}" for one in rows)
    return Drawing(
        id=name, role="tornado", width=width, height=top, shapes=tuple(shapes),
        title=title, description=description,
    )  # fmt: skip


def _label(name: str, role: str, lines: Sequence[str], room: Rect, size: float) -> Label:
    leading = size * _LEADING
    top = room.top + (room.height - len(lines) * leading) / 2
    words = Text(role, tuple(lines), room.left, top, size, leading, room.width)
    return Label(id=name, role=role, text=words)


def _shapes(name: str, one: Planned, room: Rect) -> list[Shape]:
    figures = one.figures
    if len(set(figures)) < 2:
        return []
    scale = _Scale(room, min(figures), max(figures))
    third = room.height / 3
    track = Rect(room.left, room.top + third, room.width, third)
    return [
        Bar(id=f"{name}-track", role="bullet-track", rect=track, value=scale.most - scale.least),
        *_plan(name, one, scale),
        *_actual(name, one, scale),
    ]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where figures stand: ``least`` near the left of the room, ``most`` near its right."""

    room: Rect
    least: float
    most: float

    def at(self, value: float) -> float:
        edge = self.room.width * _ROOM
        part = (value - self.least) / (self.most - self.least)
        return self.room.left + edge + (self.room.width - 2 * edge) * part


def _plan(name: str, one: Planned, scale: _Scale) -> list[Shape]:
    room = scale.room
    shapes: list[Shape] = []
    if one.low is not None and one.high is not None:
        left = scale.at(one.low)
        top, height = room.top + room.height / 6, room.height * 2 / 3
        rect = Rect(left, top, scale.at(one.high) - left, height)
        shapes.append(Bar(id=f"{name}-expected", role="expected", rect=rect, value=0.0))
    for role, value, part in (("baseline", one.baseline, 0.25), ("target", one.target, 0.0)):
        if value is not None:
            x, inset = scale.at(value), room.height * part
            stroke = ((x, room.top + inset), (x, room.bottom - inset))
            shapes.append(Polyline(id=f"{name}-{role}", role=role, strokes=(stroke,)))
    return shapes


def _actual(name: str, one: Planned, scale: _Scale) -> list[Shape]:
    if one.actual is None:
        return []
    middle = scale.room.middle
    dot = Disc(
        id=f"{name}-actual", role="actual", centre=(scale.at(one.actual), middle), radius=_DOT
    )
    if one.actual_low is None or one.actual_high is None:
        return [dot]
    low, high = scale.at(one.actual_low), scale.at(one.actual_high)
    top, bottom = middle - _ENDS / 2, middle + _ENDS / 2
    strokes = (
        ((low, top), (low, bottom)),
        ((low, middle), (high, middle)),
        ((high, top), (high, bottom)),
    )
    return [Polyline(id=f"{name}-interval", role="interval", strokes=strokes), dot]
