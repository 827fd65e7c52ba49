"""Where somebody stands against what stages ask for: levels 0 to 4 by competency.

``draw_radar`` shows the whole at a glance, ``draw_levels`` each competency on a line of its own,
``draw_standing`` both beside each other. What is told apart by colour differs in form, too: own
levels are an area, what the next stage asks for a dashed line, what the goal asks for a dotted
one, what others saw a dot.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

from issuetrees.core.drawing.shapes import (
    Bar,
    Disc,
    Drawing,
    Fit,
    Label,
    Point,
    Polygon,
    Polyline,
    Rect,
    Shape,
    Text,
)

#: The highest level; 0 is "not shown yet".
TOP: Final = 4
#: With fewer competencies a radar has no area, with more its words meet.
FEWEST: Final = 3
MOST: Final = 16
_LEADING: Final = 1.3
# Of a line of levels, what the name takes; what the figure at its end takes, in letters.
_NAMES: Final = 0.42
_FIGURE: Final = 4.0
_GAP: Final = 7.0
_AWAY: Final = 6.0  # from the tip of a spoke to its words
_DOT: Final = 2.6
_LINES: Final = 3
# Words are broken a little before their room ends: other faces are wider.
_SAFE: Final = 0.92
# Of the width of both, what the radar takes; narrower than this, lines stand alone.
_RADAR: Final = 0.5
_HIGH: Final = 0.7  # of its width
_NARROW: Final = 480.0
_SAMPLE: Final = 16.0
_BEFORE_WORD: Final = 5.0
_SMALLER: Final = (1.0, 0.92, 0.84)


@dataclass(frozen=True, slots=True)
class Standing:
    """A competency: the level shown, those that others saw, those that the next stage and the
    goal ask for (None: they ask for nothing), and what is printed at the end of its line.
    """

    id: str
    title: str
    own: int
    next: int | None = None
    goal: int | None = None
    others: tuple[int, ...] = ()
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What the key says of each form; what has no word is not in the key."""

    own: str = ""
    others: str = ""
    next: str = ""
    goal: str = ""


def draw_standing(
    name: str, rows: Sequence[Standing], width: float, size: float, fit: Fit, words: Words,
    *, title: str = "", description: str = "",
) -> Drawing:  # fmt: skip
    """Draw a radar and the lines beside it, with their key below; lines alone where the width or
    the number of competencies leaves a radar no sense.
    """
    has_radar = FEWEST <= len(rows) <= MOST and width >= _NARROW
    left = width * _RADAR if has_radar else 0.0
    lines = _Lines(name, size, Rect(left, 0.0, width - left, 0.0), fit)
    shapes = [shape for row in rows for shape in lines.row(row)]
    high = lines.bottom
    if has_radar:
        high = max(high, left * _HIGH)
        shapes += _Radar(name, rows, size, Rect(0.0, 0.0, left - 2 * _GAP, high), fit).shapes()
    key = _Key(name, words, size, Rect(0.0, high + _GAP, width, size * _LEADING), fit)
    shapes += key.shapes(rows)
    return Drawing(
        id=name, role="standing", width=width, height=high + _GAP + key.height(rows) + 2.0,
        shapes=tuple(shapes), title=title, description=description,
    )  # fmt: skip


def draw_radar(
    name: str, rows: Sequence[Standing], room: Rect, size: float, fit: Fit,
    *, title: str = "", description: str = "",
) -> Drawing:  # fmt: skip
    """Draw the levels of three competencies or more around a centre, level 4 outermost."""
    return Drawing(
        id=name, role="radar", width=room.right, height=room.bottom,
        shapes=tuple(_Radar(name, rows, size, room, fit).shapes()),
        title=title, description=description,
    )  # fmt: skip


def draw_levels(
    name: str, rows: Sequence[Standing], width: float, size: float, fit: Fit,
    *, title: str = "", description: str = "",
) -> Drawing:  # fmt: skip
    """Draw a line for each competency: a bar for the own level, strokes for what is asked."""
    lines = _Lines(name, size, Rect(0.0, 0.0, width, 0.0), fit)
    shapes = tuple(shape for row in rows for shape in lines.row(row))
    return Drawing(
        id=name, role="levels", width=width, height=lines.bottom + 2.0, shapes=shapes,
        title=title, description=description,
    )  # fmt: skip


