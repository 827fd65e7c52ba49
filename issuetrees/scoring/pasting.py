"""Initiatives pasted from a spreadsheet: a table of text to rows, with what is wrong where.

Cells are divided by tabs (or semicolons), as spreadsheets copy them; a cell in quotes may
hold tabs and line breaks. What stands where says the heading (``columns``), or the reader.
"""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.tables.separated import read_table
from issuetrees.core.text import gettext_noop, head, normal
from issuetrees.kit.formats.reading import read_amount
from issuetrees.kit.formats.tables import tab_table
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.columns import COLUMNS, Heading, heading_of, once
from issuetrees.scoring.models.initiatives import InitiativeState, Side
from issuetrees.scoring.write.initiatives import CHECKS, InitiativeFields

MAX_CHARACTERS: Final = limits.PASTED_CHARACTERS
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
    """A cell that cannot be taken; ``line`` counts pasted rows from 1, header included."""

    line: int
    column: str
    sentence: str
    place: int | None = None


@dataclass(slots=True)
class Paste:
    """What a pasted text holds: the columns found, and per row the cells and the fields.

    ``rows`` are those that can be taken, ``taken`` their lines; ``lines`` are those of ``cells``.
    """

    heading: Heading
    columns: list[str]
    first: list[str] = field(default_factory=list)
    rows: list[InitiativeFields] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """Names of the columns, for a heading."""
        return [str(COLUMNS[column]) if column else "" for column in self.columns]

    def text_of(self, lines: Sequence[int]) -> str:
        """Return some lines as they were pasted, under their heading."""
        kept = [cells for line, cells in zip(self.lines, self.cells, strict=True) if line in lines]
        return tab_table([self.first, *kept] if self.heading.is_row else kept)


def read_initiatives(
    text: str,
    reader: Reader,
    columns: Sequence[str] | None = None,
    mended: Mapping[tuple[int, int], str] | None = None,
) -> Paste:
    """Read a pasted table; wrong cells are named, and their rows are in ``cells`` only.

    ``columns`` say what stands where instead of the heading, ``mended`` replaces cells by line and
    place. Raises Invalid for a text that is empty or too long.
    """
    table = _table(_checked(text))
    if not table:
        raise Invalid("missing", gettext_noop("Paste at least one row."), field="text")
    heading = heading_of(table[0][1])
    is_fitting = columns is not None and len(columns) == len(heading.columns)
    wanted = columns if columns and is_fitting else heading.columns
    chosen = once([column if column in COLUMNS else "" for column in wanted])
    paste = Paste(heading, chosen, table[0][1] if heading.is_row else [])
    for line, cells in table[1:] if heading.is_row else table:
        new = [(mended or {}).get((line, place), cell) for place, cell in enumerate(cells)]
        _take(paste, line, new, reader)
    if len(paste.cells) > MAX_ROWS:
        raise Invalid(
            "too_many",
            gettext_noop("At most {most} rows at once; this has {count}."),
            field="text",
            most=MAX_ROWS,
            count=len(paste.cells),
        )
    return paste


def people_of(members: Sequence[Any]) -> dict[str, uuid.UUID]:
    """Return members by name, first name and address; what two are called finds neither."""
    named: dict[str, set[uuid.UUID]] = {}
    for user in members:
        for name in {user.name, user.name.partition(" ")[0], user.email}:
            named.setdefault(_folded(name), set()).add(user.pk)
    return {name: next(iter(ids)) for name, ids in named.items() if name and len(ids) == 1}


def _checked(text: str) -> str:
    text = normal(text)
    if len(text) > MAX_CHARACTERS:
        raise Invalid(
            "too_long",
            gettext_noop("At most {limit} characters; this has {length}."),
            field="text",
            limit=MAX_CHARACTERS,
            length=len(text),
        )
    return text.replace("\x00", "")


def _table(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty, with their numbers."""
    first = text.strip("\r\n").split("\n", 1)[0]
    mark = ";" if "\t" not in first and ";" in first else "\t"
    rows = [[cell.strip() for cell in cells] for cells in read_table(text, mark)]
    return [(number, cells) for number, cells in enumerate(rows, start=1) if any(cells)]


def _take(paste: Paste, line: int, cells: Sequence[str], reader: Reader) -> None:
    paste.cells.append([*cells, *[""] * (len(paste.columns) - len(cells))])
    paste.lines.append(line)
    before = len(paste.problems)
    if any(cells[len(paste.columns) :]):
        extra = gettext("There are more cells than columns.")
        paste.problems.append(Problem(line, "", extra))
    found: dict[str, Any] = {}
    places = {column: place for place, column in enumerate(paste.columns) if column}
    for column, place in {"title": None, **places}.items():
        cell = cells[place] if place is not None and place < len(cells) else ""
        unit = paste.heading.units[place] if place is not None else ""
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
        return _costs(column, f"{cell} {unit}" if unit and _BARE.match(cell) else cell, reader)
    raw: Any = cell
    if column in _WORDS:
        raw = _word(_WORDS[column], cell, column, reader.language)
    elif column == "owner_id":
        raw = _person(cell, reader.people)
    return {column: CHECKS[column](column, raw)}


def _costs(column: str, cell: str, reader: Reader) -> dict[str, Any]:
    ends = _RANGE.match(cell)
    if ends is None or column != "cost_likely":
        return {column: _amount(column, cell, reader)}
    before, low, low_unit, high, unit = ends.groups()
    lower = f"{before}{low.strip()} {low_unit.strip() or unit.strip()}".strip()
    upper = f"{before}{high.strip()} {unit.strip()}".strip()
    return {
        "cost_low": _amount(column, lower, reader),
        "cost_high": _amount(column, upper, reader),
    }


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
