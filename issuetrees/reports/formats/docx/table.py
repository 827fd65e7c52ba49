"""A table of the scene in Word: its head repeated on each page, no row cut by one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from issuetrees.reports.formats.docx.text import colour_of, rgb, shade
from issuetrees.reports.formats.office.columns import fitted_columns
from issuetrees.reports.formats.office.words import fit, heading_of, value_of
from issuetrees.reports.scene.figures import written
from issuetrees.reports.scene.rows import widths
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Stack, Table
from issuetrees.reports.sections.base import Typist

_RIGHT: Final = frozenset({Kind.NUMBER, Kind.SHARE, Kind.MONEY})
_SHADES: Final = {1: "#eef2fa", 2: "#dae3f4", 3: "#bccdea", 4: "#93aedb"}
_COLOURS: Final = {"quiet": "faint", "warn": "warn", "answer": "soft", "veto": "bad",
                   "title": "navy"}  # fmt: skip
_STRONG: Final = frozenset({"strong", "title", "veto"})
# What Word keeps free in cells; the size of our letters there.
_MARGIN: Final = 8.0
_SIZE: Final = 9.2
_INDENT: Final = 8.0
_DEEPEST: Final = 6
# So many last rows stay on one page.
_COMPANY: Final = 6
# Words need at least so much of a line.
_NARROWEST: Final = 100.0


def add_table(made: Any, table: Table, width: float, typist: Typist) -> None:
    """Add a table as wide as the page."""
    shown = made.add_table(rows=0, cols=len(table.columns))
    shown.alignment = WD_TABLE_ALIGNMENT.LEFT
    shown.autofit = False
    taken = _widths(table, width, typist)
    if table.bands:
        _add_bands(shown, table)
    heads = shown.add_row()
    for cell, column in zip(heads.cells, table.columns, strict=True):
        _write_head(cell, heading_of(column, typist), column)
    _repeat(heads)
    added = [_add_row(shown, row, table.columns, typist) for row in table.rows]
    for place, size in enumerate(taken):
        shown.columns[place].width = Pt(size)
    _describe(shown, table.title)
    below = made.add_paragraph(style="Cell")
    _keep_with_next(added[-_COMPANY:] or [heads], below)


def is_squeezed(table: Table, width: float, typist: Typist) -> bool:
    """Tell whether figures leave words less than they need on paper so wide."""
    taken = zip(table.columns, _widths(table, width, typist), strict=True)
    return any(size < _NARROWEST for column, size in taken if not column.width)


def _widths(table: Table, width: float, typist: Typist) -> list[float]:
    columns = fitted_columns(table, 1.0, width - _MARGIN, (_SIZE, _SIZE), typist)
    return widths(replace(table, columns=columns), width)


def _keep_with_next(rows: Sequence[Any], below: Any) -> None:
    """What stands below a table takes its last rows along rather than a page alone."""
    last = [paragraph for row in rows for cell in row.cells for paragraph in cell.paragraphs]
    for paragraph in (*last, below):
        paragraph.paragraph_format.keep_with_next = True


def _add_bands(shown: Any, table: Table) -> None:
    row = shown.add_row()
    place = 0
    for band in table.bands:
        cell = row.cells[place]
        if band.span > 1:
            cell = cell.merge(row.cells[place + band.span - 1])
        run = cell.paragraphs[0].add_run(fit(band.title))
        cell.paragraphs[0]._p.style = "Cell"  # noqa: SLF001 - by its id: found at once
        run.bold, run.font.color.rgb = True, rgb("navy")
        place += band.span
    _repeat(row)


def _write_head(cell: Any, text: str, column: Column) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = "Cell"  # noqa: SLF001 - by its id: found at once
    run = paragraph.add_run(text)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(8), rgb("soft")
    _align(paragraph, column)
    _rule(cell, "navy", 8)


def _add_row(shown: Any, row: Row, columns: Sequence[Column], typist: Typist) -> Any:
    made = shown.add_row()
    if not row.may_break:
        properties = made._tr.get_or_add_trPr()  # noqa: SLF001
        properties.append(OxmlElement("w:cantSplit"))
    indented = next((place for place, one in enumerate(columns) if not one.width), 0)
    for place, (cell, given, column) in enumerate(zip(made.cells, row.cells, columns, strict=True)):
        level = row.level if place == indented else None
        _write_cell(cell, given, column, typist, is_strong=_leads(row, column))
        for paragraph in cell.paragraphs if level else ():
            depth = min(max((level or 1) - 1, 0), _DEEPEST)
            paragraph.paragraph_format.left_indent = Pt(_INDENT * depth)
    return made


def _write_cell(cell: Any, given: Cell, column: Column, typist: Typist, *, is_strong: bool) -> None:
    texts = [line for line in (_value(given, typist),) if line]
    lines = [Line(text, "strong" if is_strong else "") for text in texts]
    for place, line in enumerate([*lines, *given.lines]):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        _write_line(paragraph, line, is_strong=is_strong and not line.role)
        _align(paragraph, column)
    cell.paragraphs[0]._p.style = "Cell"  # noqa: SLF001 - by its id: found at once
    if isinstance(given.value, Number) and given.value.shade:
        shade(cell._tc.get_or_add_tcPr(), _SHADES[given.value.shade])  # noqa: SLF001
    _rule(cell, "line", 4)


def _value(cell: Cell, typist: Typist) -> str:
    return written(cell.value, typist) if isinstance(cell.value, Stack) else value_of(cell, typist)


def _write_line(paragraph: Any, line: Line, *, is_strong: bool) -> None:
    paragraph._p.style = "Cell"  # noqa: SLF001 - by its id: found at once
    if line.lead:
        lead = paragraph.add_run(fit(f"{line.lead} "))
        lead.bold = line.role == "veto" or None
        lead.font.color.rgb = rgb("bad" if line.role == "veto" else "faint")
    run = paragraph.add_run(fit(line.text))
    run.bold = is_strong or line.role in _STRONG or None
    if line.role in _COLOURS:
        run.font.color.rgb = rgb(_COLOURS[line.role])


def _leads(row: Row, column: Column) -> bool:
    return column.role == "strong" or row.role in {"goal", "total"}


def _align(paragraph: Any, column: Column) -> None:
    if column.kind in _RIGHT:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _rule(cell: Any, colour: str, size: int) -> None:
    """The line below a cell."""
    borders = OxmlElement("w:tcBorders")
    attrs = {"w:val": "single", "w:sz": str(size), "w:space": "0", "w:color": colour_of(colour)}
    borders.append(OxmlElement("w:bottom", attrs={qn(one): text for one, text in attrs.items()}))
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    shades = properties.find(qn("w:shd"))
    if shades is None:
        properties.append(borders)
    else:
        shades.addprevious(borders)


def _repeat(row: Any) -> None:
    """Say that a row is a head, shown on each page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(OxmlElement("w:cantSplit"))
    properties.append(OxmlElement("w:tblHeader"))


def _describe(shown: Any, title: str) -> None:
    properties = shown._tbl.tblPr  # noqa: SLF001
    properties.append(OxmlElement("w:tblCaption", attrs={qn("w:val"): fit(title)}))