class _Lines:
    """Writes line after line downwards from the top of a room."""

    def __init__(self, name: str, size: float, room: Rect, fit: Fit) -> None:
        self.name, self.size, self.room, self.fit = name, size, room, fit
        self.bottom = room.top
        self.left = room.left + room.width * _NAMES
        self.length = room.width * (1 - _NAMES) - size * _FIGURE

    def at(self, level: int) -> float:
        return self.left + self.length * level / TOP

    def row(self, row: Standing) -> Iterator[Shape]:
        size, leading, name = self.size, self.size * _LEADING, f"{self.name}-{row.id}"
        room = self.room.width * _NAMES - _GAP
        lines, _is_whole = self.fit(row.title, room * _SAFE, size, _LINES, "regular")
        height = max(len(lines), 1) * leading + _GAP
        middle, thick = self.bottom + height / 2, size
        top = middle - thick / 2
        words = Text(
            "level-title", tuple(lines), self.room.left, middle - len(lines) * leading / 2, size,
            leading, room,
        )  # fmt: skip
        yield Label(id=f"{name}-title", role="level-title", text=words)
        track = Rect(self.left, top, self.length, thick)
        yield Bar(id=f"{name}-track", role="level-track", rect=track, value=TOP)
        if row.own:
            own = Rect(self.left, top, self.at(row.own) - self.left, thick)
            yield Bar(id=f"{name}-own", role="level-own", rect=own, value=row.own)
        yield self.ticks(name, top, thick)
        for role, level, over in (("goal", row.goal, 1.0), ("next", row.next, 2.5)):
            if level is not None:
                x = self.at(level)
                stroke = ((x, top - over), (x, top + thick + over))
                yield Polyline(id=f"{name}-{role}", role=f"level-{role}", strokes=(stroke,))
        for level in row.others:
            at = (self.at(level), middle)
            yield Disc(id=f"{name}-seen-{level}", role="seen", centre=at, radius=_DOT)
        if row.figure:
            left = self.left + self.length
            text = Text(
                "level-figure", (row.figure,), left, middle - leading / 2, size, leading,
                size * _FIGURE, is_centred=True,
            )  # fmt: skip
            yield Label(id=f"{name}-figure", role="level-figure", text=text)
        self.bottom += height

    def ticks(self, name: str, top: float, thick: float) -> Polyline:
        """Hairlines between the levels, over the bar: it can be counted."""
        strokes = tuple(
            ((self.at(level), top), (self.at(level), top + thick)) for level in range(1, TOP)
        )
        return Polyline(id=f"{name}-ticks", role="level-tick", strokes=strokes)


