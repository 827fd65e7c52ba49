"""The vocabulary of drawings: shapes in numbers, with ids, roles and words for those who listen.

A shape has no colour and no font: its ``role``, its ``state`` and what else tells it from its
like are given a look by the format that shows it. x grows to the right and y downwards from the
upper left corner of the drawing, in the unit of the paper or screen that it was drawn for.
"""

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A place with a size."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text, broken beforehand: the first begins at ``left`` and has its ``leading``
    below ``top``; ``size`` is that of its letters.
    """

    role: str
    lines: tuple[str, ...]
    left: float
    top: float
    size: float
    leading: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What all shapes have. ``title`` is heard and shown to whoever points at the shape,
    ``description`` is only heard.
    """

    id: str
    role: str
    state: str = ""
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar(Shape):
    """A value as a length; ``tone`` is the number of its colour, from 1, or 0 for none."""

    rect: Rect
    value: float
    tone: int = 0
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Polyline(Shape):
    """Straight strokes."""

    strokes: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Shapes in the order in which they are painted."""

    id: str
    role: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""
    description: str = ""
