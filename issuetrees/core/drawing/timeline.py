"""A route over time: a bar for each transition on an axis of months, and when the goal is reached.

A bar begins where the step before it ends in half of the draws. It is as long as the step likely
takes; a whisker below it shows the least and the most. Nothing is one day: lines mark by when half
and four of five draws have reached the goal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from issuetrees.core.drawing.shapes import (
    Bar,
    Disc,
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
_BELOW: Final = 3.0  # from the bar to its whisker
_ENDS: Final = 3.0
_DOT: Final = 2.6
# Words are broken a little before their room ends: other faces are wider.
_SAFE: Final = 0.92
# Months between two figures of the axis; the first that leaves room for them.
_STEPS: Final = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240)
_APART: Final = 3.2  # letters from one figure of the axis to the next


@dataclass(frozen=True, slots=True)
class Stretch:
    """A step of the route: its name, the month in which it begins, what it takes (least, likely,
    most; None: nobody has said), and the words at the end of its line. One that is held by
    learning has a look of its own.
    """

    id: str
    title: str
    start: float
    months: tuple[float, float, float] | None
    figure: str = ""
    is_learning: bool = False


@dataclass(frozen=True, slots=True)
class Milestone:
    """A month that matters: its name, and the figure at the end of its line."""

    id: str
    title: str
    month: float
    figure: str = ""


def draw_timeline(
    name: str, steps: Sequence[Stretch], marks: Sequence[Milestone], width: float, size: float,
    fit: Fit, *, title: str = "", description: str = "",
) -> Drawing:  # fmt: skip
    """Draw the steps in their order, one below the other, then the marks; months at the foot."""
    ends = [step.start + step.months[2] for step in steps if step.months]
    writer = _Writer(name, width, size, max([1.0, *ends, *(mark.month for mark in marks)]), fit)
    bottom, shapes = 0.0, list[Shape]()
    for step in steps:
        height = writer.height(step.title)
        shapes += writer.step(step, Rect(0.0, bottom, width, height))
        bottom += height
    for place, mark in enumerate(marks):
        height = writer.height(mark.title)
        shapes += writer.mark(mark, place, Rect(0.0, bottom, width, height))
        bottom += height
    return Drawing(
        id=name, role="timeline", width=width, height=bottom + size * _LEADING + 4.0,
        shapes=(*writer.axis(bottom), *shapes), title=title, description=description,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Writer:
    name: str
    width: float
    size: float
    last: float
    fit: Fit

    @property
    def left(self) -> float:
        return self.width * _NAMES

    @property
    def length(self) -> float:
        return self.width - self.left - self.size * _FIGURE

    def at(self, month: float) -> float:
        return self.left + self.length * month / self.last

    def lines(self, title: str) -> tuple[str, ...]:
        room = (self.left - _GAP) * _SAFE
        return tuple(self.fit(title, room, self.size, _LINES, "regular")[0])

    def height(self, title: str) -> float:
        words = len(self.lines(title)) * self.size * _LEADING
        return max(words, self.size + _BELOW + 2 * _ENDS) + _GAP

    def words(self, row: "Stretch | Milestone", room: Rect) -> Iterator[Label]:
        """The name of a row at its left, its figure at its right."""
        size, leading, name = self.size, self.size * _LEADING, f"{self.name}-{row.id}"
        lines = self.lines(row.title)
        top = room.middle - len(lines) * leading / 2
        text = Text("level-title", lines, 0.0, top, size, leading, self.left - _GAP)
        yield Label(id=f"{name}-title", role="level-title", text=text)
        left, middle = self.left + self.length + 4.0, room.middle - leading / 2
        figure = Text(
            "level-figure", (row.figure,), left, middle, size, leading, size * _FIGURE - 4.0
        )
        yield Label(id=f"{name}-figure", role="level-figure", text=figure)

    def step(self, step: Stretch, room: Rect) -> Iterator[Shape]:
        yield from self.bar(step, f"{self.name}-{step.id}", room)
        yield from self.words(step, room)

    def bar(self, step: Stretch, name: str, room: Rect) -> Iterator[Shape]:
        """What it likely takes, and between which ends it may move."""
        if step.months is None:
            return
        least, likely, most = step.months
        top = room.middle - (self.size + _BELOW + _ENDS) / 2
        rect = Rect(self.at(step.start), top, self.at(likely) - self.left, self.size)
        state = "learning" if step.is_learning else ""
        yield Bar(id=f"{name}-bar", role="stretch", state=state, rect=rect, value=likely)
        if most > least:
            low, high = self.at(step.start + least), self.at(step.start + most)
            y = rect.bottom + _BELOW + _ENDS / 2
            strokes = (
                ((low, y - _ENDS / 2), (low, y + _ENDS / 2)),
                ((low, y), (high, y)),
                ((high, y - _ENDS / 2), (high, y + _ENDS / 2)),
            )
            yield Polyline(id=f"{name}-span", role="span", strokes=strokes)

    def mark(self, mark: Milestone, place: int, room: Rect) -> Iterator[Shape]:
        """Its words on a line of their own, and a stroke from there through all steps."""
        x, role = self.at(mark.month), "mark" if place == 0 else "mark-later"
        stroke = ((x, 0.0), (x, room.middle))
        yield Polyline(id=f"{self.name}-{mark.id}", role=role, strokes=(stroke,))
        yield Disc(
            id=f"{self.name}-{mark.id}-end", role="seen", centre=(x, room.middle), radius=_DOT
        )
        yield from self.words(mark, room)

    def axis(self, bottom: float) -> Iterator[Shape]:
        """Hairlines with their months below."""
        room = self.length / self.last  # of one month
        wide = self.size * _APART
        step = next((one for one in _STEPS if one * room >= wide), _STEPS[-1])
        months = [step * place for place in range(ceil(self.last / step) + 1)]
        shown = [month for month in months if month <= self.last]
        strokes = tuple(((self.at(month), 0.0), (self.at(month), bottom)) for month in shown)
        yield Polyline(id=f"{self.name}-axis", role="net", strokes=strokes)
        for month in shown:
            text = Text(
                "level-figure", (str(month),), self.at(month) - wide / 2, bottom + 2.0, self.size,
                self.size * _LEADING, wide, is_centred=True,
            )  # fmt: skip
            yield Label(id=f"{self.name}-month-{month}", role="level-figure", text=text)
