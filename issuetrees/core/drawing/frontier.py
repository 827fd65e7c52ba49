"""The efficient frontier: what the best portfolio is worth for so much money, as stairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from issuetrees.core.drawing.shapes import Disc, Drawing, Label, Point, Polyline, Rect, Shape, Text

_LEADING: Final = 1.3
_DOT: Final = 4.0
#: Letters of a figure at the left, in sizes of letters; between figures and lines.
_FIGURE: Final = 3.2
_GAP: Final = 4.0
_TICK: Final = 8.0
#: How much higher the room is than the last step.
_HEADROOM: Final = 1.05


@dataclass(frozen=True, slots=True)
class Plot:
    """How wide and high a frontier is drawn, and how large its letters are."""

    width: float
    height: float
    size: float

    @property
    def room(self) -> Rect:
        """Where the stairs stand: the rest is for figures."""
        left = self.size * _FIGURE + _GAP
        below = self.size * _LEADING + _GAP
        top = self.size
        return Rect(left, top, self.width - left - self.size * 2, self.height - top - below)


@dataclass(frozen=True, slots=True)
class Tick:
    """A figure on an axis."""

    at: float
    text: str

    def beside(self, name: str, y: float, size: float, width: float) -> Label:
        """Return it at the left of an axis of values, its middle at ``y``."""
        leading = size * _LEADING
        text = Text("swing-figure", (self.text,), 0.0, y - leading / 2, size, leading, width)
        return Label(id=name, role="swing-figure", text=text)


def draw_frontier(
    name: str,
    steps: Sequence[Point],
    chosen: Point | None,
    plot: Plot,
    *,
    money: Sequence[Tick],
    points: Sequence[Tick],
    title: str = "",
    description: str = "",
) -> Drawing:
    """Draw (money, points) in rising order; ``chosen`` is marked, ticks are written out."""
    most = max((one[0] for one in steps), default=0.0) or 1.0
    best = max((one[1] for one in steps), default=0.0) or 1.0
    scale = _Scale(plot.room, most, best * _HEADROOM)
    shapes: list[Shape] = [
        Polyline(id=f"{name}-axes", role="baseline", strokes=(scale.axes,)),
        *_ticks(name, scale, plot, money, points),
        Polyline(id=f"{name}-stairs", role="now", strokes=(tuple(scale.stairs(steps)),)),
    ]
    if chosen is not None:
        shapes.append(
            Disc(id=f"{name}-chosen", role="actual", centre=scale.at(chosen), radius=_DOT)
        )
    return Drawing(
        id=name,
        role="frontier",
        width=plot.width,
        height=plot.height,
        shapes=tuple(shapes),
        title=title,
        description=description,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    room: Rect
    most: float
    best: float

    def at(self, place: Point) -> Point:
        room = self.room
        across = room.width * place[0] / self.most
        return room.left + across, room.bottom - room.height * place[1] / self.best

    @property
    def axes(self) -> tuple[Point, ...]:
        room = self.room
        return (room.left, room.top), (room.left, room.bottom), (room.right, room.bottom)

    def stairs(self, steps: Sequence[Point]) -> Iterator[Point]:
        """Up only where there is the money for more."""
        before: float | None = None
        for money, value in steps:
            if before is not None:
                yield self.at((money, before))
            if value != before:
                yield self.at((money, value))
            before = value


def _ticks(
    name: str, scale: _Scale, plot: Plot, money: Sequence[Tick], points: Sequence[Tick]
) -> Iterator[Shape]:
    leading = plot.size * _LEADING
    width = plot.size * _TICK
    for number, tick in enumerate(money, 1):
        x = scale.at((tick.at, 0.0))[0]
        text = Text(
            "swing-figure", (tick.text,), min(x - width / 2, plot.width - width),
            plot.room.bottom + _GAP, plot.size, leading, width, is_centred=True,
        )  # fmt: skip
        yield Label(id=f"{name}-money-{number}", role="swing-figure", text=text)
    for number, tick in enumerate(points, 1):
        y = scale.at((0.0, tick.at))[1]
        yield tick.beside(f"{name}-points-{number}", y, plot.size, plot.size * _FIGURE)
