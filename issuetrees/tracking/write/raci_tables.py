"""A RACI table that comes in whole: from a spreadsheet, or as one of the shipped team templates."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid, NotFound
from issuetrees.core.raci import letters
from issuetrees.core.text import gettext_noop
from issuetrees.kit.formats.reading import read_number
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.tracking.models.activities import Activity, Party
from issuetrees.tracking.read import activities as read
from issuetrees.tracking.team_templates import team_templates
from issuetrees.tracking.write import activities as write

_EFFORT: Final = ("effort", "person-days", "days", "усилия", "трудоёмкость", "человеко-дни", "дни")


@dataclass(frozen=True, slots=True)
class Put:
    """How many activities, parties and cells came in."""

    activities: int
    parties: int
    cells: int


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
    here = initiative.engagement_id
    known = {one.title.casefold(): one for one in read.parties(actor, here)}
    before = len(known)
    for title, kind, money in parties:
        if title.casefold() not in known:
            known[title.casefold()] = write.create_party(
                actor=actor, engagement_id=here, title=title, kind=kind, money=money
            )
    listed = {
        one.title.casefold(): one
        for one in read.activities(actor, here)
        if one.initiative_id == initiative_id
    }
    had = len(listed)
    cells: list[write.Cell] = []
    for line in lines:
        row = _activity(actor, initiative_id, listed, line)
        cells += _cells(row, line, known)
    changed = write.set_letters(actor=actor, engagement_id=here, cells=cells)
    return Put(len(listed) - had, len(known) - before, changed)


def _activity(
    actor: User, initiative_id: uuid.UUID, listed: dict[str, Activity], line: _Line
) -> Activity:
    key = line.title.casefold()
    row = listed.get(key)
    if row is None:
        row = write.create_activity(
            actor=actor, initiative_id=initiative_id, title=line.title, effort=line.effort
        )
    elif line.effort is not None:
        row = write.edit_activity(actor=actor, activity_id=row.pk, effort=line.effort)
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
