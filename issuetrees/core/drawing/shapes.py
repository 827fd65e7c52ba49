"""The vocabulary of drawings: shapes in numbers, with ids, roles and words for those who listen.

A shape has no colour and no font: its ``role``, its ``state`` and what else tells it from its
like are given a look by the format that shows it. x grows to the right and y downwards from the
upper left corner of the drawing, in the unit of the paper or screen that it was drawn for.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from issuetrees.core.summed import Summed

Point = tuple[float, float]
S = TypeVar("S", bound="Shape")


class Fit(Protocol):
    """Breaks a text into at most ``most`` lines of a width, and tells whether that is all of it."""

    def __call__(
        self, text: str, width: float, size: float, most: int, face: str
    ) -> tuple[list[str], bool]: ...


@dataclass(frozen=True, slots=True)
class Rect:
    """A place with a size."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> float:
        """The x of its middle."""
        return self.left + self.width / 2

    @property
    def middle(self) -> float:
        """The y of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text: the first begins at ``left`` and has its ``leading`` below ``top``; ``size``
    is that of its letters. Lines are broken beforehand, or break at ``width``.
    """

    role: str
    lines: tuple[str, ...]
    left: float
    top: float
    size: float
    leading: float
    width: float = 0.0
    is_centred: bool = False


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
class Box(Shape):
    """A thing with its words; ``level`` is how deep it stands, from 0. ``outline`` are its corners
    where it is no rectangle; it then has four, in the middle of the sides of ``rect``.
    """

    rect: Rect
    texts: tuple[Text, ...]
    level: int = 0
    outline: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Shape):
    """Words that stand by themselves."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Shape):
    """A word beside a box that leads to another drawing or text, whose id is ``target_id``."""

    rect: Rect
    target_id: str


class Route(StrEnum):
    """How a connector goes through its points."""

    STRAIGHT = "straight"  # with round corners, if it has a radius
    CURVE = "curve"  # a cubic: start, two handles, end


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector(Shape):
    """A line from one box to another; ``head`` is the outline of its arrowhead."""

    source_id: str
    target_id: str
    points: tuple[Point, ...]
    route: Route = Route.STRAIGHT
    radius: float = 0.0
    head: tuple[Point, ...] = ()
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc(Shape):
    """A disc, or its left half."""

    centre: Point
    radius: float
    is_half: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon(Shape):
    """A closed outline."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Shape):
    """A small sign; its ``pieces`` are placed from the middle of it, which is ``at``."""

    at: Point
    pieces: tuple[Shape, ...]


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
class Drawing(Summed):
    """Shapes in the order in which they are painted."""

    id: str
    role: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""
    description: str = ""

    def of(self, kind: type[S]) -> tuple[S, ...]:
        """Return the shapes of one kind."""
        return tuple(shape for shape in self.shapes if isinstance(shape, kind))
