"""The entrance: what a file is, whatever it is called, and the sheets in it."""

import re
from typing import Final

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.tables.bounds import old_form, unreadable
from issuetrees.core.tables.encodings import decoded
from issuetrees.core.tables.html_tables import read_html
from issuetrees.core.tables.records import Sheet
from issuetrees.core.tables.separated import read_separated
from issuetrees.core.tables.xlsx.workbook import read_workbook
from issuetrees.core.text import gettext_noop

_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_OTHERS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b")
_MARKUP: Final = re.compile(
    r"<(?:!doctype\s+html|html|table|meta|body|div|google-sheets)\b", re.IGNORECASE
)
_HEAD: Final = 2_000


def read_sheets(content: bytes, language: str = "en") -> list[Sheet]:
    """Return the sheets of a file, at least one; numbers and days as ``language`` writes them.

    What the file is says its content, never its name: files that are called XLS are often HTML.
    Raises Invalid for one that cannot be read. May take seconds and much memory.
    """
    require_size(content)
    if content.startswith(_OLD_OFFICE):
        raise old_form()
    if content.startswith(_OTHERS):
        raise unreadable()
    if content.startswith(_ZIP):
        return read_workbook(content, language)
    text = decoded(content)
    return read_html(text) if _MARKUP.search(text[:_HEAD]) else [read_separated(text)]


def require_size(content: bytes) -> None:
    """Refuse a file of too many bytes."""
    if len(content) > limits.TABLE_FILE_BYTES:
        raise Invalid(
            "too_large_file",
            gettext_noop("A table's file has at most {most} bytes; this one has {count}."),
            field="file",
            most=limits.TABLE_FILE_BYTES,
            count=len(content),
        )


def pick(sheets: list[Sheet], name: str = "") -> Sheet:
    """Return the sheet of that name, by default the first that holds something."""
    named = [sheet for sheet in sheets if sheet.name == name]
    if name and not named:
        raise Invalid(
            "no_such_sheet",
            gettext_noop("There is no sheet “{name}”. There are: {allowed}."),
            field="sheet",
            name=name[:80],
            allowed=", ".join(sheet.name for sheet in sheets),
        )
    full = [sheet for sheet in sheets if sheet.rows] or [one for one in sheets if one.refusal]
    found = named[0] if name else (full or sheets)[0]
    if found.refusal:
        raise found.refusal
    return found
