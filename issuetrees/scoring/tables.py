"""A table of initiatives that comes in from anywhere: looked at first, then taken in.

It is sent as text (copied cells, CSV, HTML), as a file, or as rows of texts, the form in which a
preview comes back when its cells have been mended. A row whose title or own id is known changes
that initiative. ``whole`` is the other way round: all initiatives as such a table.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.tables.reading import pick
from issuetrees.core.tables.records import Sheet
from issuetrees.core.text import gettext_noop
from issuetrees.kit.tables.reading import read_sheets
from issuetrees.scoring.cells import Reader, people_of
from issuetrees.scoring.columns import RELATIONS, heading_of, lists_of
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.pasting import Paste, Problem, problem, read_initiatives
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import periods as periods_read
from issuetrees.scoring.read import table_columns
from issuetrees.scoring.read import teams as teams_read
from issuetrees.scoring.shape import Shape, shape_of
from issuetrees.scoring.titles import ids_of
from issuetrees.scoring.write.initiatives import (
    InitiativeFields,
    create_initiatives,
    edit_initiatives,
)
from issuetrees.scoring.write.table_columns import remember
from issuetrees.scoring.written import Writer
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.models import Engagement

SPARE_ROWS: Final = 10  # below all initiatives, for new ones


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sends: one of text, file and rows; what stands where, if they say so.

    ``empties``: an empty cell empties what is there, instead of saying nothing.
    """

    text: str | None = None
    file: bytes | None = None
    rows: list[list[str]] | None = None
    sheet: str = ""
    heading: int | None = None
    columns: Sequence[str] | None = None
    empties: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that changes an initiative that is there, and what is there now."""

    line: int
    place: int
    old: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What was read: of which sheet, out of which, and what it holds."""

    sheets: list[str]
    sheet: str
    paste: Paste
    changes: list[Change] = field(default_factory=list)

    @property
    def new_count(self) -> int:
        """How many rows make a new initiative."""
        return len(self.paste.taken) - len(self.paste.matched)


@dataclass(frozen=True, slots=True)
class Added:
    """The initiatives that rows made or changed, and what is wrong with the other rows."""

    initiatives: dict[int, Initiative]
    problems: list[Problem] = field(default_factory=list)
    changed: dict[int, Initiative] = field(default_factory=dict)
    refused: dict[int, list[str]] = field(default_factory=dict)


def preview(*, actor: User, engagement_id: uuid.UUID, sent: Sent, language: str) -> Preview:
    """Read a table and store nothing; who may not add initiatives is refused."""
    engagement = workspaces.engagement(actor, engagement_id)
    require(actor, Action.EDIT, engagement.workspace_id)
    sheets = _sheets(sent, language)
    chosen = pick(sheets, sent.sheet)
    shape = shape_of(chosen)
    reader = _reader(actor, engagement, language, empties=sent.empties)
    paste = read_initiatives(shape.rows, reader, sent.columns, sent.heading, shape)
    if sent.columns is None and paste.heading:
        paste = _as_before(engagement, paste, reader, shape)
    changes = _changes(actor, engagement, paste, reader)
    return Preview([sheet.name for sheet in sheets], chosen.name, paste, changes)


def add(*, actor: User, engagement_id: uuid.UUID, sent: Sent, language: str) -> Added:
    """Take in the rows that are right; the others are named, and given back.

    What was chosen for the columns of a line of headings is kept for the workspace.
    """
    seen = preview(actor=actor, engagement_id=engagement_id, sent=sent, language=language)
    paste = seen.paste
    if sent.columns is not None and paste.heading and not sent.empties:
        _remember(actor, engagement_id, paste)
    here: dict[str, Any] = {"actor": actor, "engagement_id": engagement_id}
    rows = dict(zip(paste.taken, paste.rows, strict=True))
    new = {line: row for line, row in rows.items() if line not in paste.matched}
    made, refused = _by_line(new, create_initiatives(**here, rows=[*new.values()]) if new else None)
    old = {line: _changed(line, row, seen) for line, row in rows.items() if line not in new}
    changed, mistaken = _edit(here, {line: (paste.matched[line], old[line]) for line in old})
    refused |= mistaken | _relate_later(here, paste, {**made, **changed})
    problems = [problem(paste, line, why) for line, why in refused.items()]
    problems = sorted([*paste.problems, *problems], key=lambda one: one.line)
    lines = {one.line for one in problems}
    cells = dict(zip(paste.lines, paste.cells, strict=True))
    return Added(made, problems, changed, {line: cells[line] for line in sorted(lines)})


def _as_before(engagement: Engagement, paste: Paste, reader: Reader, shape: Shape) -> Paste:
    """Read a table again with the columns that somebody chose the last time for its headings."""
    chosen = table_columns.chosen(engagement.workspace_id, paste.first, reader.lists)
    if chosen is None or chosen == paste.columns:
        return paste
    found = read_initiatives(shape.rows, reader, chosen, paste.heading, shape)
    found.notes.append(_("Columns are taken as the last time for a table with these headings."))
    return found


