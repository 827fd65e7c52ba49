"""Initiatives pasted from a spreadsheet: a table of text to rows, with what is wrong where.

Cells are divided by tabs (or semicolons), as spreadsheets copy them; a cell in quotes may
hold tabs and line breaks. A first line of known column names says what stands where, else
the columns are title, kind, side, state, low, likely and high cost, old verdict.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop, head, normal
from issuetrees.kit.formats.reading import read_amount
from issuetrees.kit.formats.tables import read_table
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.models.initiatives import InitiativeState, Side
from issuetrees.scoring.write.initiatives import CHECKS, InitiativeFields

MAX_CHARACTERS: Final = limits.PASTED_CHARACTERS
MAX_ROWS: Final = limits.INITIATIVES_AT_ONCE
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
}
_NAMES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("initiative", "title", "name", "инициатива", "название"), "title"),
    **dict.fromkeys(("kind", "type", "тип", "вид"), "initiative_kind"),
    **dict.fromkeys(("side", "сторона", "кому"), "side"),
    **dict.fromkeys(("state", "status", "статус", "состояние"), "state"),
    **dict.fromkeys(("cost, low", "cost low", "low", "min", "мин", "от"), "cost_low"),
    **dict.fromkeys(
        ("cost", "cost, likely", "cost likely", "likely", "budget", "стоимость", "бюджет"),
        "cost_likely",
    ),
    **dict.fromkeys(("cost, high", "cost high", "high", "max", "макс", "до"), "cost_high"),
    **dict.fromkeys(("old verdict", "verdict", "вердикт", "старый вердикт"), "old_verdict"),
    **dict.fromkeys(("description", "описание"), "description"),
}
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


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be taken; ``line`` counts pasted rows from 1, header included."""

    line: int
    column: str
    sentence: str


@dataclass(slots=True)
class Paste:
    """What a pasted text holds: the columns found, and per row the cells and the fields."""

    columns: list[str]
    rows: list[InitiativeFields] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """Names of the columns, for a heading."""
        return [str(COLUMNS[column]) if column else "" for column in self.columns]


def read_initiatives(text: str, language: str, currency: str) -> Paste:
    """Read a pasted table; wrong cells are named, and their rows are in ``cells`` only.

    Raises Invalid for a text that is empty or too long.
    """
    text = normal(text)
    if len(text) > MAX_CHARACTERS:
        raise Invalid(
            "too_long",
            gettext_noop("At most {limit} characters; this has {length}."),
            field="text",
            limit=MAX_CHARACTERS,
            length=len(text),
        )
    table = _table(text.replace("\x00", ""))
    if not table:
        raise Invalid("missing", gettext_noop("Paste at least one row."), field="text")
    columns, is_header = _columns(table[0][1])
    paste = Paste(columns)
    for line, cells in table[1:] if is_header else table:
        _take(paste, line, cells, language, currency)
    if len(paste.cells) > MAX_ROWS:
        raise Invalid(
            "too_many",
            gettext_noop("At most {most} rows at once; this has {count}."),
            field="text",
            most=MAX_ROWS,
            count=len(paste.cells),
        )
    return paste


def _table(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty, with their numbers."""
    first = text.strip("\r\n").split("\n", 1)[0]
    mark = ";" if "\t" not in first and ";" in first else "\t"
    rows = [[cell.strip() for cell in cells] for cells in read_table(text, mark)]
    return [(number, cells) for number, cells in enumerate(rows, start=1) if any(cells)]


def _columns(first: Sequence[str]) -> tuple[list[str], bool]:
    named = [_NAMES.get(cell.lower().strip(" :")) for cell in first]
    known = [name for name in named if name]
    if "title" in known and len(set(known)) == len(known) == len([c for c in first if c]):
        return [name or "" for name in named], True
    return list(COLUMNS)[: max(len(first), 1)], False


def _take(paste: Paste, line: int, cells: Sequence[str], language: str, currency: str) -> None:
    found: dict[str, Any] = {}
    is_right = True
    if len(cells) > len(paste.columns) and any(cells[len(paste.columns) :]):
        extra = gettext("There are more cells than columns.")
        paste.problems.append(Problem(line, "", extra))
        is_right = False
    row = dict(zip(paste.columns, cells, strict=False))
    for column, cell in {"title": "", **row}.items():
        if not column:
            continue
        try:
            if cell or column == "title":
                found[column] = _value(column, cell, language, currency)
        except Invalid as refused:
            paste.problems.append(Problem(line, str(COLUMNS[column]), sentence(refused)))
            is_right = False
    paste.cells.append([row.get(column, "") for column in paste.columns])
    paste.lines.append(line)
    if is_right:
        paste.rows.append(InitiativeFields(**found))  # type: ignore[typeddict-item]


def _value(column: str, cell: str, language: str, currency: str) -> Any:
    raw: Any = cell
    if column in _WORDS:
        raw = _word(_WORDS[column], cell, column, language)
    elif column in _COSTS:
        raw = read_amount(cell, language, currency, field=column)
    return CHECKS[column](column, raw)


def _word(words: Mapping[str, str], cell: str, column: str, language: str) -> str:
    found = words.get(cell.lower())
    if found is None:
        raise Invalid(
            "unknown_word",
            gettext_noop("«{value}» is not known here. Use one of {allowed}."),
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
