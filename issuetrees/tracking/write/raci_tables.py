"""A RACI table that comes in whole: from a spreadsheet, or as one of the shipped team templates."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid, NotFound
from issuetrees.core.raci import letters
from issuetrees.core.text import gettext_noop
from issuetrees.kit.formats.reading import read_number
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.tracking.models.activities import Activity, Party
from issuetrees.tracking.read import activities as read
from issuetrees.tracking.team_templates import team_templates
from issuetrees.tracking.write import activities as write
from issuetrees.workspaces import edits
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.edits import target_of
from issuetrees.workspaces.models import AuditEntry, Engagement

_EFFORT: Final = ("effort", "person-days", "days", "усилия", "трудоёмкость", "человеко-дни", "дни")


@dataclass(frozen=True, slots=True)
class Put:
    """How many activities, parties and cells came in; the log's entry, which undoes all of it."""

    activities: int
    parties: int
    cells: int
    entry: AuditEntry | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table: an activity, its effort, letters by title of the party."""

    title: str
    effort: Decimal | None
    letters: dict[str, str]


@transaction.atomic
def put_table(
    *, actor: User, initiative_id: uuid.UUID, rows: Sequence[Sequence[str]], language: str = "en"
) -> Put:
    """Put a table into an initiative: a line of titles, then an activity a line.

    The first column has the activities, one called “Effort” their person-days, all others are
    parties. Activities and parties that are there keep what they have beside it. Raises Invalid
    naming row and column.
    """
    filled = [[cell.strip() for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    if len(filled) < 2 or len(filled[0]) < 2:
        raise Invalid(
            "no_raci_table",
            gettext_noop(
                "A table has a line of titles (Activity, Effort, one for each party) and a line"
                " for each activity."
            ),
            field="text",
        )
    heads = filled[0]
    lines = [_line(row, heads, place, language) for place, row in enumerate(filled[1:], start=2)]
    parties = [(title, "inside", "") for place, title in _parties(heads)]
    return _put(actor, initiative_id, parties, [line for line in lines if line.title])


@transaction.atomic
def put_template(*, actor: User, initiative_id: uuid.UUID, name: str, language: str) -> Put:
    """Put a shipped team with its usual activities into an initiative, in a language."""
    template = team_templates().get(name)
    if template is None:
        raise NotFound
    titles = {one.key: one.title[language] for one in template.parties}
    parties = [(one.title[language], one.kind, one.money[language]) for one in template.parties]
    lines = [
        _Line(
            one.title[language],
            one.effort,
            {titles[party]: said for party, said in one.letters.items()},
        )
        for one in template.activities
    ]
    return _put(actor, initiative_id, parties, lines)


def _put(
    actor: User,
    initiative_id: uuid.UUID,
    parties: Sequence[tuple[str, str, str]],
    lines: Sequence[_Line],
) -> Put:
    initiative = initiatives_read.initiative(actor, initiative_id)
    engagement = initiative.engagement
    known = {one.title.casefold(): one for one in read.parties(actor, engagement.pk)}
    taken = _Taken()
    for title, kind, money in parties:
        if title.casefold() not in known:
            known[title.casefold()] = write.create_party(
                actor=actor, engagement_id=engagement.pk, title=title, kind=kind, money=money
            )
            taken.parties.append(known[title.casefold()])
    listed = {
        one.title.casefold(): one
        for one in read.activities(actor, engagement.pk)
        if one.initiative_id == initiative_id
    }
    cells: list[write.Cell] = []
    for line in lines:
        row = _activity(actor, initiative_id, listed, line, taken)
        cells += _cells(row, line, known)
    changed = write.set_letters(actor=actor, engagement_id=engagement.pk, cells=cells)
    if changed:
        taken.note(edits.latest(engagement, None, "raci_set"))
    return Put(len(taken.activities), len(taken.parties), changed, taken.told(actor, initiative))


@dataclass
class _Taken:
    """What a table has made and changed, so that all of it can be taken back at once."""

    activities: list[Activity] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)

    def note(self, entry: AuditEntry | None) -> None:
        """Remember the entry of an edit."""
        if entry is not None:
            self.entries.append(str(entry.pk))

    def told(self, actor: User, initiative: Initiative) -> AuditEntry | None:
        """Write it into the log; None where nothing has changed."""
        if not (self.activities or self.parties or self.entries):
            return None
        kept = {
            "activities": [str(row.pk) for row in self.activities],
            "parties": [str(row.pk) for row in self.parties],
            "entries": self.entries,
        }
        engagement = initiative.engagement
        return note_of(
            engagement,
            "raci_put",
            actor=actor,
            engagement=engagement,
            initiative=initiative.title,
            kept=kept,
        )


def _take_back(actor: User, entry: AuditEntry) -> Engagement:
    """Take back a whole table: what it changed is as before, what it added is deleted."""
    engagement = locked(actor, target_of(entry))
    kept = entry.details.get("kept", {})
    for one in reversed(kept.get("entries", [])):
        edits.undo(actor=actor, entry_id=uuid.UUID(one))
    activities = {str(row.pk): row for row in read.activities(actor, engagement.pk)}
    parties = {str(row.pk): row for row in read.parties(actor, engagement.pk)}
    table = read.raci(actor, engagement.pk)
    for row in (activities.get(one) for one in kept.get("activities", [])):
        if row is not None:
            delete(actor, engagement, row, None)
    used = {str(party) for activity, party in table.letters if str(activity) in activities}
    for one in kept.get("parties", []):
        if one in parties and one not in used:  # others have given it work since
            delete(actor, engagement, parties[one], None)
    return engagement


def register() -> None:
    """Know how a table that came in is taken back."""
    edits.register(Engagement, _take_back, "raci_put")


def _activity(
    actor: User,
    initiative_id: uuid.UUID,
    listed: dict[str, Activity],
    line: _Line,
    taken: _Taken,
) -> Activity:
    key = line.title.casefold()
    row = listed.get(key)
    if row is None:
        row = write.create_activity(
            actor=actor, initiative_id=initiative_id, title=line.title, effort=line.effort
        )
        taken.activities.append(row)
    elif line.effort is not None:
        before = row.version
        row = write.edit_activity(actor=actor, activity_id=row.pk, effort=line.effort)
        taken.note(edits.latest(row, before))
    listed[key] = row
    return row


def _cells(row: Activity, line: _Line, known: dict[str, Party]) -> Iterator[write.Cell]:
    for title, said in line.letters.items():
        yield write.Cell(row.pk, known[title.casefold()].pk, said)


def _parties(heads: Sequence[str]) -> list[tuple[int, str]]:
    """The columns that are parties, by place."""
    found = enumerate(heads)
    return [(place, title) for place, title in found if place and title and not _is_effort(title)]


def _is_effort(title: str) -> bool:
    return title.casefold().partition(",")[0].strip() in _EFFORT


def _line(row: Sequence[str], heads: Sequence[str], place: int, language: str) -> _Line:
    cells = dict(enumerate(row))
    said: dict[str, str] = {}
    for column, title in _parties(heads):
        try:
            said[title] = letters.read(cells.get(column, ""))
        except Invalid as refused:
            raise _at(place, title, refused) from None
    effort = None
    for column, title in enumerate(heads):
        if column and _is_effort(title) and cells.get(column):
            try:
                effort = read_number(cells[column], language)
            except Invalid as refused:
                raise _at(place, title, refused) from None
    return _Line(cells.get(0, ""), effort, said)


def _at(place: int, title: str, refused: Invalid) -> Invalid:
    return Invalid(
        refused.code,
        gettext_noop("Row {row}, column {column}: {problem}"),
        field="text",
        row=place,
        column=title,
        problem=sentence(refused),
    )
