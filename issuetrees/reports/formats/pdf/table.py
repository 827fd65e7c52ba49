"""A table of the scene as HTML: headings, rows that stay together, cells by the kind of value."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from issuetrees.core.drawing.bars import Part, Track, draw_bar, draw_stack
from issuetrees.core.drawing.marks import draw_mark
from issuetrees.core.drawing.svg import figure
from issuetrees.reports.formats.pdf.drawing import write_html, write_lines
from issuetrees.reports.scene.figures import spread_of, written
from issuetrees.reports.scene.fit import text_width
from issuetrees.reports.scene.rows import STACK
from issuetrees.reports.scene.tables import (
    Bar,
    Cell,
    Column,
    Inapplicable,
    Kind,
    Line,
    Number,
    Row,
    Sign,
    Stack,
    Table,
)
from issuetrees.reports.scene.theme import TABLES, indent_of
from issuetrees.reports.sections.base import Typist

# Labels of stacked bars: their size, the size that leaves them air, where they begin.
_LABEL: Final = 7.0
_AIR: Final = 7.5
_INSET: Final = 3.0
# From a stacked bar to the next column.
_GAP: Final = 8.0
_BAR: Final = 110.0
_BAR_HEIGHT: Final = 8.0
# The last rows, two and so many lines, stay on one page: a quarter of a sheet.
_COMPANY: Final = 10
_LINE: Final = 80  # letters
_LEADS: Final = {"veto": ("veto", ""), "answer": ("", "question-answer"), "quiet": ("", "quiet")}


def write_table(table: Table, typist: Typist) -> SafeString:
    """Return the markup of a table."""
    return _TableWriter(table, typist).table()


class _TableWriter:
    def __init__(self, table: Table, typist: Typist) -> None:
        self.shown = table
        self.typist = typist
        self.values: dict[type[Any], Callable[[Any, Column], SafeString | str]] = {
            Bar: self.bar,
            Inapplicable: self.inapplicable,
            Number: self.number,
            Sign: self.sign,
            Stack: self.stack,
        }

    def table(self) -> SafeString:
        is_fixed = any(column.width for column in self.shown.columns)
        return format_html(
            '<table class="{}{}"{}>{}<thead>{}{}</thead>{}</table>',
            self.shown.role,
            " fixed" if is_fixed else "",
            self.air(),
            _all(map(_column, self.shown.columns)) if is_fixed else "",
            self.bands(),
            self.head(),
            _all(map(self.body, self.bodies())),
        )

    def air(self) -> SafeString | str:
        """What the rows have more of height than their look has."""
        if not self.shown.air:
            return ""
        look = TABLES[self.shown.role]
        above, below = look.above + self.shown.air, look.below + self.shown.air
        return format_html(' style="--above:{}pt;--below:{}pt"', figure(above), figure(below))

    def bodies(self) -> Iterator[tuple[Row, ...]]:
        """Rows that stay together have a body of their own; all between them share one."""
        single: list[Row] = []
        for group in replace(self.shown, rows=_with_company(self.shown.rows)).groups:
            if len(group) == 1:
                single += group
                continue
            if single:
                yield tuple(single)
                single = []
            yield group
        if single:
            yield tuple(single)

    def bands(self) -> SafeString | str:
        if not self.shown.bands:
            return ""
        cells = (
            (band.span, "colgroup", band.title) if band.title else (band.span, "colgroup", "\u00a0")
            for band in self.shown.bands
        )
        heads = format_html_join("", '<th colspan="{}" scope="{}">{}</th>', cells)
        return format_html('<tr class="bands">{}</tr>', heads)

    def head(self) -> SafeString:
        return format_html("<tr>{}</tr>", _all(self.heading(one) for one in self.shown.columns))

    def heading(self, column: Column) -> SafeString:
        share = "" if column.share is None else self.typist.percent(column.share)
        return format_html(
            '<th scope="col"{}>{}{}</th>',
            _classes(column),
            column.title,
            format_html(' <span class="quiet">{}</span>', share) if share else "",
        )

    def body(self, rows: tuple[Row, ...]) -> SafeString:
        is_kept = len(rows) > 1 and rows[1].is_joined
        look = mark_safe(' class="together"') if is_kept else ""
        return format_html("<tbody{}>{}</tbody>", look, _all(map(self.row, rows)))

    def row(self, row: Row) -> SafeString:
        look = f"{row.role} long".strip() if row.may_break else row.role
        pairs = enumerate(zip(row.cells, self.shown.columns, strict=True))
        return format_html(
            "<tr{}{}>{}</tr>",
            format_html(' class="{}"', look) if look else "",
            format_html(' id="{}"', row.id) if row.id else "",
            _all(
                self.cell(cell, column, row.level if index == self.shown.indented else None)
                for index, (cell, column) in pairs
            ),
        )

    def cell(self, cell: Cell, column: Column, level: int | None) -> SafeString:
        shade = cell.value.shade if isinstance(cell.value, Number) else None
        shade = 0 if isinstance(cell.value, Inapplicable) else shade
        look = "" if shade is None else f"shade-{shade}"
        return format_html(
            "<td{}{}>{}{}</td>",
            _classes(column, look),
            "" if level is None else _indent(level),
            "" if cell.value is None else self.value(cell.value, column),
            _all(map(_line, cell.lines)),
        )

    def value(self, value: Any, column: Column) -> SafeString | str:
        write = self.values.get(type(value))
        return write(value, column) if write else written(value, self.typist)

    def number(self, value: Number, _column: Column) -> SafeString:
        ends = spread_of(value, self.typist)
        spread = format_html(' <span class="spread">{}</span>', ends) if ends else ""
        return format_html("{}{}", written(value, self.typist), spread)

    def inapplicable(self, value: Inapplicable, _column: Column) -> SafeString:
        return format_html('× <span class="spread">{}</span>', value.word)

    def sign(self, value: Sign, column: Column) -> SafeString:
        if column.kind == Kind.STATUS:
            return format_html('<span class="dot status-{}"></span>{}', value.kind, value.word)
        mark = write_lines(draw_mark("verdict-mark", value.kind, value.word))
        return format_html("{}{}", mark, value.word)

    def bar(self, value: Bar, _column: Column) -> SafeString:
        rect = draw_bar("bar", value.value, Track(_BAR, _BAR_HEIGHT, value.most)).rect
        return format_html(
            '<span class="bar{}" style="width:{}pt;height:{}pt"></span>'
            '<span class="bar-label">{}</span>',
            " largest" if value.is_largest else "",
            figure(rect.width),
            figure(rect.height),
            written(value.label, self.typist),
        )

    def stack(self, value: Stack, column: Column) -> SafeString:
        parts = []
        for part in value.parts:
            label = self.typist.number(part.figure, value.digits)
            room = text_width(label, _AIR) + 2 * _INSET
            parts.append(Part(part.id, part.value, part.tone, label, room))
        track = Track(column.width - _GAP, STACK, value.scale, _LABEL, _INSET)
        return write_html(draw_stack(value.id, parts, track))


def _with_company(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Keep the last rows of a long table together, so that none is alone on a page."""
    company = lines = 0
    while company < len(rows) // 2 and (company < 2 or lines < _COMPANY):
        company += 1
        lines += _lines(rows[-company])
    first, last = rows[:-company], rows[-company:]
    if company < 2 or any(row.may_break or row.is_joined for row in last):
        return rows
    return (*first, last[0], *(replace(row, is_joined=True) for row in last[1:]))


