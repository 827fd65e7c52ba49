"""How high the rows of a table are, and how they spread over sheets; in points.

Words are broken by the widths of the letters, so a row is as high as it will be printed, and a
table that is cut before it is laid out is cut the same way in every format.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from issuetrees.reports.scene.fit import break_lines
from issuetrees.reports.scene.tables import Cell, Line, Row, Stack, Table
from issuetrees.reports.scene.theme import GUTTER, HAIRLINE, TableLook, Theme

STACK: Final = 12.0  # the height of a stacked bar
# Estimates of heads miss by this much at most.
_ROUNDING: Final = 1.03
# What a row may become higher on each side; what stays free of a sheet all the same.
_MOST_AIR: Final = 4.5
_SPARE: Final = 12.0
_QUIET: Final = frozenset({"quiet", "warn", "answer"})


def widths(table: Table, room: float) -> list[float]:
    """Return the width of each column in a table as wide as ``room``."""
    given = sum(column.width for column in table.columns)
    free = sum(not column.width for column in table.columns)
    share = max(room - given, 0.0) / free if free else 0.0
    return [column.width or share for column in table.columns]


def row_height(row: Row, columns: Sequence[float], look: TableLook) -> float:
    """Return what a row takes with the line below it."""
    cells = zip(row.cells, columns, strict=True)
    highest = max((_cell_height(cell, width - GUTTER, look) for cell, width in cells), default=0)
    return max(highest, look.words.leading) + look.above + look.below + HAIRLINE


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the first sheet leaves for rows, and every later one."""

    first: float
    later: float

    def of(self, place: int) -> float:
        """Return the room of a sheet by its number from 0."""
        return self.later if place else self.first


def spread(table: Table, width: float, rooms: Rooms, theme: Theme) -> tuple[Table, ...]:
    """Cut a table over as few sheets as it needs, so that none of them is nearly empty."""
    look, columns = theme.tables[table.role], widths(table, width)
    heights = [row_height(row, columns, look) for row in table.rows]
    total = sum(heights)
    count = 1 + math.ceil(max(0.0, total - rooms.first) * _ROUNDING / rooms.later)
    whole = rooms.first + (count - 1) * rooms.later
    sheets: list[list[Row]] = [[] for _sheet in range(count)]
    used = [0.0] * count
    done = 0.0
    for row, height in zip(table.rows, heights, strict=True):
        # The first sheet has less room, so the shares are of the whole room, not of the rows.
        place = _sheet_at((done + height / 2) / total * whole, rooms, count)
        sheets[place].append(row)
        used[place] += height
        done += height
    return tuple(
        replace(table, rows=tuple(rows), air=_air(rooms.of(place) - used[place], len(rows)))
        for place, rows in enumerate(sheets)
        if rows
    )


def _air(left: float, rows: int) -> float:
    """Return what is added above and below the words of each row of a sheet."""
    return max(0.0, min(_MOST_AIR, (left - _SPARE) / rows / 2))


def _sheet_at(place: float, rooms: Rooms, count: int) -> int:
    """Return the number of the sheet that has this place of all the room."""
    return (
        0 if place < rooms.first else min(count - 1, 1 + int((place - rooms.first) / rooms.later))
    )


def _cell_height(cell: Cell, width: float, look: TableLook) -> float:
    height = STACK if isinstance(cell.value, Stack) else 0.0
    if cell.value is not None and not height:
        height = look.words.leading
    return height + sum(_line_height(line, width, look) for line in cell.lines)


def _line_height(line: Line, width: float, look: TableLook) -> float:
    kind = look.quiet if line.role in _QUIET else look.words
    face = "semibold" if line.role in {"strong", "title"} else kind.face
    words = f"{line.lead} {line.text}" if line.lead else line.text
    return kind.leading * len(break_lines(words, width, kind.size, face))
