"""A waterfall: from one total to another by steps, each beginning where the one above it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from issuetrees.core.drawing.shapes import Bar, Drawing, Fit, Label, Polyline, Rect, Shape, Text
from issuetrees.core.drawing.tornado import ABOVE, BELOW, Frame

#: The tone of totals: neutral, so that only steps say up or down.
TOTAL: Final = 7
# Of the width, what the names take; what a figure beside a bar takes.
_NAMES: Final = 0.34
_FIGURE: Final = 6.0
_GAP: Final = 6.0
_LINES: Final = 2
_LEADING: Final = 1.3
# What is thinner is still seen.
_THIN: Final = 1.0


@dataclass(frozen=True, slots=True)
class Fall:
    """A row: a total from zero, or a step from ``start`` to ``end``, with its figure."""

    id: str
    title: str
    start: float
    end: float
    figure: str
    is_total: bool = False


def draw_waterfall(
    name: str,
    falls: Sequence[Fall],
    frame: Frame,
    fit: Fit,
    *,
    title: str = "",
    description: str = "",
) -> Drawing:
    """Draw totals and steps below each other on one scale that holds zero."""
    writer = _Writer(name, frame, _scale(falls, frame))
    shapes: list[Shape] = []
    rooms: list[Rect] = []
    top = 0.0
    for fall in falls:
        lines, _is_all = fit(fall.title, frame.width * _NAMES - _GAP, frame.size, _LINES, "regular")
        height = max(frame.thickness, len(lines) * frame.size * _LEADING) + _GAP
        rooms.append(Rect(0.0, top, frame.width, height))
        shapes += writer.row(fall, tuple(lines), rooms[-1])
        top += height
    shapes.append(writer.threads(falls, rooms))
    return Drawing(
        id=name, role="waterfall", width=frame.width, height=top, shapes=tuple(shapes),
        title=title, description=description,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where values stand: ``least`` at ``left``, ``most`` at its other end."""

    left: float
    length: float
    least: float
    most: float

    def at(self, value: float) -> float:
        return self.left + self.length * (value - self.least) / ((self.most - self.least) or 1.0)


def _scale(falls: Sequence[Fall], frame: Frame) -> _Scale:
    values = [0.0, *(end for fall in falls for end in (fall.start, fall.end))]
    left = frame.width * _NAMES
    length = frame.width - left - frame.size * _FIGURE
    return _Scale(left, length, min(values), max(values))


@dataclass(frozen=True, slots=True)
class _Writer:
    name: str
    frame: Frame
    scale: _Scale

    def row(self, fall: Fall, lines: tuple[str, ...], room: Rect) -> list[Shape]:
        """A name, its bar, its figure at the right of it."""
        size, leading = self.frame.size, self.frame.size * _LEADING
        top = room.top + (room.height - len(lines) * leading) / 2
        width = room.width * _NAMES - _GAP
        words = Text("swing-title", lines, 0.0, top, size, leading, width)
        low, high = sorted((self.scale.at(fall.start), self.scale.at(fall.end)))
        bar = Rect(
            low, room.middle - self.frame.thickness / 2, max(high - low, _THIN),
            self.frame.thickness,
        )  # fmt: skip
        tone = TOTAL if fall.is_total else ABOVE if fall.end >= fall.start else BELOW
        figure = Text(
            "swing-figure", (fall.figure,), bar.right + size / 2, room.middle - leading / 2,
            size, leading, size * _FIGURE,
        )  # fmt: skip
        key = f"{self.name}-{fall.id}"
        return [
            Label(id=f"{key}-title", role="swing-title", text=words),
            Bar(id=f"{key}-bar", role="part", rect=bar, value=fall.end - fall.start, tone=tone),
            Label(id=f"{key}-figure", role="swing-figure", text=figure),
        ]

    def threads(self, falls: Sequence[Fall], rooms: Sequence[Rect]) -> Polyline:
        """Lines from where each row ends to where the next begins."""
        half = self.frame.thickness / 2
        strokes = tuple(
            ((x, above.middle + half), (x, below.middle - half))
            for (fall, above), (_, below) in pairwise(zip(falls, rooms, strict=True))
            for x in (self.scale.at(fall.end),)
        )
        return Polyline(id=f"{self.name}-threads", role="zero", strokes=strokes)
