"""A tornado: how far each thing alone moves an outcome from where it is now, the largest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from issuetrees.core.drawing.shapes import Bar, Drawing, Fit, Label, Polyline, Rect, Shape, Text

#: Tones of what lies below and above today's outcome: they differ in grey print, too.
BELOW: Final = 6
ABOVE: Final = 1
# Of the width, what the names take; what a figure at the end of a bar takes.
_NAMES: Final = 0.38
_FIGURE: Final = 3.6
_GAP: Final = 6.0
# How wide a digit is, of the size of letters, with a little air.
_DIGIT: Final = 0.66
_LINES: Final = 3
# What is thinner is not drawn.
_HAIR: Final = 0.05


@dataclass(frozen=True, slots=True)
class Swing:
    """One thing that moves: its name, the outcomes at its two ends, each with its figure."""

    id: str
    title: str
    low: float
    high: float
    low_figure: str
    high_figure: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The ``width`` of a tornado, the ``size`` of its letters, how thick its bars are."""

    width: float
    size: float
    thickness: float


def draw_tornado(
    name: str,
    swings: Sequence[Swing],
    base: tuple[float, str],
    frame: Frame,
    fit: Fit,
    *,
    title: str = "",
    description: str = "",
) -> Drawing:
    """Draw bars to both sides of ``base`` (today's outcome and its figure), all on one scale.

    The line of today runs through all; where an outcome may pass zero, a second one marks it.
    """
    writer = _Writer(name, frame, _scale(swings, base[0], frame))
    shapes: list[Shape] = []
    top = frame.size * 1.6
    for swing in swings:
        lines, _is_all = fit(
            swing.title, frame.width * _NAMES - _GAP, frame.size, _LINES, "regular"
        )
        height = max(frame.thickness, len(lines) * frame.size * 1.3) + _GAP
        shapes += writer.row(swing, base[0], tuple(lines), Rect(0.0, top, frame.width, height))
        top += height
    shapes += writer.lines(base, top, writer.over_zero(shapes))
    return Drawing(
        id=name, role="tornado", width=frame.width, height=top + 2.0, shapes=tuple(shapes),
        title=title, description=description,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where outcomes stand: ``least`` at ``left``, ``most`` so much further right."""

    left: float
    length: float
    least: float
    most: float

    def at(self, value: float) -> float:
        return self.left + self.length * (value - self.least) / ((self.most - self.least) or 1.0)

    @property
    def has_zero(self) -> bool:
        return self.least < 0 < self.most


def _scale(swings: Sequence[Swing], base: float, frame: Frame) -> _Scale:
    values = [base, *(end for swing in swings for end in (swing.low, swing.high))]
    left = frame.width * _NAMES + frame.size * _FIGURE
    length = frame.width - left - frame.size * _FIGURE
    return _Scale(left, length, min(values), max(values))


def _half(text: Text) -> float:
    """About half of the width of a figure."""
    return max(len(line) for line in text.lines) * text.size * _DIGIT / 2


@dataclass(frozen=True, slots=True)
class _Writer:
    name: str
    frame: Frame
    scale: _Scale

    def row(self, swing: Swing, base: float, lines: tuple[str, ...], room: Rect) -> list[Shape]:
        """A name, the bar to both sides of the base, a figure at both of its ends."""
        size, leading = self.frame.size, self.frame.size * 1.3
        top = room.top + (room.height - len(lines) * leading) / 2
        words = Text("swing-title", lines, 0.0, top, size, leading, room.width * _NAMES - _GAP)
        low, high = sorted(
            ((swing.low, swing.low_figure), (swing.high, swing.high_figure)), key=lambda one: one[0]
        )
        return [
            Label(id=f"{self.name}-{swing.id}-title", role="swing-title", text=words),
            *self.bars(swing.id, (low[0], base, high[0]), room),
            self.figure(f"{swing.id}-low", low[1], self.scale.at(low[0]), room, is_before=True),
            self.figure(f"{swing.id}-high", high[1], self.scale.at(high[0]), room),
        ]

    def bars(self, name: str, ends: tuple[float, float, float], room: Rect) -> list[Shape]:
        """The part below the base and the part above it."""
        low, base, high = ends
        top = room.middle - self.frame.thickness / 2
        parts = ((low, min(base, high), BELOW), (max(base, low), high, ABOVE))
        return [
            Bar(
                id=f"{self.name}-{name}-{tone}",
                role="part",
                rect=Rect(
                    self.scale.at(start), top, self.scale.at(end) - self.scale.at(start),
                    self.frame.thickness,
                ),
                value=end - start,
                tone=tone,
            )
            for start, end, tone in parts
            if self.scale.at(end) - self.scale.at(start) >= _HAIR
        ]  # fmt: skip

    def figure(
        self, name: str, words: str, x: float, room: Rect, *, is_before: bool = False
    ) -> Label:
        width, leading = self.frame.size * _FIGURE, self.frame.size * 1.3
        left = x - width if is_before else x
        text = Text(
            "swing-figure", (words,), left, room.middle - leading / 2, self.frame.size, leading,
            width, is_centred=True,
        )  # fmt: skip
        return Label(id=f"{self.name}-{name}", role="swing-figure", text=text)

    def over_zero(self, shapes: Sequence[Shape]) -> list[tuple[float, float]]:
        """From where to where figures stand on the line of zero, from above."""
        zero = self.scale.at(0.0)
        figures = (one.text for one in shapes if isinstance(one, Label))
        return [
            (text.top, text.top + text.leading)
            for text in figures
            if text.role == "swing-figure" and abs(text.left + text.width / 2 - zero) < _half(text)
        ]

    def lines(
        self, base: tuple[float, str], bottom: float, figures: Sequence[tuple[float, float]]
    ) -> list[Shape]:
        """Today's outcome with its figure above, and zero where an outcome may pass it.

        The line of zero leaves ``figures`` free that stand on it.
        """
        size, top = self.frame.size, self.frame.size * 1.6
        x, width = self.scale.at(base[0]), self.frame.size * 8
        head = Text(
            "swing-figure", (base[1],), x - width / 2, 0.0, size, size * 1.3, width, is_centred=True
        )
        shapes: list[Shape] = []
        if self.scale.has_zero:
            zero = self.scale.at(0.0)
            ends = [top - 2, *(end for figure in figures for end in figure), bottom]
            strokes = tuple(
                ((zero, start), (zero, end))
                for start, end in zip(ends[::2], ends[1::2], strict=True)
                if end > start
            )
            shapes.append(Polyline(id=f"{self.name}-zero", role="zero", strokes=strokes))
        shapes += [
            Polyline(id=f"{self.name}-now", role="now", strokes=(((x, top - 2), (x, bottom)),)),
            Label(id=f"{self.name}-base", role="swing-figure", text=head),
        ]
        return shapes