def _remember(actor: User, engagement_id: uuid.UUID, paste: Paste) -> None:
    engagement = workspaces.engagement(actor, engagement_id)
    lists = _lists(actor, engagement)
    remember(
        engagement.workspace_id,
        paste.first,
        paste.columns,
        guessed=heading_of(paste.first, lists).columns,
        lists=lists,
    )


_Done = tuple[dict[int, Initiative], dict[int, Invalid]]


def _by_line(rows: Mapping[int, Any], done: _Done | None) -> _Done:
    """Return by its line what was said of a row by its place."""
    lines = list(rows)
    good, bad = done or ({}, {})
    return {lines[at]: one for at, one in good.items()}, {lines[at]: one for at, one in bad.items()}


def _edit(here: Mapping[str, Any], rows: Mapping[int, tuple[uuid.UUID, InitiativeFields]]) -> _Done:
    return _by_line(rows, edit_initiatives(**here, rows=[*rows.values()]) if rows else None)


def _changed(line: int, row: InitiativeFields, seen: Preview) -> InitiativeFields:
    """Leave out relations that are as they were: of two that exclude each other both rows say so,
    and one of them is changed.
    """
    places = {change.place for change in seen.changes if change.line == line}
    names = {seen.paste.columns[place] for place in places}
    kept: Any = dict(row)
    for name in kept.keys() & set(RELATIONS) - names:
        del kept[name]
    fields: InitiativeFields = kept
    return fields


def _relate_later(
    here: Mapping[str, Any], paste: Paste, done: Mapping[int, Initiative]
) -> dict[int, Invalid]:
    """Set relations to initiatives that the table itself has added or renamed."""
    titles = initiatives_read.titles(here["actor"], here["engagement_id"]) if paste.later else {}
    rows: dict[int, tuple[uuid.UUID, InitiativeFields]] = {}
    refused: dict[int, Invalid] = {}
    for line in paste.later.keys() & done.keys():
        try:
            said: Any = paste.later[line]
            fields: Any = {name: ids_of(text, titles, field=name) for name, text in said.items()}
            rows[line] = done[line].pk, fields
        except Invalid as why:
            refused[line] = why
    return refused | _edit(here, rows)[1]


def whole(*, actor: User, engagement_id: uuid.UUID, language: str) -> Preview:
    """Return all initiatives as a table that can be changed and sent back; own ids come last."""
    engagement = workspaces.engagement(actor, engagement_id)
    reader = _reader(actor, engagement, language)
    writer = Writer(reader)
    found = initiatives_read.initiatives(actor, engagement_id)
    rows = [writer.row(one) for one in initiatives_read.with_parts(found)]
    heads = [reader.label(column) for column in writer.columns]
    paste = Paste(1, heads, writer.columns, [""] * len(heads))
    paste.cells = [*rows, *([""] * len(heads) for _spare in range(SPARE_ROWS))]
    paste.lines = [number + 2 for number in range(len(paste.cells))]
    return Preview([""], "", paste)


def _reader(actor: User, engagement: Engagement, language: str, *, empties: bool = False) -> Reader:
    members = [one.user for one in workspaces.members(actor, engagement.workspace_id)]
    return Reader(
        language,
        engagement.currency,
        people_of(members),
        _lists(actor, engagement),
        initiatives_read.titles(actor, engagement.pk),
        empties,
    )


def _lists(actor: User, engagement: Engagement) -> dict[str, str]:
    periods = periods_read.periods(actor, engagement.pk)
    return lists_of(periods, teams_read.teams(actor, engagement.pk))


def _changes(actor: User, engagement: Engagement, paste: Paste, reader: Reader) -> list[Change]:
    """Return the cells that say something else than what is there."""
    if not paste.matched:
        return []
    found = initiatives_read.initiatives(actor, engagement.pk)
    rows = {one.pk: one for one in initiatives_read.with_parts(found)}
    writer = Writer(reader)
    cells = dict(zip(paste.lines, paste.cells, strict=True))
    return [
        Change(line, place, old)
        for line, pk in paste.matched.items()
        for place, old in writer.changes(rows[pk], paste.columns, paste.units, cells[line])
    ]


def _sheets(sent: Sent, language: str) -> list[Sheet]:
    given = [name for name in ("text", "file", "rows") if getattr(sent, name) is not None]
    if len(given) != 1:
        raise Invalid("one_table", gettext_noop("Send one of text, file and rows."), field="text")
    if sent.rows is not None:
        return [Sheet("", sent.rows)]
    content = sent.file if sent.text is None else sent.text.encode()
    return read_sheets(content or b"", language)
