"""Workbooks of spreadsheets: the first sheet that holds something."""

from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.grid.columns import Row
from issuetrees.core.outline.grid.rows import read_rows
from issuetrees.core.outline.source import Source
from issuetrees.core.tables.reading import pick, read_sheets
from issuetrees.core.tables.records import Sheet, spread
from issuetrees.core.text import gettext_noop, normal

NAME: Final = "workbook"
IS_WHOLE: Final = True


def read(source: Source) -> OutlineBuilder:
    """Return the rows of the first full sheet as a tree; those of others are listed."""
    if not source.content:
        raise Invalid(
            "not_a_workbook",
            gettext_noop("This text is no workbook. Upload the file itself."),
            field="form",
        )
    builder = OutlineBuilder()
    sheets = read_sheets(source.content)
    first = pick(sheets)
    read_rows(_rows(first), builder)
    for sheet in sheets:
        if sheet is not first:
            for row in _rows(sheet):
                builder.leave_out(row.line, f"{sheet.name}: {row.text}")
    return builder


def _rows(sheet: Sheet) -> list[Row]:
    rows = [Row(at, [normal(cell) for cell in row]) for at, row in enumerate(spread(sheet), 1)]
    return [row for row in rows if row.text]


SIGNS: Final = (
    Sign(100, "a packed file with xl/ in it", lambda source: b"xl/workbook" in source.content),
)
