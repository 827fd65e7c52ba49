"""Who does it: activities and parties are added, changed, deleted; letters are set many at once."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeAlias, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.raci import letters as letters_of
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.graphs import read as graphs
from issuetrees.kit.checks import Check, key, number_or_none, one_of
from issuetrees.kit.rows import Changed, check_version, fill, save
from issuetrees.kit.sentences import sentence
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write.engagement import check_member, locked
from issuetrees.scoring.write.initiative_parts import cost
from issuetrees.tracking.models.activities import Activity, Duty, Party, PartyKind, Source
from issuetrees.tracking.read import activities as read
from issuetrees.workspaces import edits
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.edits import changed_since, target_of
from issuetrees.workspaces.models import AuditEntry, Engagement

_MOST_ERRORS: Final = 100
_GONE: Final = Invalid(
    "unknown_cell", gettext_noop("This row or column is gone."), field="activity_id"
)
_MOST_EFFORT: Final = Decimal("99999.99")


#: Letters as they were written, by party.
Letters: TypeAlias = Mapping[uuid.UUID, str]


class PartyFields(TypedDict, total=False):
    """Fields of a party; prices are in the engagement's currency, a day or once."""

    title: str
    kind: str
    user_id: uuid.UUID | None
    money: str
    graph_id: uuid.UUID | None
    stage_id: str
    filling: str
    hire_once: Decimal | None
    hire_day: Decimal | None
    borrow_day: Decimal | None
    agency_day: Decimal | None


class ActivityFields(TypedDict, total=False):
    """Fields of an activity; ``effort`` in person-days."""

    title: str
    effort: Decimal | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The letters of a party in an activity, as they were written; "" takes them out."""

    activity_id: uuid.UUID
    party_id: uuid.UUID
    letters: str


@transaction.atomic
def create_party(*, actor: User, engagement_id: uuid.UUID, **given: Unpack[PartyFields]) -> Party:
    """Add a party to an engagement, last."""
    engagement = locked(actor, engagement_id)
    if Party.objects.filter(engagement=engagement).count() >= limits.PARTIES:
        raise _full(gettext_noop("An engagement has at most {limit} parties."), limits.PARTIES)
    row = Party(engagement=engagement)
    changed = fill(row, _PARTY, {"title": "", **given})
    check_member(engagement, row.user_id, actor, field="user_id")
    _require_new(row)
    _require_stage(actor, row, changed)
    row.save(force_insert=True)
    note_of(row, "created", actor=actor, engagement=engagement, changed=changed)
    return read.party(actor, row.pk)


@transaction.atomic
def edit_party(
    *, actor: User, party_id: uuid.UUID, version: int | None = None, **given: Unpack[PartyFields]
) -> Party:
    """Change fields of a party."""
    engagement = locked(actor, read.party(actor, party_id).engagement_id)
    row = read.party(actor, party_id)
    check_version(row, version)
    if changed := fill(row, _PARTY, given):
        check_member(engagement, row.user_id, actor, field="user_id")
        _require_new(row)
        _require_stage(actor, row, changed)
        save(row)
        note_of(row, "edited", actor=actor, engagement=engagement, changed=changed)
    return read.party(actor, party_id)


@transaction.atomic
def delete_party(*, actor: User, party_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a party with its letters; the entry's id undoes it."""
    engagement = locked(actor, read.party(actor, party_id).engagement_id)
    return delete(actor, engagement, read.party(actor, party_id), version)


@transaction.atomic
def create_activity(
    *,
    actor: User,
    initiative_id: uuid.UUID,
    letters: Letters | None = None,
    **given: Unpack[ActivityFields],
) -> Activity:
    """Add an activity to an initiative, last; with letters by party, if these are given."""
    engagement = locked(actor, initiatives_read.initiative(actor, initiative_id).engagement_id)
    found = Activity.objects.filter(initiative__engagement=engagement)
    if found.count() >= limits.ACTIVITIES:
        raise _full(
            gettext_noop("An engagement has at most {limit} activities."), limits.ACTIVITIES
        )
    row = Activity(initiative=initiatives_read.initiative(actor, initiative_id))
    changed = fill(row, _ACTIVITY, {"title": "", **given})
    row.save(force_insert=True)
    note_of(row, "created", actor=actor, engagement=engagement, changed=changed)
    _letter(actor, engagement, row, letters)
    return read.activity(actor, row.pk)


@transaction.atomic
def edit_activity(
    *,
    actor: User,
    activity_id: uuid.UUID,
    version: int | None = None,
    letters: Letters | None = None,
    **given: Unpack[ActivityFields],
) -> Activity:
    """Change fields of an activity, and its letters by party, if these are given."""
    engagement = locked(actor, read.activity(actor, activity_id).initiative.engagement_id)
    row = read.activity(actor, activity_id)
    check_version(row, version)
    if changed := fill(row, _ACTIVITY, given):
        save(row)
        note_of(row, "edited", actor=actor, engagement=engagement, changed=changed)
    _letter(actor, engagement, row, letters)
    return row


