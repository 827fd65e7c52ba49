"""The columns of a sheet: a column of the scene may take several, each of one kind of value."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from issuetrees.kit.formats.currencies import sign
from issuetrees.reports.formats.office.words import (
    fit,
    heading_of,
    line_of,
    stacks,
    value_of,
)
from issuetrees.reports.scene.figures import spread_of, written
from issuetrees.reports.scene.tables import (
    Bar,
    Cell,
    Day,
    Kind,
    Money,
    Number,
    Row,
    Share,
    Table,
)
from issuetrees.reports.sections.base import Typist

TEXT: Final = ""
_DAYS: Final = {"ru": "[$-419]d mmm yyyy", "en": "[$-809]d mmm yyyy"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a cell of a sheet, and the format of its number; none for words.

    ``made``: a formula with ids of rows in braces that makes it.
    """

    value: str | float | date
    shown: str = TEXT
    made: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet: its heading, and how a row fills it."""

    title: str
    read: Callable[[Row], Typed | None]
    name: str = ""
    kind: Kind = Kind.WORDS
    is_indented: bool = False


def fields_of(table: Table, series: Sequence[str], typist: Typist) -> list[Field]:
    """Return the columns that a table takes; ``series`` names the parts of its stacked bars."""
    reader = _Reader(table, series, typist)
    places = range(len(table.columns))
    values = [field for place in places for field in reader.fields(place)]
    return [*values, *(field for place in places for field in reader.spread(place))]


@dataclass(frozen=True, slots=True)
class _Reader:
    table: Table
    series: Sequence[str]
    typist: Typist

    def fields(self, place: int) -> Iterator[Field]:
        """A column, or one for each part of its bars; then one for words beside its values."""
        column = self.table.columns[place]
        title = heading_of(column, self.typist)
        cells = [row.cells[place] for row in self.table.rows]
        if column.kind == Kind.STACK:
            yield from self.parts(place)
        else:
            is_first = place == self.first_words
            yield Field(title, self.main(place), column.name, column.kind, is_indented=is_first)
        if any(cell.value is not None and cell.lines for cell in cells):
            yield Field(f"{title}: …", lambda row: _words(row.cells[place]))

    @property
    def first_words(self) -> int:
        """The column whose words stand as deep as their row."""
        free = (place for place, column in enumerate(self.table.columns) if not column.width)
        return next(free, 0)

    def parts(self, place: int) -> Iterator[Field]:
        for index in range(max((len(one.parts) for one in stacks(self.table.rows)), default=0)):
            title = self.series[index] if index < len(self.series) else str(index + 1)
            yield Field(fit(title), self.part(place, index), f"part-{index}", Kind.NUMBER)

    def part(self, place: int, index: int) -> Callable[[Row], Typed | None]:
        def read(row: Row) -> Typed | None:
            value: Any = row.cells[place].value
            if value is None or index >= len(value.parts):
                return None
            return Typed(float(value.parts[index].figure), _digits(value.digits))

        return read

    def main(self, place: int) -> Callable[[Row], Typed | None]:
        def read(row: Row) -> Typed | None:
            cell = row.cells[place]
            return _words(cell) if cell.value is None else typed(cell, self.typist)

        return read

    def spread(self, place: int) -> Iterator[Field]:
        """From what to what assessors differ, where they do."""
        column = self.table.columns[place]
        if any(self.ends(row.cells[place]) for row in self.table.rows):
            title = f"{column.title}: min–max"

            def read(row: Row) -> Typed | None:
                ends = self.ends(row.cells[place])
                return Typed(ends) if ends else None

            yield Field(fit(title), read)

    def ends(self, cell: Cell) -> str:
        return spread_of(cell.value, self.typist) if isinstance(cell.value, Number) else ""


def typed(cell: Cell, typist: Typist) -> Typed | None:
    """Return the value of a cell with its format; None for a figure that is not known."""
    value: Any = cell.value.label if isinstance(cell.value, Bar) else cell.value
    if isinstance(value, Number):
        return (
            None if value.value is None else Typed(float(value.value), _number(value), value.made)
        )
    if isinstance(value, Share):
        return Typed(float(value.value), "0%" if typist.language == "en" else r"0\ %")
    if isinstance(value, Money):
        return Typed(float(value.value), rf"#,##0\ {_literal(sign(value.currency))}")
    if isinstance(value, Day):
        return Typed(value.value, _DAYS[typist.language])
    return Typed(value_of(cell, typist))


def width_of(texts: Sequence[str]) -> float:
    """Return how many letters wide a column is: as wide as it must be, and no wider."""
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest * 1.05 + 3, 9), 60)


def shown(value: Typed | None, typist: Typist) -> str:
    """Return about what a cell shows, to measure its column."""
    if value is None:
        return ""
    if isinstance(value.value, date):
        return written(Day(value.value), typist)
    return value.value if isinstance(value.value, str) else typist.number(value.value, 1)


def _words(cell: Cell) -> Typed | None:
    text = "\n".join(map(line_of, cell.lines))
    return Typed(text) if text else None


def _number(value: Number) -> str:
    unit = rf"\ {_literal(value.unit)}" if value.unit else ""
    return "General" if value.is_short and not unit else _digits(value.digits) + unit


def _digits(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


def _literal(text: str) -> str:
    """Words within the format of a number."""
    bare = fit(text).replace('"', "")
    return f'"{bare}"'
