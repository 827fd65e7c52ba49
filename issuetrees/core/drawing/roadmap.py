"""A roadmap: a bar for each initiative from its first period to its last, lane by lane.

Periods are columns of one width, named at the foot. What does not fit on one sheet goes on on the
next one under the same columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from issuetrees.core.drawing.lined import LEADING, LinedWriter, Room
from issuetrees.core.drawing.shapes import Bar, Drawing, Fit, Label, Polyline, Rect, Shape, Text

_THICK: Final = 1.05  # of a bar, in sizes of letters
_INSET: Final = 2.0  # between a bar and the edges of its periods


@dataclass(frozen=True, slots=True)
class Stint:
    """An initiative from its ``first`` period to its ``last``, counted from 0; ``figure`` stands
    at the end of its line.
    """

    id: str
    title: str
    first: int
    last: int
    figure: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A heading over initiatives."""

    id: str
    title: str
    stints: tuple[Stint, ...]


_Row = Lane | Stint


def draw_roadmap(
    name: str, lanes: Sequence[Lane], periods: Sequence[str], room: Room, fit: Fit, *,
    title: str = "", description: str = "",
) -> tuple[Drawing, ...]:  # fmt: skip
    """Draw the lanes in their order on as many sheets as they need; lanes without any go."""
    writer = _Writer(name, room, fit, tuple(periods))
    rows: list[_Row] = []
    for lane in lanes:
        rows += [lane, *lane.stints] if lane.stints else []
    return writer.drawings(rows, writer.foot, title, description)


@dataclass(frozen=True)
class _Writer(LinedWriter[_Row]):
    NAMES: ClassVar[float] = 0.34
    FIGURE: ClassVar[float] = 9.0
    GAP: ClassVar[float] = 7.0
    HEADING: ClassVar[type] = Lane
    periods: tuple[str, ...]

    @property
    def wide(self) -> float:
        """The width of one period."""
        return self.length / max(1, len(self.periods))

    @property
    def foot(self) -> float:
        words = [self.broken(period, self.wide) for period in self.periods]
        return self.room.size * LEADING * max([1, *map(len, words)]) + 4.0

    def row(self, name: str, row: _Row, place: Rect) -> Iterator[Shape]:
        yield self.titled(name, row, place, self.left - self.GAP)
        if isinstance(row, Lane):
            return
        end = self.left + self.wide * len(self.periods) + 4.0
        yield self.figured(name, row.figure, end, place)
        thick = self.room.size * _THICK
        width = self.wide * (row.last - row.first + 1) - 2 * _INSET
        left = self.left + self.wide * row.first + _INSET
        rect = Rect(left, place.middle - thick / 2, width, thick)
        said = f"{row.title}: {self.periods[row.first]}"
        if row.last > row.first:
            said = f"{said} – {self.periods[row.last]}"
        yield Bar(
            id=f"{name}-bar", role="task", state=row.state, rect=rect,
            value=row.last - row.first + 1, title=said,
        )  # fmt: skip

    def net(self, name: str, bottom: float) -> Iterator[Shape]:
        """Hairlines between the periods, their names at the foot."""
        edges = [self.left + self.wide * count for count in range(len(self.periods) + 1)]
        strokes = tuple(((x, 0.0), (x, bottom)) for x in edges)
        yield Polyline(id=f"{name}-net", role="net", strokes=strokes)
        size = self.room.size
        for count, period in enumerate(self.periods):
            text = Text(
                "level-figure", self.broken(period, self.wide), edges[count], bottom + 2.0, size,
                size * LEADING, self.wide, is_centred=True,
            )  # fmt: skip
            yield Label(id=f"{name}-period-{count}", role="level-figure", text=text)
