"""Initiatives in a table of texts: what each row makes, and what is wrong where.

What stands where says the heading (``columns``), or the reader. ``tables`` reads files and pasted
text into such a table.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop, head, normal
from issuetrees.kit.sentences import fill, sentence
from issuetrees.scoring.cells import Reader, read_cell
from issuetrees.scoring.columns import COLUMNS, RELATIONS, heading_of, heading_row, no_heading, once
from issuetrees.scoring.shape import Shape, is_total
from issuetrees.scoring.titles import ids_of
from issuetrees.scoring.write.initiatives import InitiativeFields
from issuetrees.scoring.write.listed import folded

MAX_ROWS: Final = limits.INITIATIVES_AT_ONCE
_SHOWN: Final = 12
_LISTS: Final = frozenset({"costs", "efforts"})


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
    be taken, ``taken`` their lines; ``lines`` are those of ``cells``. ``matched`` has the
    initiatives that rows change, by line; ``later`` what is said of relations to others that this
    table adds or renames. ``notes`` say what was left out.
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
    matched: dict[int, uuid.UUID] = field(default_factory=dict)
    later: dict[int, dict[str, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """Names of the columns, for a heading."""
        return [str(COLUMNS.get(column, "")) for column in self.columns]


def read_initiatives(
    table: Sequence[Sequence[str]],
    reader: Reader,
    columns: Sequence[str] | None = None,
    heading: int | None = None,
    hidden: Shape | None = None,
) -> Paste:
    """Read a table; wrong cells are named, and their rows are in ``cells`` only.

    ``columns`` say what stands where instead of the heading, ``heading`` which row has the
    headings, 0 for none; what is ``hidden`` is left out. Raises Invalid for a table that is empty
    or too long.
    """
    rows = [[normal(cell).strip() for cell in row] for row in table]
    at = heading_row(rows, reader.lists) if heading is None else heading
    paste = _begun(rows, columns, at, reader, hidden)
    below = list(enumerate(rows[paste.heading :], start=paste.heading + 1))
    filled = [(line, cells) for line, cells in below if any(cells)]
    seen = _without_others(paste, filled, hidden)
    _require_count(len(seen))
    for line, cells in seen:
        _take(paste, line, cells, reader)
    _match(paste, reader)
    _relate(paste, reader)
    paste.problems.sort(key=lambda problem: problem.line)
    return paste


def _without_others(
    paste: Paste, filled: list[tuple[int, list[str]]], hidden: Shape | None
) -> list[tuple[int, list[str]]]:
    """Leave out rows of totals and hidden ones, and say so."""
    unseen = [line for line, _cells in filled if hidden and line in hidden.hidden_lines]
    totals = [line for line, cells in filled if line not in unseen and is_total(cells)]
    for lines, message in (
        (unseen, _("Hidden rows are left out: {places}. Show them in the file to take them in.")),
        (totals, _("Rows of totals are left out: {places}.")),
    ):
        if lines:
            paste.notes.append(fill(message, places=_places(lines)))
    left_out = {*unseen, *totals}
    return [(line, cells) for line, cells in filled if line not in left_out]


def _places(lines: Sequence[int]) -> str:
    shown = ", ".join(map(str, lines[:_SHOWN]))
    return f"{shown}, …" if len(lines) > _SHOWN else shown


def _match(paste: Paste, reader: Reader) -> None:
    """Find the initiatives that rows change, by their own id or by a title that one has.

    A row that names one again, or a title that several have, is a problem of its own.
    """
    first: dict[Any, int] = {}
    by_title: dict[str, list[uuid.UUID]] = {}
    for pk, title in reader.known.items():
        by_title.setdefault(folded(title), []).append(pk)
    for line, row in zip([*paste.taken], [*paste.rows], strict=True):
        try:
            found = _matching(row, reader, by_title)
            name = found or folded(row["title"])
            _require_once(first.get(name))
        except Invalid as refused:
            _leave_out(paste, line)
            paste.problems.append(Problem(line, "", sentence(refused)))
            continue
        first[name] = line
        if found:
            paste.matched[line] = found
    for row in paste.rows:
        row.pop("id", None)  # type: ignore[typeddict-item] # found by now


def _relate(paste: Paste, reader: Reader) -> None:
    """Find whom relations name: initiatives that are there, or rows of the same table."""
    there = {folded(title) for title in reader.known.values()}
    rows: list[tuple[int, Any]] = list(zip(paste.taken, paste.rows, strict=True))
    coming = {
        uuid.UUID(int=line): row["title"] for line, row in rows if folded(row["title"]) not in there
    }
    for line, row in rows:
        for name in [name for name in RELATIONS if name in row]:
            text = row.pop(name)
            try:
                found = ids_of(text, {**reader.known, **coming}, field=name)
            except Invalid as refused:
                paste.problems.append(problem(paste, line, refused))
                _leave_out(paste, line)
                break
            if coming.keys() & set(found):
                paste.later.setdefault(line, {})[name] = text
            else:
                row[name] = found


def problem(paste: Paste, line: int, refused: Invalid) -> Problem:
    """Return what is wrong with a row: of its relations the cell is named."""
    name = refused.details.get("field", "")
    if name not in RELATIONS or name not in paste.columns:
        return Problem(line, "", sentence(refused))
    return Problem(line, str(COLUMNS[name]), sentence(refused), paste.columns.index(name))


def _leave_out(paste: Paste, line: int) -> None:
    at = paste.taken.index(line)
    del paste.taken[at], paste.rows[at]
    paste.matched.pop(line, None)
    paste.later.pop(line, None)


def _require_once(before: int | None) -> None:
    if before is not None:
        raise Invalid(
            "row_twice",
            gettext_noop("Row {line} names the same initiative. Keep one of the two."),
            line=before,
        )


def _matching(
    row: InitiativeFields, reader: Reader, by_title: Mapping[str, list[uuid.UUID]]
) -> uuid.UUID | None:
    own: Any = row.get("id")
    if own:
        if own not in reader.known:
            raise Invalid("unknown_id", gettext_noop("This id leads nowhere."), field="id")
        return uuid.UUID(str(own))
    named = by_title.get(folded(row["title"]), [])
    if len(named) > 1:
        raise Invalid(
            "initiative_unclear",
            gettext_noop(
                "Several initiatives are called “{title}”. Give them titles of their own."
            ),
            title=head(row["title"], 60),
        )
    return named[0] if named else None


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


def _begun(
    rows: Sequence[list[str]],
    columns: Sequence[str] | None,
    heading: int,
    reader: Reader,
    hidden: Shape | None,
) -> Paste:
    """Return what the heading says of the columns, or who reads does; as wide as the widest row."""
    heading = heading if heading <= len(rows) else 0
    width = max((len(row) for row in rows[max(heading - 1, 0) :]), default=1) or 1
    first = _padded(rows[heading - 1], width) if heading else [""] * width
    unseen = hidden.hidden_columns if hidden else frozenset()
    shown = ["" if place in unseen else text for place, text in enumerate(first)]
    found = heading_of(shown, reader.lists) if heading else no_heading(width)
    is_fitting = columns is not None and len(columns) == width
    wanted = columns if columns and is_fitting else found.columns
    known = {*COLUMNS, *reader.lists}
    chosen = once([column if column in known else "" for column in wanted])
    if not is_fitting:
        chosen = ["" if place in unseen else column for place, column in enumerate(chosen)]
    paste = Paste(heading, first, chosen, found.units)
    if unseen and not is_fitting:
        names = [
            f"{_letters(place)} {first[place]}".strip() for place in sorted(unseen) if place < width
        ]
        message = _("Hidden columns are left out: {places}. Choose what they hold to take them in.")
        paste.notes.append(fill(message, places=", ".join(names)))
    return paste


def _letters(place: int) -> str:
    """Return what a spreadsheet calls a column: A, B, …, Z, AA."""
    found = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        found = chr(65 + letter) + found
    return found


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


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
            for name, value in read_cell(column, cell, unit, reader).items():
                is_list = name in _LISTS
                found[name] = [*found.get(name, []), *value] if is_list else value
        except Invalid as refused:
            paste.problems.append(Problem(line, reader.label(column), sentence(refused), place))
    if len(paste.problems) == before:
        paste.rows.append(InitiativeFields(**found))  # type: ignore[typeddict-item]
        paste.taken.append(line)
