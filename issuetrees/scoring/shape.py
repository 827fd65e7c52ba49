"""What stands in a sheet of people besides its rows: heads in two lines, totals, what is hidden."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from issuetrees.core.tables.records import Area, Sheet, spread

_LOOKED_AT: Final = 10
#: What is written where nothing is known.
_NOTHING: Final = frozenset(
    (
        "n/a|na|n.a.|n.d.|none|no data|tbd|tba|–|—|-|--|?|н/д|нд|н.д.|нет|нет данных|неизвестно"
    ).split("|")
)
_TOTAL: Final = re.compile(
    r"(?:(?:grand |sub)?totals?|sum|итого|всего|подытог|сумма)(?:\s*[:.]|\s+(?:по|for|of|за)\s.*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """The texts of a sheet, row by row; of what is hidden the lines (from 1) and the columns."""

    rows: list[list[str]]
    hidden_lines: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)


def shape_of(sheet: Sheet) -> Shape:
    """Return a sheet with its heads in one line: “Budget” over “low” becomes “Budget low”."""
    rows = spread(sheet)
    spanning = [area for area in sheet.merged if area.right > area.left]
    for area in spanning:
        if area.bottom + 1 < min(len(rows), _LOOKED_AT):
            _join(rows, area, [one for one in spanning if one.top == area.top])
    used = max((len(row) for row in rows), default=0)
    return Shape(
        rows,
        frozenset(place + 1 for place in sheet.hidden_rows),
        frozenset(place for place in sheet.hidden_columns if place < used),
    )


def is_nothing(cell: str) -> bool:
    """Whether a cell says that nothing is known: “n/a”, «н/д», a dash."""
    return cell.casefold() in _NOTHING


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row adds up those above it: its first text says so, and there are figures."""
    first = next((cell for cell in cells if cell), "")
    has_figures = any(one.isdigit() for cell in cells for one in cell)
    return has_figures and _TOTAL.fullmatch(first) is not None


def _join(rows: list[list[str]], area: Area, wide: Sequence[Area]) -> None:
    """Put the text of a head that spans columns before each of the heads right below it.

    The other heads of its line go down, too, where nothing stands below them.
    """
    upper, lower = rows[area.top], rows[area.bottom + 1]
    text = upper[area.left] if area.left < len(upper) else ""
    below = range(area.left, min(area.right + 1, len(lower)))
    is_banner = not any(lower[place] for place in range(len(lower)) if place not in below)
    if not text or is_banner or not all(lower[place] for place in below):
        return
    for place in below:
        lower[place] = f"{text} {lower[place]}"
    upper[area.left] = ""
    lower.extend([""] * (len(upper) - len(lower)))
    for place, other in enumerate(upper):
        if not any(place in range(one.left, one.right + 1) for one in wide):
            lower[place] = lower[place] or other
            upper[place] = ""