@dataclass(frozen=True, slots=True)
class _Radar:
    name: str
    rows: Sequence[Standing]
    size: float
    room: Rect
    fit: Fit

    @property
    def words(self) -> float:
        """The width of the words at the tip of a spoke."""
        return min(self.size * 9.5, self.room.width * 0.3)

    @property
    def radius(self) -> float:
        leading = self.size * _LEADING
        across = self.room.width / 2 - self.words - _AWAY
        return max(min(across, self.room.height / 2 - _LINES * leading - _AWAY), self.size)

    def at(self, index: int, level: float) -> Point:
        """The place of a level on a spoke; the first points up, the others go clockwise."""
        angle = 2 * pi * index / len(self.rows) - pi / 2
        reach = self.radius * level / TOP
        return self.room.centre + reach * cos(angle), self.room.middle + reach * sin(angle)

    def ring(self, levels: Sequence[float]) -> tuple[Point, ...]:
        return tuple(self.at(index, level) for index, level in enumerate(levels))

    def shapes(self) -> Iterator[Shape]:
        """The area of what is shown first; what is asked for runs over it."""
        own = self.ring([row.own for row in self.rows])
        yield Polygon(id=f"{self.name}-area", role="radar-area", points=own)
        yield from self.net()
        yield Polygon(id=f"{self.name}-own", role="radar-own", points=own)
        for role in ("goal", "next"):
            asked = [getattr(row, role) for row in self.rows]
            if any(asked):
                points = self.ring([level or 0 for level in asked])
                yield Polygon(id=f"{self.name}-{role}", role=f"radar-{role}", points=points)
        for index, row in enumerate(self.rows):
            for level in row.others:
                at = self.at(index, level)
                yield Disc(id=f"{self.name}-{row.id}-{level}", role="seen", centre=at, radius=_DOT)
        for index, row in enumerate(self.rows):
            yield self.label(index, row)

    def net(self) -> Iterator[Shape]:
        """A ring for each level with its figure on the first spoke, and the spokes."""
        spokes = tuple((self.at(index, 0), self.at(index, TOP)) for index in range(len(self.rows)))
        yield Polyline(id=f"{self.name}-spokes", role="net", strokes=spokes)
        for level in range(1, TOP + 1):
            points = self.ring([level] * len(self.rows))
            yield Polygon(id=f"{self.name}-ring-{level}", role="net", points=points)
            x, y = self.at(0, level)
            small = self.size * 0.85
            text = Text("level-figure", (str(level),), x + 2.0, y, small, small * 1.2)
            yield Label(id=f"{self.name}-figure-{level}", role="level-figure", text=text)

    def unbroken(self, title: str) -> tuple[float, Sequence[str]]:
        """Return the largest size, of a few, at which a title has room and no word is broken."""
        for part in _SMALLER:
            size = self.size * part
            lines, is_whole = self.fit(title, self.words * _SAFE, size, _LINES, "regular")
            if is_whole and " ".join(lines).split() == title.split():
                break
        return size, lines

    def label(self, index: int, row: Standing) -> Label:
        """The words of a spoke, centred in a box that its tip touches."""
        size, lines = self.unbroken(row.title)
        leading = size * _LEADING
        height = len(lines) * leading
        angle = 2 * pi * index / len(self.rows) - pi / 2
        x, y = self.at(index, TOP)
        centre = x + cos(angle) * (self.words / 2 + _AWAY)
        middle = y + sin(angle) * (height / 2 + _AWAY)
        text = Text(
            "level-title", tuple(lines), centre - self.words / 2, middle - height / 2, size,
            leading, self.words, is_centred=True,
        )  # fmt: skip
        return Label(id=f"{self.name}-{row.id}-axis", role="level-title", text=text)


@dataclass(frozen=True, slots=True)
class _Key:
    """The forms in the order in which one reads them, each before its word, in columns."""

    name: str
    words: Words
    size: float
    room: Rect
    fit: Fit

    def shown(self, rows: Sequence[Standing]) -> list[tuple[str, str]]:
        has = {
            "own": True,
            "next": any(row.next is not None for row in rows),
            "goal": any(row.goal is not None for row in rows),
            "others": any(row.others for row in rows),
        }
        said = ((role, getattr(self.words, role)) for role in has if has[role])
        return [(role, word) for role, word in said if word]

    def columns(self, shown: Sequence[tuple[str, str]]) -> int:
        """Return how many stand beside each other without touching."""
        for count in range(len(shown), 1, -1):
            room = (self.room.width / count - _SAMPLE - 2 * _BEFORE_WORD) * _SAFE
            if all(self.fit(word, room, self.size, 1, "regular")[1] for _role, word in shown):
                return count
        return 1

    def height(self, rows: Sequence[Standing]) -> float:
        shown = self.shown(rows)
        return self.room.height * max(-(-len(shown) // self.columns(shown)), 1)

    def shapes(self, rows: Sequence[Standing]) -> Iterator[Shape]:
        shown = self.shown(rows)
        columns = self.columns(shown)
        step = self.room.width / columns
        for place, (role, word) in enumerate(shown):
            left = self.room.left + place % columns * step
            top = self.room.top + place // columns * self.room.height
            yield _sample(self.name, role, left, top + self.room.height / 2, self.size)
            text = Text(
                "level-figure", (word,), left + _SAMPLE + _BEFORE_WORD, top, self.size,
                self.room.height, step - _SAMPLE - _BEFORE_WORD,
            )  # fmt: skip
            yield Label(id=f"{self.name}-key-{role}", role="level-figure", text=text)


def _sample(name: str, role: str, left: float, middle: float, size: float) -> Shape:
    key = f"{name}-sample-{role}"
    if role == "own":
        rect = Rect(left, middle - size * 0.4, _SAMPLE, size * 0.8)
        return Bar(id=key, role="level-own", rect=rect, value=1)
    if role == "others":
        return Disc(id=key, role="seen", centre=(left + _SAMPLE / 2, middle), radius=_DOT)
    stroke = ((left, middle), (left + _SAMPLE, middle))
    return Polyline(id=key, role=f"radar-{role}", strokes=(stroke,))
