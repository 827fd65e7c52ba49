"""A workplan over days: a bar for each piece of work with the waiting before it, branch by branch.

Milestones are diamonds; a line through all rows is today. What does not fit on one sheet goes on
on the next one under the same axis.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from issuetrees.core.drawing.shapes import (
    Bar,
    Drawing,
    Fit,
    Label,
    Polygon,
    Polyline,
    Rect,
    Shape,
    Text,
)

_LEADING: Final = 1.3
_NAMES: Final = 0.36
_FIGURE: Final = 11.0  # letters at the right
_GAP: Final = 6.0
_LINES: Final = 2
_SAFE: Final = 0.92  # words are broken a little before their room ends: other faces are wider
_THICK: Final = 0.95  # of a bar, in sizes of letters
_TICK: Final = 5.5  # letters that a word of the axis may take


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work: waiting begins on ``orders_on``, work on ``starts_on``; it is done by
    ``ends_on``. ``figure`` stands at the end of its line; ``state`` gives its bar a look.
    """

    id: str
    title: str
    orders_on: dt.date
    starts_on: dt.date
    ends_on: dt.date
    figure: str = ""
    state: str = ""
    is_moment: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A heading over tasks, with the days on which it is due."""

    id: str
    title: str
    due_on: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """The first and the last day, today, and the days that are named at the foot."""

    first: dt.date
    last: dt.date
    today: dt.date
    ticks: tuple[tuple[dt.date, str], ...]


@dataclass(frozen=True, slots=True)
class Room:
    """How wide and how high a sheet is, and the size of the letters."""

    width: float
    height: float
    size: float


ScheduleRow: TypeAlias = Task | Branch


def draw_schedule(
    name: str, rows: Sequence[ScheduleRow], axis: Axis, room: Room, fit: Fit, *, title: str = "",
    description: str = "",
) -> tuple[Drawing, ...]:  # fmt: skip
    """Draw the rows in their order on as many sheets as they need."""
    writer = _Writer(name, axis, room, fit)
    foot = room.size * (_LEADING + 1.0)
    sheets = _sheets(writer, rows, room.height - foot)
    return tuple(
        writer.sheet(f"{name}-{place}" if place else name, sheet, foot, title, description)
        for place, sheet in enumerate(sheets)
    )


def _sheets(
    writer: "_Writer", rows: Sequence[ScheduleRow], depth: float
) -> list[list[ScheduleRow]]:
    """Put rows on sheets; no heading stands last on one."""
    sheets: list[list[ScheduleRow]] = [[]]
    used = 0.0
    for row in rows:
        height = writer.height(row)
        if sheets[-1] and used + height > depth:
            moved = [sheets[-1].pop()] if isinstance(sheets[-1][-1], Branch) else []
            sheets.append(list[ScheduleRow](moved))
            used = sum(writer.height(one) for one in moved)
        sheets[-1].append(row)
        used += height
    return [sheet for sheet in sheets if sheet]


@dataclass(frozen=True, slots=True)
class _Writer:
    name: str
    axis: Axis
    room: Room
    fit: Fit

    @property
    def left(self) -> float:
        return self.room.width * _NAMES

    @property
    def length(self) -> float:
        return self.room.width - self.left - self.room.size * _FIGURE

    def at(self, day: dt.date) -> float:
        """Where a day begins."""
        whole = (self.axis.last - self.axis.first).days + 1
        return self.left + self.length * (day - self.axis.first).days / whole

    def lines(self, row: ScheduleRow) -> tuple[str, ...]:
        room = (self.left - _GAP) * _SAFE
        face = "semibold" if isinstance(row, Branch) else "regular"
        return tuple(self.fit(row.title, room, self.room.size, _LINES, face)[0])

    def height(self, row: ScheduleRow) -> float:
        words = len(self.lines(row)) * self.room.size * _LEADING
        return max(words, self.room.size * _LEADING) + _GAP

    def sheet(
        self, name: str, rows: Sequence[ScheduleRow], foot: float, title: str, description: str
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

    def row(self, name: str, row: ScheduleRow, place: Rect) -> Iterator[Shape]:
        role = "branch-title" if isinstance(row, Branch) else "level-title"
        room = (self.left - _GAP) * _SAFE
        yield self.words(f"{name}-title", role, self.lines(row), 0.0, place, room)
        if isinstance(row, Branch):
            for count, day in enumerate(row.due_on):
                yield self.diamond(f"{name}-due-{count}", day, place, "")
            return
        left = self.left + self.length + 4.0
        room = self.room.size * _FIGURE - 4.0
        figure = tuple(self.fit(row.figure, room * _SAFE, self.room.size, 1, "regular")[0])
        yield self.words(f"{name}-figure", "level-figure", figure, left, place, room)
        yield from self.bar(name, row, place)

    def words(
        self, name: str, role: str, lines: tuple[str, ...], left: float, place: Rect, room: float
    ) -> Label:
        leading = self.room.size * _LEADING
        top = place.middle - len(lines) * leading / 2
        text = Text(role, lines, left, top, self.room.size, leading, room)
        return Label(id=name, role=role, text=text)

    def bar(self, name: str, task: Task, place: Rect) -> Iterator[Shape]:
        """The work as a bar, the waiting before it as a thinner one; a moment as a diamond."""
        thick = self.room.size * _THICK
        starts = self.at(task.starts_on)
        if task.orders_on < task.starts_on:
            waits = self.at(task.orders_on)
            rect = Rect(waits, place.middle - thick / 6, starts - waits, thick / 3)
            days = (task.starts_on - task.orders_on).days
            yield Bar(id=f"{name}-lead", role="lead", rect=rect, value=days)
        if task.is_moment:
            yield self.diamond(f"{name}-day", task.ends_on, place, task.state)
            return
        width = self.at(task.ends_on + dt.timedelta(days=1)) - starts
        rect = Rect(starts, place.middle - thick / 2, width, thick)
        days = (task.ends_on - task.starts_on).days + 1
        yield Bar(id=f"{name}-bar", role="task", state=task.state, rect=rect, value=days)

    def diamond(self, name: str, day: dt.date, place: Rect, state: str) -> Polygon:
        x = (self.at(day) + self.at(day + dt.timedelta(days=1))) / 2
        half, y = self.room.size * 0.5, place.middle
        points = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        return Polygon(id=name, role="milestone", state=state, points=points)

    def net(self, name: str, bottom: float) -> Iterator[Shape]:
        """Hairlines at the days that are named, today as a stroke of its own."""
        size, wide = self.room.size, self.room.size * _TICK
        strokes = tuple(
            ((self.at(day), 0.0), (self.at(day), bottom)) for day, _word in self.axis.ticks
        )
        yield Polyline(id=f"{name}-axis", role="net", strokes=strokes)
        for count, (day, word) in enumerate(self.axis.ticks):
            text = Text(
                "level-figure", (word,), self.at(day) - wide / 2, bottom + 2.0, size,
                size * _LEADING, wide, is_centred=True,
            )  # fmt: skip
            yield Label(id=f"{name}-tick-{count}", role="level-figure", text=text)
        if self.axis.first <= self.axis.today <= self.axis.last:
            now = self.at(self.axis.today)
            stroke = ((now, 0.0), (now, bottom))
            yield Polyline(id=f"{name}-today", role="mark", strokes=(stroke,))
