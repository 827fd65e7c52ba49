"""All initiatives as a workbook, in the columns and words in which they are read back."""

import io
import uuid
from typing import Final

import xlsxwriter
from django.utils.translation import gettext as _

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.kit.formats.reading import read_number
from issuetrees.scoring import tables

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SETTINGS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_FONT: Final = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_WORDS: Final = {**_FONT, "text_wrap": True}
_WHOLE: Final = {**_FONT, "num_format": "#,##0"}
_WITH_PART: Final = {**_FONT, "num_format": "#,##0.00"}
_FIGURES: Final = frozenset({"cost", "period", "team"})
_WIDE: Final = frozenset({"description", "problem", "audience", "requires", "excludes", "title"})
_WIDTH, _WIDER = 16, 40


def initiatives_workbook(actor: User, engagement_id: uuid.UUID, language: str) -> bytes:
    """Return XLSX with a row for each initiative; sums and efforts are numbers.

    Raises NotFound.
    """
    table = tables.whole(actor=actor, engagement_id=engagement_id, language=language).paste
    kinds = [column.partition("_")[0] for column in table.columns]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _SETTINGS) as book:
        sheet = book.add_worksheet(_("Initiatives"))
        words, whole, part = (book.add_format(look) for look in (_WORDS, _WHOLE, _WITH_PART))
        for place, column in enumerate(table.columns):
            width = _WIDER if column in _WIDE else _WIDTH
            sheet.set_column(place, place, width, words)
        sheet.write_row(0, 0, table.first, book.add_format({**_WORDS, "bold": True}))
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for line, cells in enumerate(filter(any, table.cells), start=1):
            for place, (text, kind) in enumerate(zip(cells, kinds, strict=True)):
                figure = _figure(text, language) if kind in _FIGURES else None
                if figure is not None:
                    sheet.write_number(line, place, figure, part if figure % 1 else whole)
                elif text:
                    sheet.write_string(line, place, text)
    return out.getvalue()


def _figure(text: str, language: str) -> float | None:
    """Return the number that a cell holds; a range stays a text."""
    try:
        return float(read_number(text, language)) if text else None
    except Invalid:
        return None