@transaction.atomic
def delete_activity(
    *, actor: User, activity_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete an activity with its letters; the entry's id undoes it."""
    engagement = locked(actor, read.activity(actor, activity_id).initiative.engagement_id)
    return delete(actor, engagement, read.activity(actor, activity_id), version)


@transaction.atomic
def set_letters(*, actor: User, engagement_id: uuid.UUID, cells: Iterable[Cell]) -> int:
    """Set or take out letters, all or none; return how many cells are others now.

    Raises Invalid with ``errors``: for each wrong cell its ``index`` and why.
    """
    engagement = locked(actor, engagement_id)
    table = read.raci(actor, engagement_id)
    wanted = _wanted(list(cells), table)
    there = {(row.activity_id, row.party_id): row for row in _duties(engagement)}
    told: list[dict[str, str]] = []
    kept: list[list[str]] = []
    names = {row.pk: str(row) for row in (*table.activities, *table.parties)}
    for place, text in wanted.items():
        duty = there.get(place)
        old = duty.letters if duty else ""
        if text == old:
            continue
        _put(duty, place, text)
        activity, party = (names[pk] for pk in place)
        told.append({"activity": activity, "party": party, "old": old, "new": text})
        kept.append([*map(str, place), old, text])
    if told:
        note_of(
            engagement,
            "raci_set",
            actor=actor,
            engagement=engagement,
            name=engagement.name,
            count=len(told),
            cells=told[:50],
            kept=kept,
        )
    return len(told)


def take_letters_back(actor: User, entry: AuditEntry) -> Engagement:
    """Put back the letters that were there (``workspaces.edits``), unless one is another now."""
    engagement = locked(actor, target_of(entry))
    table = read.raci(actor, engagement.pk)
    cells = [(Cell(uuid.UUID(row), uuid.UUID(column), old), new) for row, column, old, new in
             entry.details.get("kept", ())]  # fmt: skip
    known = {row.pk for row in (*table.activities, *table.parties)}
    for cell, new in cells:
        place = (cell.activity_id, cell.party_id)
        if not known.issuperset(place) or table.letters.get(place, "") != new:
            raise changed_since(["letters"])
    set_letters(actor=actor, engagement_id=engagement.pk, cells=[cell for cell, _new in cells])
    return engagement


def register() -> None:
    """Know how edits of parties, activities and letters are undone."""
    edits.register(Party, edits.by(read.party, edit_party, "party_id"))
    edits.register(Activity, edits.by(read.activity, edit_activity, "activity_id"))
    edits.register(Engagement, take_letters_back, "raci_set")


def _letter(actor: User, engagement: Engagement, row: Activity, given: Letters | None) -> None:
    cells = [Cell(row.pk, party_id, text) for party_id, text in (given or {}).items()]
    if cells:
        set_letters(actor=actor, engagement_id=engagement.pk, cells=cells)


def _wanted(cells: list[Cell], table: read.Raci) -> dict[tuple[uuid.UUID, uuid.UUID], str]:
    """The letters by place, or a refusal that names each wrong cell."""
    activities = {row.pk for row in table.activities}
    parties = {row.pk for row in table.parties}
    errors: list[dict[str, Any]] = []
    found: dict[tuple[uuid.UUID, uuid.UUID], str] = {}
    for index, cell in enumerate(cells):
        is_known = cell.activity_id in activities and cell.party_id in parties
        try:
            found[cell.activity_id, cell.party_id] = letters_of.read(cell.letters)
            refused = None if is_known else _GONE
        except Invalid as error:
            refused = error
        if refused:
            field = f"cells.{index}.{refused.details['field']}"
            told = {"field": field, "code": refused.code, "message": sentence(refused)}
            errors.append({"index": index, **told})
    if errors:
        raise Invalid(
            "wrong_cells",
            gettext_noop("Cell {place}: {problem}"),
            field=errors[0]["field"],
            place=errors[0]["index"] + 1,
            problem=errors[0]["message"],
            errors=errors[:_MOST_ERRORS],
        )
    return found


def _put(duty: Duty | None, place: tuple[uuid.UUID, uuid.UUID], text: str) -> None:
    if duty is None:
        Duty.objects.create(activity_id=place[0], party_id=place[1], letters=text)
    elif text:
        duty.letters = text
        save(duty)
    else:
        duty.delete()


def _duties(engagement: Engagement) -> list[Duty]:
    return list(Duty.objects.filter(party__engagement=engagement))


def _require_new(row: Party) -> None:
    others = Party.objects.filter(engagement=row.engagement_id).exclude(pk=row.pk)
    if any(one.title.casefold() == row.title.casefold() for one in others):
        raise Invalid(
            "title_taken",
            gettext_noop("“{title}” is in the list already."),
            field="title",
            title=row.title,
        )


def _require_stage(actor: User, row: Party, changed: Changed) -> None:
    """Refuse a stage that is on no map of the workspace that the actor may see."""
    if not {"graph_id", "stage_id"} & changed.keys():
        return
    if row.graph_id is None and not row.stage_id:
        return
    found = graphs.stages_of(actor, row.engagement.workspace_id).filter(graph=row.graph_id)
    if row.stage_id not in {str(one.id) for one in found}:
        raise Invalid(
            "unknown_stage",
            gettext_noop("No stage map of this workspace has this stage. Choose one of a map."),
            field="stage_id" if row.graph_id else "graph_id",
        )


def _full(message: str, limit: int) -> Invalid:
    return Invalid("list_full", message, limit=limit)


def _days(field: str, raw: Any) -> Decimal | None:
    """Check person-days, or None."""
    found = number_or_none(field, raw)
    if found is not None and not 0 <= found <= _MOST_EFFORT:
        raise Invalid(
            "out_of_range",
            gettext_noop("Use a number from 0 to {most}."),
            field=field,
            most=float(_MOST_EFFORT),
        )
    return None if raw is None else Decimal(str(raw)).quantize(Decimal("0.01"))


_PARTY: Final[Mapping[str, Check]] = {
    "title": line(120, is_required=True),
    "kind": one_of(PartyKind.values),
    "user_id": key,
    "money": line(300),
    "graph_id": key,
    "stage_id": line(36),
    "filling": one_of(["", *Source.values]),
    "hire_once": cost,
    "hire_day": cost,
    "borrow_day": cost,
    "agency_day": cost,
}
_ACTIVITY: Final[Mapping[str, Check]] = {
    "title": line(300, is_required=True),
    "effort": _days,
}
