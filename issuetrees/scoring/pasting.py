"""Initiatives in a table of texts: what each row makes, and what is wrong where.

What stands where says the heading (``columns``), or the reader. ``tables`` reads files and pasted
text into such a table.
"""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop, head, normal
from issuetrees.kit.formats.reading import read_amount, with_currency
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.columns import COLUMNS, heading_of, heading_row, no_heading, once
from issuetrees.scoring.models.initiatives import InitiativeState, Side
from issuetrees.scoring.write.initiatives import CHECKS, InitiativeFields

MAX_ROWS: Final = limits.INITIATIVES_AT_ONCE
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
    """Whose table it is: their language, the engagement's currency, the members by name."""

    language: str
    currency: str
    people: Mapping[str, uuid.UUID] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be taken, or a whole row without a ``place``; rows count from 1."""

    line: int
    column: str
    sentence: str
    place: int | None = None


@dataclass(slots=True)
class Paste:
    """What a table holds: its columns, and per row the cells and the fields.

    ``heading`` is the row of the headings ``first``, 0 without them. ``rows`` are those that can
    be taken, ``taken`` their lines; ``lines`` are those of ``cells``.
    """

    heading: int
    first: list[str]
    columns: list[str]
    units: list[str]
    rows: list[InitiativeFields] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """Names of the columns, for a heading."""
        return [str(COLUMNS[column]) if column else "" for column in self.columns]


def read_initiatives(
    table: Sequence[Sequence[str]],
    reader: Reader,
    columns: Sequence[str] | None = None,
    heading: int | None = None,
) -> Paste:
    """Read a table; wrong cells are named, and their rows are in ``cells`` only.

    ``columns`` say what stands where instead of the heading, ``heading`` which row has the
    headings, 0 for none. Raises Invalid for a table that is empty or too long.
    """
    rows = [[normal(cell).strip() for cell in row] for row in table]
    paste = _begun(rows, columns, heading_row(rows) if heading is None else heading)
    below = list(enumerate(rows[paste.heading :], start=paste.heading + 1))
    filled = [(line, cells) for line, cells in below if any(cells)]
    _require_count(len(filled))
    for line, cells in filled:
        _take(paste, line, cells, reader)
    return paste


def _require_count(count: int) -> None:
    if not count:
        raise Invalid("missing", gettext_noop("Paste at least one row."), field="text")
    if count > MAX_ROWS:
        raise Invalid(
            "too_many",
            gettext_noop("At most {most} rows at once; this has {count}."),
            field="text",
            most=MAX_ROWS,
            count=count,
        )


def _begun(rows: Sequence[list[str]], columns: Sequence[str] | None, heading: int) -> Paste:
    """Return what the heading says of the columns, or who reads does; as wide as the widest row."""
    heading = heading if heading <= len(rows) else 0
    width = max((len(row) for row in rows[max(heading - 1, 0) :]), default=1) or 1
    first = _padded(rows[heading - 1], width) if heading else [""] * width
    found = heading_of(first) if heading else no_heading(width)
    is_fitting = columns is not None and len(columns) == width
    wanted = columns if columns and is_fitting else found.columns
    chosen = once([column if column in COLUMNS else "" for column in wanted])
    return Paste(heading, first, chosen, found.units)


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def people_of(members: Sequence[Any]) -> dict[str, uuid.UUID]:
    """Return members by name, first name and address; what two are called finds neither."""
    named: dict[str, set[uuid.UUID]] = {}
    for user in members:
        for name in {user.name, user.name.partition(" ")[0], user.email}:
            named.setdefault(_folded(name), set()).add(user.pk)
    return {name: next(iter(ids)) for name, ids in named.items() if name and len(ids) == 1}


def _take(paste: Paste, line: int, cells: Sequence[str], reader: Reader) -> None:
    cells = _padded(cells, len(paste.columns))
    paste.cells.append(cells)
    paste.lines.append(line)
    before = len(paste.problems)
    found: dict[str, Any] = {}
    places = {column: place for place, column in enumerate(paste.columns) if column}
    for column, place in {"title": None, **places}.items():
        cell = cells[place] if place is not None else ""
        unit = paste.units[place] if place is not None else ""
        try:
            if cell or column == "title":
                found = {**_values(column, cell, unit, reader), **found}
        except Invalid as refused:
            name = str(COLUMNS[column])
            paste.problems.append(Problem(line, name, sentence(refused), place))
    if len(paste.problems) == before:
        paste.rows.append(InitiativeFields(**found))  # type: ignore[typeddict-item]
        paste.taken.append(line)


def _values(column: str, cell: str, unit: str, reader: Reader) -> dict[str, Any]:
    """Return the fields that a cell sets: a range in one column sets two costs."""
    if column in _COSTS:
        return _costs(column, cell, unit, reader)
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


def _in_unit(cell: str, unit: str) -> str:
    """Return a sum in the unit of its heading, of which “150k” takes the currency alone."""
    if _BARE.match(cell) and any(one.isdigit() for one in cell):
        return f"{cell} {unit}".strip()
    return with_currency(cell, unit)


def _amount(column: str, cell: str, reader: Reader) -> Any:
    return CHECKS[column](column, read_amount(cell, reader.language, reader.currency, field=column))


def _person(cell: str, people: Mapping[str, uuid.UUID]) -> uuid.UUID:
    found = people.get(_folded(cell))
    if found is None:
        raise Invalid(
            "no_such_member",
            gettext_noop("No member is called “{name}”, or several are. Use the e-mail address."),
            field="owner_id",
            name=head(cell, 40),
        )
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").split())


def _word(words: Mapping[str, str], cell: str, column: str, language: str) -> str:
    found = words.get(cell.lower())
    if found is None:
        raise Invalid(
            "unknown_word",
            gettext_noop("“{value}” is not known here. Use one of {allowed}."),
            field=column,
            value=head(cell, 40),
            allowed=", ".join(_own_words(words, language)),
        )
    return found


def _own_words(words: Mapping[str, str], language: str) -> list[str]:
    """One word per meaning, in the reader's language."""
    is_russian = language == "ru"
    own: dict[str, str] = {}
    for word, meaning in words.items():
        if word.isascii() != is_russian:
            own.setdefault(meaning, word)
    return list(own.values())


_WORDS: Final[Mapping[str, Mapping[str, str]]] = {"side": _SIDES, "state": _STATES}
_COSTS: Final = frozenset({"cost_low", "cost_likely", "cost_high"})
