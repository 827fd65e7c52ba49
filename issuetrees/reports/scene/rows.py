"""How high the rows of a table are, and how they spread over sheets; in points.

Words are broken by the widths of the letters, so a row is as high as it will be printed, and a
table that is cut before it is laid out is cut the same way in every format.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from issuetrees.reports.scene.fit import break_lines, text_width
from issuetrees.reports.scene.tables import Cell, Line, Row, Stack, Table
from issuetrees.reports.scene.theme import GUTTER, HAIRLINE, TABLES, TableLook, Theme, indent_of

STACK: Final = 12.0  # the height of a stacked bar
# What rounding may add to heights.
_ROUNDING: Final = 1.015
# What a row may become higher on each side; what stays free of a sheet all the same.
_MOST_AIR: Final = 6.0
_SPARE: Final = 12.0
# What stands below headings, and below the bands over them, with their lines.
_BELOW_HEADS: Final = 5.0
_BELOW_BANDS: Final = 4.0
#: Of a column of numbers of questions: deeper ones are broken.
WIDEST_NUMBER: Final = 90.0
_NUMBERS: Final = frozenset({"number", "place"})
_DIGIT: Final = re.compile(r"\d")  # all are as wide in print
_QUIET: Final = frozenset({"quiet", "warn", "answer"})


def widths(table: Table, room: float) -> list[float]:
    """Return the width of each column in a table as wide as ``room``."""
    given = sum(column.width for column in table.columns)
    free = sum(not column.width for column in table.columns)
    share = max(room - given, 0.0) / free if free else 0.0
    return [column.width or share for column in table.columns]


def numbered(table: Table) -> Table:
    """Return a table whose numbers or places stand on one line, unless they are very deep."""
    place = next(place for place, one in enumerate(table.columns) if one.name in _NUMBERS)
    column, size = table.columns[place], TABLES[table.role].words.size
    cells = {_DIGIT.sub("0", line.text) for row in table.rows for line in row.cells[place].lines}
    widest = max((text_width(text, size) for text in cells), default=0.0) + GUTTER + 1
    fit = replace(column, width=max(column.width, min(widest, WIDEST_NUMBER)))
    return replace(table, columns=(*table.columns[:place], fit, *table.columns[place + 1 :]))


def heads_height(table: Table, width: float, theme: Theme) -> float:
    """Return what the headings of a table take, the bands above them among these."""
    look = theme.types["head"]
    titles = zip(table.columns, widths(table, width), strict=True)
    most = max(
        len(break_lines(column.title, room - GUTTER, look.size)) + (column.share is not None)
        for column, room in titles
    )
    bands = look.leading + _BELOW_BANDS if table.bands else 0.0
    return bands + most * look.leading + _BELOW_HEADS


def row_heights(table: Table, width: float, theme: Theme) -> list[float]:
    """Return what each row of a table takes."""
    look, columns, place = theme.tables[table.role], widths(table, width), table.indented
    heights = []
    for row in table.rows:
        room = [*columns]
        room[place] -= indent_of(row.level)
        heights.append(row_height(row, room, look))
    return heights


def row_height(row: Row, columns: Sequence[float], look: TableLook) -> float:
    """Return what a row takes with the line below it."""
    cells = zip(row.cells, columns, strict=True)
    highest = max((_cell_height(cell, width - GUTTER, look) for cell, width in cells), default=0)
    return max(highest, look.words.leading) + look.above + look.below + HAIRLINE


def table_height(table: Table, width: float, theme: Theme) -> float:
    """Return what a whole table takes."""
    rows = sum(height + 2 * table.air for height in row_heights(table, width, theme))
    return heads_height(table, width, theme) + rows * _ROUNDING


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the first sheet leaves for rows, and every later one."""

    first: float
    later: float

    def of(self, place: int) -> float:
        """Return the room of a sheet by its number from 0."""
        return self.later if place else self.first


def spread(table: Table, width: float, rooms: Rooms, theme: Theme) -> tuple[Table, ...]:
    """Cut a table over as few sheets as it needs, so that they are filled evenly; what is joined
    stays together, and a group that is higher than a sheet has one of its own.
    """
    single = iter(row_heights(table, width, theme))
    groups = list(table.groups)
    heights = [sum(next(single) for _row in group) * _ROUNDING for group in groups]
    parts = []
    for begin, end in _sheets(heights, rooms):
        rows = tuple(row for group in groups[begin:end] for row in group)
        air = _air(rooms.of(begin) - sum(heights[begin:end]), len(rows))
        parts.append(replace(table, rows=rows, air=air))
    return tuple(parts)


def _air(left: float, rows: int) -> float:
    """Return what is added above and below the words of each row of a sheet."""
    return max(0.0, min(_MOST_AIR, (left - _SPARE) / rows / 2))


def _sheets(heights: Sequence[float], rooms: Rooms) -> list[tuple[int, int]]:
    """Return where sheets begin and end: fewest first, then filled evenly: the
    least part left over of each, squared.
    """
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(heights) + 1):
        options = []
        height = 0.0
        for begin in range(end - 1, -1, -1):
            height += heights[begin]
            room = rooms.of(begin)
            if height > room and begin < end - 1:
                break
            count, left, _before = best[begin]
            options.append((count + 1, left + (max(room - height, 0.0) / room) ** 2, begin))
        best.append(min(options))
    sheets = []
    end = len(heights)
    while end:
        begin = best[end][2]
        sheets.append((begin, end))
        end = begin
    return sheets[::-1]


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
