"""Tables: columns of one kind each, rows of cells with raw values and lines of words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from issuetrees.core.rounding import Figure
from issuetrees.core.summed import Summed

#: A row stays whole unless a cell has more letters.
_MANY = 600


class Kind(StrEnum):
    """What a column holds, and so how it is aligned and typed in a sheet."""

    WORDS = "words"
    NUMBER = "number"
    SHARE = "share"  # of 1
    MONEY = "money"
    DAY = "day"
    BAR = "bar"
    STACK = "stack"
    STATUS = "status"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with so many decimals; a dash for None. ``low``–``high`` is its spread, ``shade``
    (0–4) how large it is beside the others of a matrix, ``unit`` stands after it. ``made`` says how
    a sheet makes it of other rows of its column: a formula with their ids in braces.
    """

    value: Figure | None
    digits: int = 0
    low: Figure | None = None
    high: Figure | None = None
    shade: int | None = None
    unit: str = ""
    is_short: bool = False  # without decimals that it does not need
    made: str = ""


@dataclass(frozen=True, slots=True)
class Inapplicable:
    """A cell that nobody need fill: said, never a zero and never a dash."""

    word: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of 1, printed in percent."""

    value: Figure


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in a currency (ISO code)."""

    value: Figure
    currency: str


@dataclass(frozen=True, slots=True)
class Span:
    """From one figure to another: “3–12”."""

    low: Figure
    high: Figure
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""

    value: date


@dataclass(frozen=True, slots=True)
class Bar:
    """A value as a bar, as long as its part of ``most``; ``label`` is what it says."""

    value: float
    most: float
    label: "Number | Share"
    is_largest: bool = False


@dataclass(frozen=True, slots=True)
class StackPart:
    """One series of a stacked bar: its value and, rounded so that all add up, its figure."""

    id: str
    value: float
    figure: Figure
    tone: int


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts that add up, on a track of ``scale``; ``id`` is the row's."""

    id: str
    parts: tuple[StackPart, ...]
    scale: float
    digits: int


@dataclass(frozen=True, slots=True)
class Sign:
    """A status or verdict: its kind for those who look, its word for all."""

    kind: str
    word: str


Value: TypeAlias = (
    Number | Inapplicable | Share | Money | Span | Day | Bar | Stack | Sign
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell. ``role``: "" or ``strong``, ``quiet``, ``answer``, ``warn``,
    ``veto``, ``title``; ``lead`` stands before it in the role's colour (“Veto”); ``to`` is the id
    of the row of the same table to which it leads.
    """

    text: str
    role: str = ""
    lead: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, words below it, or both; an empty one is nothing at all."""

    value: Value | None = None
    lines: tuple[Line, ...] = ()

    @property
    def letters(self) -> int:
        """How many letters its words have."""
        return sum(len(line.text) for line in self.lines)

    @classmethod
    def of(cls, text: str, role: str = "") -> "Cell":
        """Return a cell of one line, or an empty one."""
        return cls(lines=(Line(text, role),) if text else ())


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``name`` is its word for programs, ``width`` its points on paper (0: what is
    left, shared with the others of width 0); ``role``: "", ``quiet``, ``strong`` or ``mark``;
    ``share`` of the whole weight stands at its head.
    """

    name: str
    title: str
    kind: Kind = Kind.WORDS
    width: float = 0.0
    role: str = ""
    share: Figure | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A heading over several columns; "" over those that have none."""

    title: str
    span: int


@dataclass(frozen=True, slots=True)
class Row(Summed):
    """A row. ``role``: "" or ``goal``, ``criterion``, ``leader``, ``total``; ``level`` is how deep
    its first words stand; one that ``is_joined`` stays on the page of the row before.
    """

    cells: tuple[Cell, ...]
    role: str = ""
    id: str = ""
    level: int | None = None
    is_joined: bool = False
    is_long: bool = False  # may be longer than a page

    @property
    def may_break(self) -> bool:
        """Whether it may end on another page than it begins: only one of many words."""
        return self.is_long and any(cell.letters > _MANY for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``role`` is its look (``plain``, ``ranking``, ``matrix``, ``outline``, ``goals``,
    ``findings``), ``title`` its name for those who listen and for a sheet; ``air`` is what each
    row has more above and below its words, so that the sheet is filled.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    role: str = "plain"
    bands: tuple[Band, ...] = ()
    air: float = 0.0

    @property
    def indented(self) -> int:
        """Which column stands further in with the level of a row: the first without a width."""
        free = (index for index, column in enumerate(self.columns) if not column.width)
        return next(free, 0)

    @property
    def groups(self) -> Iterator[tuple[Row, ...]]:
        """Rows that stay together."""
        group: list[Row] = []
        for row in self.rows:
            if group and not row.is_joined:
                yield tuple(group)
                group = []
            group.append(row)
        if group:
            yield tuple(group)
