"""Cells divided by a mark: CSV files, and what spreadsheets copy.

A cell in quotes may hold marks, line ends and doubled quotes. Quotes that close nowhere, or in
the middle of a cell (24" screens), are text.
"""

import re
from collections import Counter
from typing import Final

from issuetrees.core.tables.bounds import Cells
from issuetrees.core.tables.records import Sheet

_MARKS: Final = ("\t", ";", ",", "|")
_SAID: Final = re.compile(r"sep=([\t;,|])\n")
_TRIED_CHARACTERS: Final = 20_000
_TRIED_ROWS: Final = 50


def read_separated(text: str) -> Sheet:
    """Return the table in a text; the mark is the one that divides most rows alike."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    said = _SAID.match(text)
    mark = said[1] if said else mark_of(text)
    cells = Cells()
    for row, texts in enumerate(read_table(text[said.end() if said else 0 :], mark)):
        for column, cell in enumerate(texts):
            cells.put(row, column, cell)
    return cells.sheet("")


def read_table(text: str, mark: str = "\t") -> list[list[str]]:
    """Return the cells of a copied range, row by row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    divider = re.escape(mark)
    quoted = re.compile(rf'"([^"]*(?:""[^"]*)*)"(?={divider}|\n|\Z)')
    bare = re.compile(rf"[^{divider}\n]*")
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        found = quoted.match(text, place)
        if found is not None and _needs_quotes(found[1], mark):
            rows[-1].append(found[1].replace('""', '"'))
        else:
            found = bare.match(text, place)
            assert found is not None  # noqa: S101 - it matches nothing too
            rows[-1].append(found[0])
        place = found.end() + 1
        if place > len(text):
            return rows
        if text[place - 1] == "\n":
            rows.append([])


def mark_of(text: str) -> str:
    """Return the mark that divides the cells; a tab where none does."""
    head = text[:_TRIED_CHARACTERS]
    return max(_MARKS, key=lambda mark: _evenness(head, mark))


def _evenness(head: str, mark: str) -> int:
    """Weigh the rows of the most frequent width; a mark in fewer than half of them is text."""
    rows = [row for row in read_table(head, mark)[:_TRIED_ROWS] if any(row)]
    widths = Counter(len(row) for row in rows)
    even = [width * count * count for width, count in widths.items() if 2 * count >= len(rows)]
    return max(even) if even and 2 * widths[1] < len(rows) else 0


def _needs_quotes(cell: str, mark: str) -> bool:
    """Spreadsheets quote a copied cell only where it must be; elsewhere quotes are its own."""
    return mark != "\t" or '""' in cell or "\t" in cell or "\n" in cell
