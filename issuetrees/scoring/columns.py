"""The columns of a table of initiatives: which heading names which, and in which unit.

A line of which half of the cells are known names is the heading; what stands above it, a title or
a date, is left out. What its other cells name is left out too, but for the first of them where no
column has the titles.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
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
    "problem": _("Problem that it mends"),
    "audience": _("Audience"),
    "one_of": _("One of the group"),
    "requires": _("Requires"),
    "excludes": _("Excludes"),
    "id": _("Id"),
}
_WORDS: Final[Mapping[str, str]] = {
    "title": "initiative, title, name, project, activity, "
    "инициатива, название, проект, мероприятие",
    "initiative_kind": "kind, type, category, тип, вид, категория",
    "side": "side, сторона, кому",
    "state": "state, status, статус, состояние",
    "cost_low": "low, min, minimum, low estimate, "
    "мин, минимум, от, минимальная, нижняя, оптимистично",
    "cost_likely": "cost, costs, likely, budget, price, expected, base, "
    "стоимость, бюджет, цена, затраты, вероятно, вероятная, ожидаемая, база",
    "cost_high": "high, max, maximum, high estimate, макс, максимум, до, максимальная, верхняя, "
    "пессимистично",
    "old_verdict": "old verdict, verdict, вердикт, старый вердикт",
    "description": "description, comment, comments, note, notes, описание, комментарий, "
    "комментарии, примечание, примечания, заметки",
    "owner_id": "owner, responsible, lead, ответственный, ответственная, владелец",
    "problem": "problem, pain, problem that it mends, проблема, боль, "
    "проблема, которую она решает, проблема которую она решает",
    "audience": "audience, target audience, аудитория, целевая аудитория, ца",
    "one_of": "one of the group, one of, alternative group, одна из группы, группа альтернатив",
    "requires": "requires, needs, depends on, dependencies, требует, зависит от, зависимости",
    "excludes": "excludes, conflicts with, incompatible with, "
    "исключает, несовместима с, не сочетается с",
    "id": "id, key, ключ, ид",
}
#: Cells of titles, with a semicolon between them.
RELATIONS: Final = ("requires", "excludes")
#: What an upper heading may say of the costs below it: “Budget: low, likely, high”.
_OF_COSTS: Final = frozenset(
    "cost costs budget price money стоимость бюджет цена затраты деньги".split()
)
_NAMES: Final = {name: column for column, names in _WORDS.items() for name in names.split(", ")}
_LOOKED_AT: Final = 10
_UNIT: Final = re.compile(r"^(.*?)\s*[,(\[]\s*([^,()\[\]]+?)\s*[)\]]?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """The columns of a table, "" for one that is left out; the unit that a heading gives costs."""

    columns: list[str]
    units: list[str]


def lists_of(periods: Iterable[Any], teams: Iterable[Any]) -> dict[str, str]:
    """Return the columns that an engagement has besides: its periods and its teams, by title."""
    return {
        **{f"period_{one.pk}": one.title for one in periods},
        **{f"team_{one.pk}": one.title for one in teams},
    }


def heading_row(rows: Sequence[Sequence[str]], lists: Mapping[str, str]) -> int:
    """Return the number of the row that is the heading, from 1; 0 without one."""
    filled = [number for number, row in enumerate(rows, start=1) if any(row)]
    for number in filled[:_LOOKED_AT]:
        cells = [cell for cell in rows[number - 1] if cell]
        known = sum(bool(_named(cell, lists)[0]) for cell in cells)
        is_first = number == filled[0]
        if 2 * known >= len(cells) and known > (0 if is_first else 1):
            return number
    return 0


def heading_of(cells: Sequence[str], lists: Mapping[str, str]) -> Heading:
    """Return what a line of headings says of the columns."""
    named = [_named(cell, lists) for cell in cells]
    columns = once([column for column, _unit in named])
    if "title" not in columns and "" in columns:
        columns[columns.index("")] = "title"
    return Heading(columns, [unit for _column, unit in named])


def no_heading(width: int) -> Heading:
    """Return the columns of a table without headings: those that we know, in their order."""
    known = [*COLUMNS][:width]
    return Heading([*known, *[""] * (width - len(known))], [""] * width)


def _named(cell: str, lists: Mapping[str, str]) -> tuple[str, str]:
    """Return the column that a heading names, and the unit that follows its name."""
    text = _plain(cell)
    whole = _column(text.replace(",", ""), lists)
    if whole:
        return whole, ""
    found = _UNIT.match(text)
    column = _column(found[1], lists) if found else ""
    return (column, found[2]) if found and column else ("", "")


def _column(text: str, lists: Mapping[str, str]) -> str:
    """Return the column of a name; “cost low” and “budget 2027” say “low” and “2027” of costs."""
    titles = {_plain(title): column for column, title in lists.items()}
    first, _space, rest = text.partition(" ")
    own = {_plain(str(label)).replace(",", ""): column for column, label in COLUMNS.items()}
    names = {**own, **_NAMES, **titles}
    if text in names:
        return names[text]
    column = names.get(rest, "") if first in _OF_COSTS else ""
    return column if column.startswith(("cost", "period")) else ""


def _plain(cell: str) -> str:
    return " ".join(cell.casefold().replace("ё", "е").strip(" :*").split())


def once(columns: Sequence[str]) -> list[str]:
    """Leave out a column that is named for a second time."""
    return [column if column not in columns[:place] else "" for place, column in enumerate(columns)]
