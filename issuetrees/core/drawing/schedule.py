"""A workplan over days: a bar for each piece of work with the waiting before it, branch by branch.

Milestones are diamonds; a line through all rows is today. What does not fit on one sheet goes on
on the next one under the same axis.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, TypeAlias

from issuetrees.core.drawing.lined import LEADING, LinedWriter, Room
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

_SAFE: Final = 0.92  # of the room of titles
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


ScheduleRow: TypeAlias = Task | Branch


def draw_schedule(
    name: str, rows: Sequence[ScheduleRow], axis: Axis, room: Room, fit: Fit, *, title: str = "",
    description: str = "",
) -> tuple[Drawing, ...]:  # fmt: skip
    """Draw the rows in their order on as many sheets as they need."""
    writer = _Writer(name, room, fit, axis)
    return writer.drawings(rows, room.size * (LEADING + 1.0), title, description)


@dataclass(frozen=True)
class _Writer(LinedWriter[ScheduleRow]):
    NAMES: ClassVar[float] = 0.36
    FIGURE: ClassVar[float] = 11.0
    GAP: ClassVar[float] = 6.0
    HEADING: ClassVar[type] = Branch
    axis: Axis

    def at(self, day: dt.date) -> float:
        """Where a day begins."""
        whole = (self.axis.last - self.axis.first).days + 1
        return self.left + self.length * (day - self.axis.first).days / whole

    def row(self, name: str, row: ScheduleRow, place: Rect) -> Iterator[Shape]:
        yield self.titled(name, row, place, (self.left - self.GAP) * _SAFE)
        if isinstance(row, Branch):
            for count, day in enumerate(row.due_on):
                yield self.diamond(f"{name}-due-{count}", day, place, "")
            return
        yield self.figured(name, row.figure, self.left + self.length + 4.0, place)
        yield from self.bar(name, row, place)

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
                size * LEADING, wide, is_centred=True,
            )  # fmt: skip
            yield Label(id=f"{name}-tick-{count}", role="level-figure", text=text)
        if self.axis.first <= self.axis.today <= self.axis.last:
            now = self.at(self.axis.today)
            stroke = ((now, 0.0), (now, bottom))
            yield Polyline(id=f"{name}-today", role="mark", strokes=(stroke,))
