"""A roadmap: a bar for each initiative from its first period to its last, lane by lane.

Periods are columns of one width, named at the foot. What does not fit on one sheet goes on on the
next one under the same columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from issuetrees.core.drawing.shapes import (
    Bar,
    Drawing,
    Fit,
    Label,
    Polyline,
    Rect,
    Shape,
    Text,
)

_LEADING: Final = 1.3
_NAMES: Final = 0.34
_FIGURE: Final = 9.0  # letters at the right
_GAP: Final = 7.0
_LINES: Final = 2
_SAFE: Final = 0.92  # words are broken a little before their room ends: other faces are wider
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """How wide and how high a sheet is, and the size of the letters."""

    width: float
    height: float
    size: float


_Row = Lane | Stint


def draw_roadmap(
    name: str, lanes: Sequence[Lane], periods: Sequence[str], sheet: Sheet, fit: Fit, *,
    title: str = "", description: str = "",
) -> tuple[Drawing, ...]:  # fmt: skip
    """Draw the lanes in their order on as many sheets as they need; lanes without any go."""
    writer = _Writer(name, tuple(periods), sheet, fit)
    rows: list[_Row] = []
    for lane in lanes:
        rows += [lane, *lane.stints] if lane.stints else []
    foot = writer.foot
    return tuple(
        writer.drawing(f"{name}-{place}" if place else name, part, foot, title, description)
        for place, part in enumerate(_sheets(writer, rows, sheet.height - foot))
    )


def _sheets(writer: "_Writer", rows: Sequence[_Row], depth: float) -> list[list[_Row]]:
    """Put rows on sheets; no heading stands last on one."""
    sheets: list[list[_Row]] = [[]]
    used = 0.0
    for row in rows:
        height = writer.height(row)
        if sheets[-1] and used + height > depth:
            moved = [sheets[-1].pop()] if isinstance(sheets[-1][-1], Lane) else []
            sheets.append(list[_Row](moved))
            used = sum(writer.height(one) for one in moved)
        sheets[-1].append(row)
        used += height
    return [sheet for sheet in sheets if sheet]


@dataclass(frozen=True, slots=True)
class _Writer:
    name: str
    periods: tuple[str, ...]
    room: Sheet
    fit: Fit

    @property
    def left(self) -> float:
        return self.room.width * _NAMES

    @property
    def wide(self) -> float:
        """The width of one period."""
        length = self.room.width - self.left - self.room.size * _FIGURE
        return length / max(1, len(self.periods))

    @property
    def foot(self) -> float:
        words = [self.named(period) for period in self.periods]
        return self.room.size * _LEADING * max([1, *map(len, words)]) + 4.0

    def named(self, period: str) -> tuple[str, ...]:
        return tuple(self.fit(period, self.wide * _SAFE, self.room.size, _LINES, "regular")[0])

    def lines(self, row: _Row) -> tuple[str, ...]:
        room = (self.left - _GAP) * _SAFE
        face = "semibold" if isinstance(row, Lane) else "regular"
        return tuple(self.fit(row.title, room, self.room.size, _LINES, face)[0])

    def height(self, row: _Row) -> float:
        return len(self.lines(row)) * self.room.size * _LEADING + _GAP

    def drawing(
        self, name: str, rows: Sequence[_Row], foot: float, title: str, description: str
    ) -> Drawing:
        shapes, top = list[Shape](), 0.0
        for row in rows:
            place = Rect(0.0, top, self.room.width, self.height(row))
            shapes += self.row(f"{name}-{row.id}", row, place)
            top += place.height
        return Drawing(
            id=name, role="schedule", width=self.room.width, height=top + foot,
            shapes=(*self.net(name, top), *shapes), title=title, description=description,
        )  # fmt: skip

    def row(self, name: str, row: _Row, place: Rect) -> Iterator[Shape]:
        role = "branch-title" if isinstance(row, Lane) else "level-title"
        yield self.words(f"{name}-title", role, self.lines(row), 0.0, place, self.left - _GAP)
        if isinstance(row, Lane):
            return
        end = self.left + self.wide * len(self.periods) + 4.0
        room = self.room.size * _FIGURE - 4.0
        figure = tuple(self.fit(row.figure, room * _SAFE, self.room.size, 1, "regular")[0])
        yield self.words(f"{name}-figure", "level-figure", figure, end, place, room)
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

    def words(
        self, name: str, role: str, lines: tuple[str, ...], left: float, place: Rect, room: float
    ) -> Label:
        leading = self.room.size * _LEADING
        top = place.middle - len(lines) * leading / 2
        text = Text(role, lines, left, top, self.room.size, leading, room)
        return Label(id=name, role=role, text=text)

    def net(self, name: str, bottom: float) -> Iterator[Shape]:
        """Hairlines between the periods, their names at the foot."""
        edges = [self.left + self.wide * count for count in range(len(self.periods) + 1)]
        strokes = tuple(((x, 0.0), (x, bottom)) for x in edges)
        yield Polyline(id=f"{name}-net", role="net", strokes=strokes)
        size = self.room.size
        for count, period in enumerate(self.periods):
            text = Text(
                "level-figure", self.named(period), edges[count], bottom + 2.0, size,
                size * _LEADING, self.wide, is_centred=True,
            )  # fmt: skip
            yield Label(id=f"{name}-period-{count}", role="level-figure", text=text)
