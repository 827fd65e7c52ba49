"""One table as a sheet: its title, typed cells under a head that stays, a filter, a name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.xlsx.book import Book
from issuetrees.reports.formats.xlsx.fields import Field, Typed, fields_of, shown, width_of
from issuetrees.reports.scene.tables import Kind, Row, Stack, Table

HEAD: Final = 4  # rows above the headings
_DEEPEST: Final = 15
_LINE: Final = 13.0
_REFERENCE: Final = re.compile(r"\{([^{}]+)\}")
_RIGHT: Final = frozenset({Kind.NUMBER, Kind.SHARE, Kind.MONEY, Kind.BAR})


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands above a table: what its page says, where it stands, its source."""

    title: str
    tracker: str
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """A formula and the result that the report prints."""

    formula: str
    result: float | str


#: Formulas by the initiative's id and the column's name.
Formulas = Mapping[tuple[str, str], Told]


def write_table(
    book: Book, table: Table, titles: Titles, series: Sequence[str], formulas: Formulas
) -> str:
    """Add a table to the book; return the name of its sheet."""
    name, sheet = book.add_sheet(table.title)
    write_titles(book, sheet, titles)
    fields = fields_of(table, series, book.typist)
    _write_bands(book, sheet, table)
    for place, field in enumerate(fields):
        look = book.format(is_head=True, is_right=field.kind in _RIGHT)
        sheet.write_string(HEAD, place, field.title, look)
        _write_column(book, sheet, place, field, table.rows, formulas)
    _set_heights(book, sheet, table.rows, fields)
    last = HEAD + max(len(table.rows), 1)
    sheet.freeze_panes(HEAD + 1, 2 if len(fields) > 6 else 0)
    sheet.autofilter(HEAD, 0, last, len(fields) - 1)
    _colour(sheet, table, fields, last)
    book.define(table.id, name, (HEAD, 0, last, len(fields) - 1))
    return name


def write_titles(book: Book, sheet: Any, titles: Titles) -> None:
    """Write what stands above a table."""
    sheet.write_string(0, 0, fit(titles.tracker).upper(), book.format(is_tracker=True))
    sheet.write_string(1, 0, fit(titles.title), book.format(is_title=True))
    sheet.write_string(2, 0, fit(titles.source), book.format(is_quiet=True))
    sheet.set_row(1, 22)


def _write_bands(book: Book, sheet: Any, table: Table) -> None:
    """Headings over several columns; of these tables each column takes one of the sheet."""
    place = 0
    for band in table.bands:
        if band.title and band.span > 1:
            look = book.format(is_band=True)
            sheet.merge_range(HEAD - 1, place, HEAD - 1, place + band.span - 1, "", look)
        if band.title:
            sheet.write_string(HEAD - 1, place, fit(band.title), book.format(is_band=True))
        place += band.span


def _write_column(
    book: Book, sheet: Any, place: int, field: Field, rows: Sequence[Row], formulas: Formulas
) -> None:
    texts = [field.title]
    cells = {row.id: f"{xl_col_to_name(place)}{at}" for at, row in enumerate(rows, HEAD + 2)}
    for index, row in enumerate(rows, start=HEAD + 1):
        value = field.read(row)
        texts.append(shown(value, book.typist))
        told = formulas.get((_initiative(row), field.name)) if formulas else None
        if value is not None and value.made and not isinstance(value.value, date):
            told = Told("=" + _REFERENCE.sub(lambda one: cells[one[1]], value.made), value.value)
        depth = min(max((row.level or 1) - 1, 0), _DEEPEST) if field.is_indented else 0
        look = {"is_strong": _leads(row), "is_right": field.kind in _RIGHT}
        write_cell(book, sheet, (index, place), value, told, indent=depth, **look)
    sheet.set_column(place, place, width_of(texts))


def _set_heights(book: Book, sheet: Any, rows: Sequence[Row], fields: Sequence[Field]) -> None:
    """Give each row the height that its words take: not every program finds it by itself."""
    values = [[field.read(row) for row in rows] for field in fields]
    texts = [[shown(value, book.typist) for value in column] for column in values]
    widths = [width_of([field.title, *column]) for field, column in zip(fields, texts, strict=True)]
    for index in range(len(rows)):
        pairs = zip((column[index] for column in texts), widths, strict=True)
        sheet.set_row(
            HEAD + 1 + index, 3 + _LINE * max(_lines(text, width) for text, width in pairs)
        )


def _lines(text: str, width: float) -> int:
    return sum(1 + int(len(line) * 1.05 / (width - 1)) for line in text.split("\n"))


def write_cell(
    book: Book,
    sheet: Any,
    at: tuple[int, int],
    value: Typed | None,
    told: Told | None = None,
    **look: Any,
) -> None:
    """Write a value by its kind; words are never read as anything else than words."""
    if value is None:
        sheet.write_blank(*at, None, book.format(**look))
        return
    own = book.format(shown=value.shown, **look)
    if told is not None:
        sheet.write_formula(*at, told.formula, own, told.result)
    elif isinstance(value.value, str):
        sheet.write_string(*at, value.value, own)
    elif isinstance(value.value, date):
        days = book.format(shown=value.shown, is_left=True, **look)  # below their heading
        sheet.write_datetime(*at, value.value, days)
    else:
        sheet.write_number(*at, value.value, own)


def _colour(sheet: Any, table: Table, fields: Sequence[Field], last: int) -> None:
    """Bars behind shares, and the larger the darker in a matrix."""
    for place, field in enumerate(fields):
        area = (HEAD + 1, place, last, place)
        if field.kind == Kind.BAR:
            sheet.conditional_format(*area, {"type": "data_bar", "bar_color": "#A9B9DA"})
        elif table.role == "matrix" and field.kind == Kind.NUMBER and field.name != "total":
            scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#93AEDB"}
            sheet.conditional_format(*area, scale)


def _initiative(row: Row) -> str:
    """The initiative that a row of a ranking is about; its bars have its id."""
    bars = (cell.value for cell in row.cells if isinstance(cell.value, Stack))
    return next((bar.id for bar in bars), "")


def _leads(row: Row) -> bool:
    return row.role in {"goal", "leader", "total"}
