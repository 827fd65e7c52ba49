"""Bars: what a total is made of, end to end on a track; a share against the largest one."""

from collections.abc import Sequence
from dataclasses import dataclass

from issuetrees.core.drawing.shapes import Bar, Drawing, Polyline, Rect, Shape, Text

# What is thinner is not drawn.
HAIR = 0.05
# From the bar to the span below it, and how high its ends are.
APART = 2.0
ENDS = 5.0


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a total. ``room`` is the length that its label needs to stand in it."""

    id: str
    value: float
    tone: int
    label: str = ""
    room: float = 0.0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Between which values a total could still move."""

    low: float
    high: float
    title: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """A line of bars: its ``length`` is worth ``scale``. Labels are ``size`` large and begin
    ``inset`` after their bar; ``below`` is the room for a span.
    """

    length: float
    thickness: float
    scale: float
    size: float = 0.0
    inset: float = 0.0
    below: float = 0.0

    def at(self, value: float) -> float:
        """Return how far a value reaches."""
        return self.length * min(max(value, 0.0), self.scale) / self.scale if self.scale else 0.0


def draw_stack(name: str, parts: Sequence[Part], track: Track, span: Span | None = None) -> Drawing:
    """Draw the parts of a total one after the other; labels where they fit."""
    shapes: list[Shape] = [
        Bar(id=f"{name}-track", role="track", rect=_bar(track, 0, track.scale), value=track.scale)
    ]
    start = 0.0
    for part in parts:
        rect = _bar(track, start, part.value)
        start += part.value
        if rect.width >= HAIR:
            shapes.append(_part(name, part, rect, track))
    if span is not None:
        shapes.append(_span(name, span, track))
    return Drawing(
        id=name,
        role="stack",
        width=track.length,
        height=track.thickness + track.below,
        shapes=tuple(shapes),
        description="; ".join(part.title for part in parts if part.title and part.value > 0),
    )


def draw_bar(name: str, value: float, track: Track) -> Bar:
    """Draw one value against the largest of its like, which is the track's ``scale``."""
    return Bar(id=f"{name}-bar", role="bar", rect=_bar(track, 0, value), value=value)


def _bar(track: Track, start: float, value: float) -> Rect:
    return Rect(track.at(start), 0.0, track.at(value), track.thickness)


def _part(name: str, part: Part, rect: Rect, track: Track) -> Bar:
    label = Text("label", (part.label,), rect.left + track.inset, rect.top, track.size, rect.height)
    return Bar(
        id=f"{name}-{part.id}",
        role="part",
        title=part.title,
        rect=rect,
        value=part.value,
        tone=part.tone,
        label=label if part.label and part.room <= rect.width else None,
    )


def _span(name: str, span: Span, track: Track) -> Polyline:
    low, high = track.at(span.low), track.at(span.high)
    top, bottom = track.thickness + APART, track.thickness + APART + ENDS
    middle = (top + bottom) / 2
    ends = (
        ((low, top), (low, bottom)),
        ((low, middle), (high, middle)),
        ((high, top), (high, bottom)),
    )
    return Polyline(id=f"{name}-span", role="span", title=span.title, strokes=ends)
