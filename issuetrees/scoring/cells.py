"""One cell of a table of initiatives: which fields it sets, in whatever way people write it."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop, head
from issuetrees.kit.checks import key
from issuetrees.kit.formats.reading import read_amount, read_number, with_currency
from issuetrees.scoring.columns import COLUMNS, RELATIONS
from issuetrees.scoring.models.initiatives import InitiativeState, Side
from issuetrees.scoring.shape import is_nothing
from issuetrees.scoring.write.initiatives import CHECKS
from issuetrees.scoring.write.listed import folded

_SIDES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("outside", "external", "вовне", "снаружи", "внешняя"), Side.OUTSIDE),
    **dict.fromkeys(("inside", "internal", "внутри", "внутренняя"), Side.INSIDE),
}
_STATES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("idea", "идея"), InitiativeState.IDEA),
    **dict.fromkeys(("proposed", "предложена", "предложено"), InitiativeState.PROPOSED),
    **dict.fromkeys(("approved", "одобрена", "одобрено"), InitiativeState.APPROVED),
    **dict.fromkeys(("running", "идёт", "идет", "в работе"), InitiativeState.RUNNING),
    **dict.fromkeys(("done", "сделана", "сделано", "завершена"), InitiativeState.DONE),
    **dict.fromkeys(("past", "прошлая", "в прошлом"), InitiativeState.PAST),
    **dict.fromkeys(("rejected", "отклонена", "отклонено"), InitiativeState.REJECTED),
    **dict.fromkeys(("stopped", "остановлена", "остановлено"), InitiativeState.STOPPED),
}
_NUMBER: Final = r"\d[\d\s.,'’]*"
_RANGE: Final = re.compile(
    rf"^(?:от|from)?\s*([^\d\s–—-]*\s*)({_NUMBER})([^\d–—-]*?)\s*(?:[-–—‒]|\bдо\b|\bto\b)\s*"
    rf"[^\d\s]*\s*({_NUMBER})(\D*)$",
    re.IGNORECASE,
)
_BARE: Final = re.compile(r"^[\d\s.,'’()–—‒-]+$")


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose table it is: their language, the engagement's currency, the members by name.

    ``lists`` are the columns of periods and teams with their titles, ``known`` the initiatives
    that are there, by id. ``empties``: an empty cell empties what is there.
    """

    language: str
    currency: str
    people: Mapping[str, uuid.UUID] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[uuid.UUID, str] = field(default_factory=dict)
    empties: bool = False

    def label(self, column: str) -> str:
        """What a column is called; empty where it is left out."""
        return self.lists.get(column) or str(COLUMNS.get(column, ""))


def people_of(members: Sequence[Any]) -> dict[str, uuid.UUID]:
    """Return members by name, first name and address; what two are called finds neither."""
    named: dict[str, set[uuid.UUID]] = {}
    for user in members:
        for name in {user.name, user.name.partition(" ")[0], user.email}:
            named.setdefault(folded(name), set()).add(user.pk)
    return {name: next(iter(ids)) for name, ids in named.items() if name and len(ids) == 1}


def read_cell(column: str, cell: str, unit: str, reader: Reader) -> dict[str, Any]:
    """Return the fields that a cell sets; what says that nothing is known sets none."""
    if column == "title" or (cell and not is_nothing(cell)):
        return _values(column, cell, unit, reader)
    return _emptied(column) if reader.empties else {}


def _emptied(column: str) -> dict[str, Any]:
    """Return the fields that an empty cell empties."""
    name, _underscore, pk = column.partition("_")
    if name == "period":
        return {"costs": [{"period_id": pk, "low": None, "likely": None, "high": None}]}
    if name == "team":
        return {"efforts": [{"team_id": pk, "amount": None}]}
    if column in {"side", "state", "id"}:
        return {}
    return {column: None if column in _COSTS or column == "owner_id" else ""}


def _values(column: str, cell: str, unit: str, reader: Reader) -> dict[str, Any]:
    """Return the fields that a cell sets: a range in one column sets two costs."""
    if column in _COSTS:
        return _costs(column, cell, unit, reader)
    if column in reader.lists:
        return _of_list(column, cell, unit, reader)
    if column == "id":
        return {"id": key("id", cell)}
    if column in RELATIONS:
        return {column: cell}  # whom the titles name is known once all rows are read
    raw: Any = cell
    if column in _WORDS:
        raw = _word(_WORDS[column], cell, column, reader.language)
    elif column == "owner_id":
        raw = _person(cell, reader.people)
    return {column: CHECKS[column](column, raw)}


def _costs(column: str, cell: str, unit: str, reader: Reader) -> dict[str, Any]:
    ends = _RANGE.match(cell)
    if ends is None or column != "cost_likely":
        return {column: _amount(column, _in_unit(cell, unit), reader)}
    before, low, low_unit, high, own = ends.groups()
    lower = f"{before}{low.strip()} {low_unit.strip() or own.strip()}".strip()
    upper = f"{before}{high.strip()} {own.strip()}".strip()
    return {
        "cost_low": _amount(column, _in_unit(lower, unit), reader),
        "cost_high": _amount(column, _in_unit(upper, unit), reader),
    }


def _of_list(column: str, cell: str, unit: str, reader: Reader) -> dict[str, Any]:
    """Return what a cell says of a period, where a range sets both ends, or of a team."""
    name, _underscore, pk = column.partition("_")
    if name == "team":
        return {"efforts": [{"team_id": pk, "amount": read_number(cell, reader.language)}]}
    costs = _costs("cost_likely", cell, unit, reader)
    points = {point.removeprefix("cost_"): value for point, value in costs.items()}
    return {"costs": [{"period_id": pk, **points}]}


def _in_unit(cell: str, unit: str) -> str:
    """Return a sum in the unit of its heading, of which “150k” takes the currency alone."""
    if _BARE.match(cell) and any(one.isdigit() for one in cell):
        return f"{cell} {unit}".strip()
    return with_currency(cell, unit)


def _amount(column: str, cell: str, reader: Reader) -> Any:
    return CHECKS[column](column, read_amount(cell, reader.language, reader.currency, field=column))


def _person(cell: str, people: Mapping[str, uuid.UUID]) -> uuid.UUID:
    found = people.get(folded(cell))
    if found is None:
        raise Invalid(
            "no_such_member",
            gettext_noop("No member is called “{name}”, or several are. Use the e-mail address."),
            field="owner_id",
            name=head(cell, 40),
        )
    return found


def _word(words: Mapping[str, str], cell: str, column: str, language: str) -> str:
    found = words.get(cell.lower())
    if found is None:
        raise Invalid(
            "unknown_word",
            gettext_noop("“{value}” is not known here. Use one of {allowed}."),
            field=column,
            value=head(cell, 40),
            allowed=", ".join(_own_words(words, language).values()),
        )
    return found


def _own_words(words: Mapping[str, str], language: str) -> dict[str, str]:
    """One word per meaning, in the reader's language."""
    is_russian = language == "ru"
    own: dict[str, str] = {}
    for word, meaning in words.items():
        if word.isascii() != is_russian:
            own.setdefault(meaning, word)
    return own


def word_of(column: str, value: str, language: str) -> str:
    """Return the word of a language from which a side or a state is read."""
    return _own_words(_WORDS[column], language)[value]


_WORDS: Final[Mapping[str, Mapping[str, str]]] = {"side": _SIDES, "state": _STATES}
_COSTS: Final = frozenset({"cost_low", "cost_likely", "cost_high"})
