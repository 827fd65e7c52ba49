"""What a file holds: sheets of rows of texts, as one sees them in a spreadsheet."""

from dataclasses import dataclass, field

from issuetrees.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Area:
    """Cells shown as one; places count from 0, the last ones belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. Rows end with their last text; an empty row is an empty list.

    A merged cell has its text in its first place only (``spread`` repeats it). A sheet that is
    too large has no rows and says why in ``refusal``. ``name`` is empty where nothing names it.
    ``hidden_rows`` and ``hidden_columns`` are places of what the spreadsheet does not show.
    """

    name: str
    rows: list[list[str]]
    merged: list[Area] = field(default_factory=list)
    refusal: Invalid | None = None
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


def spread(sheet: Sheet) -> list[list[str]]:
    """Return the rows with each cell that is merged over several of them repeated in each."""
    rows = [[*row] for row in sheet.rows]
    for area in sheet.merged:
        text = _text_at(rows, area.top, area.left)
        for row in rows[area.top + 1 : area.bottom + 1] if text else []:
            row.extend([""] * (area.left + 1 - len(row)))
            row[area.left] = row[area.left] or text
    return rows


def block(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows that hold something, without the columns left of and right of all texts."""
    kept = [row for row in rows if any(row)]
    left = min((_first(row) for row in kept), default=0)
    return [_to_last(row[left:]) for row in kept]


def _text_at(rows: list[list[str]], row: int, column: int) -> str:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _first(row: list[str]) -> int:
    return next(place for place, text in enumerate(row) if text)


def _to_last(row: list[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]
