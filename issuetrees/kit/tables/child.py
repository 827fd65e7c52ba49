"""What the limited process does with one table's file."""

import dataclasses
from typing import Any

from issuetrees.core.errors import Invalid
from issuetrees.core.tables.bounds import too_large, unreadable
from issuetrees.core.tables.reading import read_sheets
from issuetrees.core.tables.records import Sheet


def answer(content: bytes, *, language: str) -> list[list[Any]]:
    """Return the sheets of the file; raises Invalid where it cannot be read."""
    return [_told(sheet) for sheet in _sheets(content, language)]


def _sheets(content: bytes, language: str) -> list[Sheet]:
    try:
        return read_sheets(content, language)
    except Invalid:
        raise
    except (MemoryError, RecursionError) as error:
        raise too_large() from error
    except Exception as error:  # whatever a file brings about, the parent must hear of it
        raise unreadable() from error


def _told(sheet: Sheet) -> list[Any]:
    refused = sheet.refusal
    why = [refused.code, refused.message, refused.details] if refused else None
    merged = [dataclasses.astuple(area) for area in sheet.merged]
    return [sheet.name, sheet.rows, merged, why, sheet.hidden_rows, sheet.hidden_columns]
