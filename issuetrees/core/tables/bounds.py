"""How much a table may hold, counted while it is read."""

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.tables.records import Area, Sheet
from issuetrees.core.text import gettext_noop, normal


class Cells:
    """Collects the cells of a sheet in any order; refuses what is beyond the limits."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, str]] = {}
        self._merged: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._size = 0
        self._height = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Keep a text; an empty one takes no room."""
        text = normal(text).replace("\x00", "").strip()
        if not text:
            return
        if row >= limits.TABLE_ROWS:
            raise too_many_rows()
        if column >= limits.TABLE_COLUMNS:
            raise too_many_columns()
        self._size += len(text)
        if self._size > limits.TABLE_CHARACTERS:
            raise too_long()
        self._rows.setdefault(row, {})[column] = text

    def merge(self, area: Area) -> None:
        """Note a merged cell, as long as all of them cover no more rows than a table has cells."""
        height = area.bottom - area.top + 1
        if height > 0 and self._height + height <= limits.TABLE_CELLS:
            self._height += height
            self._merged.append(area)

    def hide_row(self, row: int) -> None:
        """Note a row that is not shown."""
        if row < limits.TABLE_ROWS:
            self._hidden_rows.add(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Note columns that are not shown."""
        self._hidden_columns.update(range(max(first, 0), min(last + 1, limits.TABLE_COLUMNS)))

    def sheet(self, name: str) -> Sheet:
        """Return the sheet, or refuse one of too many cells."""
        if sum(max(cells) + 1 for cells in self._rows.values()) > limits.TABLE_CELLS:
            raise too_many_cells()
        last = max(self._rows, default=-1)
        rows = [_row(self._rows.get(place, {})) for place in range(last + 1)]
        hidden_rows = [place for place in sorted(self._hidden_rows) if place in self._rows]
        return Sheet(
            name,
            rows,
            self._merged,
            hidden_rows=hidden_rows,
            hidden_columns=sorted(self._hidden_columns),
        )


def _row(cells: dict[int, str]) -> list[str]:
    return [cells.get(place, "") for place in range(max(cells, default=-1) + 1)]


def too_many_rows() -> Invalid:
    """Make the refusal of a table with too many rows."""
    return Invalid(
        "too_many_rows",
        gettext_noop("A table has at most {most} rows here; this one has more. Divide it."),
        field="file",
        most=limits.TABLE_ROWS,
    )


def too_many_columns() -> Invalid:
    """Make the refusal of a table with too many columns."""
    return Invalid(
        "too_many_columns",
        gettext_noop(
            "A table has at most {most} columns here; this one has more. Copy those that matter."
        ),
        field="file",
        most=limits.TABLE_COLUMNS,
    )


def too_many_cells() -> Invalid:
    """Make the refusal of a table with too many cells."""
    return Invalid(
        "too_many_cells",
        gettext_noop("A table has at most {most} cells here; this one has more. Divide it."),
        field="file",
        most=limits.TABLE_CELLS,
    )


def too_long() -> Invalid:
    """Make the refusal of a table with too much text."""
    return Invalid(
        "too_long",
        gettext_noop("A table has at most {most} characters here; this one has more. Divide it."),
        field="file",
        most=limits.TABLE_CHARACTERS,
    )


def too_large() -> Invalid:
    """Make the refusal of a file that takes too much memory or time."""
    return Invalid(
        "too_large",
        gettext_noop("The file is too large to be read. Copy the cells that matter instead."),
        field="file",
    )


def unreadable() -> Invalid:
    """Make the refusal of a file that is damaged, or none of those that are read."""
    return Invalid(
        "unreadable",
        gettext_noop("This is no table that can be read. Use an XLSX or CSV file."),
        field="file",
    )


def old_form() -> Invalid:
    """Make the refusal of what Excel wrote before 2007, and of what has a password."""
    return Invalid(
        "old_form",
        gettext_noop(
            "The file is in the old form of Excel or has a password. Save it as XLSX without one."
        ),
        field="file",
    )
