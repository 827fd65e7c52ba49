"""A stage map as tables for a spreadsheet, which come back as the same map."""

import io
from typing import Any, Final

import xlsxwriter
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.map_files import MapFile, Table, tables_of
from issuetrees.kit.formats.tables import Written, csv_table

_SETTINGS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_WORDS: Final = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
_WIDTH: Final = 20


def map_csv(found: MapFile) -> str:
    """Return the tables of a map one below the other, an empty row between them.

    All rows are equally wide, so that whoever reads it sees what divides the cells.
    """
    language = get_language() or "en"
    tables = tables_of(found, language)
    width = max((len(row) for table in tables for row in table.rows), default=0)
    rows: list[list[Written]] = []
    for table in tables:
        rows += [[None] * width] if rows else []
        rows += [[*row, *[None] * (width - len(row))] for row in table.rows]
    return csv_table(rows, language)


def map_workbook(found: MapFile) -> bytes:
    """Return the tables of a map as XLSX, a sheet for each; levels and months are numbers."""
    tables = tables_of(found, get_language() or "en") or [Table("", ((),))]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _SETTINGS) as book:
        words = book.add_format(_WORDS)
        head = book.add_format({**_WORDS, "bold": True})
        for table in tables:
            _fill(book.add_worksheet(_(table.name) if table.name else None), table, words, head)
    return out.getvalue()


def _fill(sheet: Any, table: Table, words: Any, head: Any) -> None:
    sheet.set_column(0, max(len(table.rows[0]) - 1, 0), _WIDTH, words)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for line, row in enumerate(table.rows):
        for place, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                sheet.write_string(line, place, cell, words if line else head)
            elif cell is not None and cell != "":
                sheet.write_number(line, place, cell, words)