def _lines(row: Row) -> int:
    """About how many lines a row has."""
    return max((max(len(cell.lines), cell.letters // _LINE) for cell in row.cells), default=0) or 1


def _column(column: Column) -> SafeString:
    width = format_html(' style="width:{}pt"', figure(column.width)) if column.width else ""
    return format_html("<col{}/>", width)


def _classes(column: Column, *others: str) -> SafeString | str:
    kind = f"is-{column.kind}" if column.kind != Kind.WORDS else ""
    place = "place" if column.name == "place" else ""
    words = [kind, column.role, place, *others]
    return format_html(' class="{}"', " ".join(filter(None, words))) if any(words) else ""


def _indent(level: int) -> SafeString:
    indent = indent_of(level)
    return format_html(' style="padding-left:{}pt"', figure(indent)) if indent else mark_safe("")


def _line(line: Line) -> SafeString:
    lead_look, look = _LEADS.get(line.role, ("", line.role))
    lead = format_html('<span class="{}">{}</span> ', lead_look or "lead-in", line.lead)
    return format_html(
        "<p{}>{}{}</p>",
        format_html(' class="{}"', look) if look else "",
        lead if line.lead else "",
        format_html('<a href="#{}">{}</a>', line.to, line.text) if line.to else line.text,
    )


def _all(written_parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((one,) for one in written_parts))
