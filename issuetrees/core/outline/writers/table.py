"""CSV: a row for each item with an id and the id above it, as Jira, Asana and Planner take it."""

import csv
from io import StringIO

from issuetrees.core.outline.records import Outline
from issuetrees.core.outline.written import TOLD, Entry, entries

HEADINGS = ("id", "parent", "title", *TOLD)
_RUNS = ("=", "+", "-", "@", "\t")


def rows_of(outline: Outline) -> list[list[str]]:
    """Return the table: its headings, then a row for each item."""
    return [list(HEADINGS), *(row for top in entries(outline) for row in _rows(top))]


def write_table(outline: Outline, *, mark: str = ",") -> str:
    """Return the outline as CSV; a cell that a spreadsheet would run gets an apostrophe."""
    out = StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerows([[_safe(cell) for cell in row] for row in rows_of(outline)])
    return out.getvalue()


def _rows(top: Entry) -> list[list[str]]:
    above = {child.number: entry.number for entry in top.everything() for child in entry.children}
    return [
        [
            str(entry.number + 1),
            str(above[entry.number] + 1) if entry.number in above else "",
            entry.title,
            *(entry.told.get(name, "") for name in TOLD),
        ]
        for entry in top.everything()
    ]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUNS) else cell
