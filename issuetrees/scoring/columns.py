"""The columns of a table of initiatives: which heading names which, and in which unit.

A line of which half of the cells are known names is the heading; what stands above it, a title or
a date, is left out. What its other cells name is left out too, but for the first of them where no
column has the titles.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

COLUMNS: Final[Mapping[str, Any]] = {
    "title": _("Initiative"),
    "initiative_kind": _("Kind"),
    "side": _("Side"),
    "state": _("State"),
    "cost_low": _("Cost, low"),
    "cost_likely": _("Cost, likely"),
    "cost_high": _("Cost, high"),
    "old_verdict": _("Old verdict"),
    "description": _("Description"),
    "owner_id": _("Owner"),
}
_WORDS: Final[Mapping[str, str]] = {
    "title": "initiative, title, name, project, activity, "
    "инициатива, название, проект, мероприятие",
    "initiative_kind": "kind, type, category, тип, вид, категория",
    "side": "side, сторона, кому",
    "state": "state, status, статус, состояние",
    "cost_low": "cost low, low, min, мин, от, стоимость от",
    "cost_likely": "cost, costs, cost likely, likely, budget, price, "
    "стоимость, бюджет, цена, затраты",
    "cost_high": "cost high, high, max, макс, до, стоимость до",
    "old_verdict": "old verdict, verdict, вердикт, старый вердикт",
    "description": "description, comment, comments, note, notes, описание, комментарий, "
    "комментарии, примечание, примечания, заметки",
    "owner_id": "owner, responsible, lead, ответственный, ответственная, владелец",
}
_NAMES: Final = {name: column for column, names in _WORDS.items() for name in names.split(", ")}
_LOOKED_AT: Final = 10
_UNIT: Final = re.compile(r"^(.*?)\s*[,(\[]\s*([^,()\[\]]+?)\s*[)\]]?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """The columns of a table, "" for one that is left out; the unit that a heading gives costs."""

    columns: list[str]
    units: list[str]


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """Return the number of the row that is the heading, from 1; 0 without one."""
    filled = [number for number, row in enumerate(rows, start=1) if any(row)]
    for number in filled[:_LOOKED_AT]:
        cells = [cell for cell in rows[number - 1] if cell]
        known = sum(bool(_named(cell)[0]) for cell in cells)
        is_first = number == filled[0]
        if 2 * known >= len(cells) and known > (0 if is_first else 1):
            return number
    return 0


def heading_of(cells: Sequence[str]) -> Heading:
    """Return what a line of headings says of the columns."""
    named = [_named(cell) for cell in cells]
    columns = once([column for column, _unit in named])
    if "title" not in columns and "" in columns:
        columns[columns.index("")] = "title"
    return Heading(columns, [unit for _column, unit in named])


def no_heading(width: int) -> Heading:
    """Return the columns of a table without headings: those that we know, in their order."""
    known = [*COLUMNS][:width]
    return Heading([*known, *[""] * (width - len(known))], [""] * width)


def _named(cell: str) -> tuple[str, str]:
    """Return the column that a heading names, and the unit that follows its name."""
    text = " ".join(cell.casefold().replace("ё", "е").strip(" :*").split())
    whole = _NAMES.get(text.replace(",", ""))
    if whole:
        return whole, ""
    found = _UNIT.match(text)
    column = _NAMES.get(found[1], "") if found else ""
    return (column, found[2]) if found and column else ("", "")


def once(columns: Sequence[str]) -> list[str]:
    """Leave out a column that is named for a second time."""
    return [column if column not in columns[:place] else "" for place, column in enumerate(columns)]
