"""Texts as office files take them, and what all of them say of themselves."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Final

from issuetrees.reports.document import Cover
from issuetrees.reports.scene.figures import spread_of, written
from issuetrees.reports.scene.tables import Cell, Column, Line, Number, Row, Stack
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.typography import BREAK

# Not in XML 1.0; the places where long words may break are for measured paper only.
_UNFIT: Final = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff{BREAK}]")


def fit(text: str) -> str:
    """Return ``text`` without what no file of XML may hold."""
    return _UNFIT.sub("", text)


def made_at(cover: Cover) -> datetime:
    """Return the moment that a file says it was made at: the day of its document."""
    return datetime.combine(cover.made_on, time(), tzinfo=UTC)


def line_of(line: Line) -> str:
    """Return a line of a cell with what stands before it."""
    return fit(f"{line.lead} {line.text}".strip())


def heading_of(column: Column, typist: Typist) -> str:
    """Return the head of a column with its share of the whole weight."""
    share = "" if column.share is None else f" {typist.percent(column.share)}"
    return fit(f"{column.title}{share}")


def said(cell: Cell, typist: Typist) -> str:
    """Return all that a cell says, line by line; the parts of a stacked bar are left to charts."""
    return "\n".join(filter(None, (value_of(cell, typist), *map(line_of, cell.lines))))


def value_of(cell: Cell, typist: Typist) -> str:
    """Return the value of a cell in words, with its spread."""
    value = cell.value
    if value is None or isinstance(value, Stack):
        return ""
    spread = spread_of(value, typist) if isinstance(value, Number) else ""
    return fit(f"{written(value, typist)} ({spread})" if spread else written(value, typist))


def stacks(rows: Iterable[Row]) -> list[Stack]:
    """Return the stacked bars of rows, in their order."""
    return [cell.value for row in rows for cell in row.cells if isinstance(cell.value, Stack)]
