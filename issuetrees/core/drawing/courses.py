"""Courses: how values went from span to span, as lines with their names at their ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from issuetrees.core.drawing.frontier import Tick
from issuetrees.core.drawing.shapes import (
    Disc,
    Drawing,
    Fit,
    Label,
    Point,
    Polyline,
    Rect,
    Shape,
    Text,
)

#: What a course is: the own one, one of the others, a level to compare with.
OWN: Final = "own"
OTHER: Final = "other"
LEVEL: Final = "level"

_LEADING: Final = 1.3
_DOT: Final = 2.5
#: Letters of a figure at the left, in sizes of letters; between figures or names and lines.
_FIGURE: Final = 3.6
_GAP: Final = 6.0


@dataclass(frozen=True, slots=True)
class Course:
    """A value or None for each span; ``label`` is what stands at its end, ``title`` its name."""

    label: str
    values: tuple[float | None, ...]
    kind: str = OTHER
    title: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """How wide and high courses are drawn, the size of letters, the width for their names."""

    width: float
    height: float
    size: float
    names: float

    @property
    def room(self) -> Rect:
        """Where the lines go: the rest is for figures and names."""
        left = self.size * _FIGURE + _GAP
        below = self.size * _LEADING + _GAP
        top = self.size
        return Rect(left, top, self.width - left - self.names - _GAP, self.height - top - below)


def draw_courses(
    name: str,
    courses: Sequence[Course],
    spans: Sequence[str],
    plot: Plot,
    fit: Fit,
    *,
    ticks: Sequence[Tick],
    title: str = "",
    description: str = "",
) -> Drawing:
    """Draw lines over spans in their order; the last tick is the top of the axis, 0 its foot.

    Names that would stand on each other are moved apart; every so many spans are written out,
    the last one always.
    """
    writer = _Writer(name, plot, fit, max(len(spans), 2), max(tick.at for tick in ticks) or 1.0)
    shapes = [
        *writer.net(ticks),
        *writer.spans(spans),
        *(shape for at, one in enumerate(courses, 1) for shape in writer.line(at, one)),
        *writer.names(courses),
    ]
    return Drawing(
        id=name,
        role="courses",
        width=plot.width,
        height=plot.height,
        shapes=tuple(shapes),
        title=title,
        description=description,
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    name: str
    plot: Plot
    fit: Fit
    count: int
    most: float

    def at(self, place: int, value: float) -> Point:
        room = self.plot.room
        across = room.width * place / (self.count - 1)
        return room.left + across, room.bottom - room.height * value / self.most

    def net(self, ticks: Sequence[Tick]) -> Iterator[Shape]:
        """The figures of the axis, each with a line across."""
        room = self.plot.room
        for number, tick in enumerate(ticks, 1):
            y = self.at(0, tick.at)[1]
            stroke = ((room.left, y), (room.right, y))
            role = "net" if tick.at else "baseline"
            yield Polyline(id=f"{self.name}-net-{number}", role=role, strokes=(stroke,))
            width = self.plot.size * _FIGURE
            yield tick.beside(f"{self.name}-tick-{number}", y, self.plot.size, width)

    def spans(self, spans: Sequence[str]) -> Iterator[Shape]:
        leading = self.plot.size * _LEADING
        step, width = self._step(spans)
        for place in range(len(spans) - 1, -1, -step):
            x = self.at(place, 0.0)[0]
            left = min(max(x - width / 2, 0.0), self.plot.width - width)
            lines, is_whole = self.fit(spans[place], width, self.plot.size, 1, "regular")
            text = Text(
                "swing-figure", tuple(lines), left, self.plot.room.bottom + _GAP,
                self.plot.size, leading, width, is_centred=True,
            )  # fmt: skip
            told = "" if is_whole else spans[place]
            name = f"{self.name}-span-{place + 1}"
            yield Label(id=name, role="swing-figure", text=text, title=told)

    def _step(self, spans: Sequence[str]) -> tuple[int, float]:
        """Every how many spans there is room for their words, and how wide that is.

        No wider than lets the words of the first span stand in the middle below it.
        """
        between, most = self.plot.room.width / (self.count - 1), self.plot.room.left * 2
        for step in range(1, len(spans)):
            width = min(between * step - _GAP, most)
            shown = spans[len(spans) - 1 :: -step]
            if all(self.fit(one, width, self.plot.size, 1, "regular")[1] for one in shown):
                return step, width
        return max(len(spans) - 1, 1), most

    def line(self, number: int, course: Course) -> Iterator[Shape]:
        strokes = tuple(self._strokes(course.values))
        name = f"{self.name}-{number}"
        yield Polyline(id=name, role=f"course-{course.kind}", strokes=strokes, title=course.label)
        if course.kind != LEVEL and strokes:
            role = f"course-{course.kind}-end"
            yield Disc(id=f"{name}-end", role=role, centre=strokes[-1][-1], radius=_DOT)

    def _strokes(self, values: Sequence[float | None]) -> Iterator[tuple[Point, ...]]:
        """The stretches between spans without a value."""
        stretch: list[Point] = []
        for place, value in enumerate(values):
            if value is not None:
                stretch.append(self.at(place, value))
            elif stretch:
                yield tuple(stretch)
                stretch = []
        if stretch:
            yield tuple(stretch)

    def names(self, courses: Sequence[Course]) -> Iterator[Shape]:
        """The name of each line at the height of its end, or as near as others let it."""
        size, leading = self.plot.size, self.plot.size * _LEADING
        ends = [
            (self.at(0, known[-1])[1], number, one)
            for number, one in enumerate(courses, 1)
            if (known := [value for value in one.values if value is not None])
        ]
        ends.sort(key=lambda end: end[:2])
        places = apart([end[0] for end in ends], leading, self.plot.room.bottom)
        left = self.plot.room.right + _GAP
        for middle, (_y, number, one) in zip(places, ends, strict=True):
            lines, is_whole = self.fit(one.label, self.plot.names, size, 1, _face(one))
            role = "course-name-own" if one.kind == OWN else "course-name"
            text = Text(
                role, tuple(lines), left, middle - leading / 2, size, leading, self.plot.names
            )
            told = "" if is_whole else one.label
            yield Label(id=f"{self.name}-name-{number}", role=role, text=text, title=told)


def _face(course: Course) -> str:
    return "semibold" if course.kind == OWN else "regular"


def apart(places: Sequence[float], distance: float, foot: float) -> list[float]:
    """Move places in rising order so far apart, none below the foot, each as little as that takes.

    Those that crowd share a middle: that of where they would stand.
    """
    groups: list[tuple[float, int]] = []  # the sum of where the first would stand, and how many
    for place in places:
        total, count = place, 1
        while groups:
            before, many = groups[-1]
            if before / many + distance * many <= total / count:
                break
            groups.pop()
            total, count = before + total - distance * many * count, count + many
        groups.append((total, count))
    found = [total / count + distance * step for total, count in groups for step in range(count)]
    over = max((found[-1] - foot) if found else 0.0, 0.0)
    return _lifted(found, distance, foot) if over else found


def _lifted(places: list[float], distance: float, foot: float) -> list[float]:
    """Push up what stands below the foot, and what stands above that as far as it must."""
    found, most = [], foot
    for place in reversed(places):
        found.append(min(place, most))
        most = found[-1] - distance
    return found[::-1]
