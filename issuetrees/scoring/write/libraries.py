"""The own library of a workspace: written, filled from an engagement, put into another one."""

import uuid
from collections.abc import Mapping
from typing import Any, Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.core.limits import LIBRARY_ENTRIES
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check, one_of
from issuetrees.kit.rows import check_version, fill, one, save
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.libraries import LibraryEntry, LibraryKind
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.read import libraries as libraries_read
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import kinds as kinds_write
from issuetrees.scoring.write.engagement import locked as locked_engagement
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.audit import note
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry
from issuetrees.workspaces.write import locked

_SCALE: Final = ("kind", "worst", "best", "unit", "levels", "curve", "missing")
_KINDS: Final = [one for one in LibraryKind.values if one != LibraryKind.SET]


class EntryFields(TypedDict, total=False):
    """Fields of an entry; ``content`` is the scale of a criterion."""

    title: str
    description: str
    pros: str
    cons: str
    source: str
    content: dict[str, Any]


@transaction.atomic
def create_entry(
    *, actor: User, workspace_id: uuid.UUID, kind: str, **given: Unpack[EntryFields]
) -> LibraryEntry:
    """Add an entry of any kind but a set, which is kept from an engagement."""
    one_of(_KINDS)("kind", kind)
    return _create(actor, workspace_id, kind, given)


@transaction.atomic
def edit_entry(
    *, actor: User, entry_id: uuid.UUID, version: int | None = None, **given: Unpack[EntryFields]
) -> LibraryEntry:
    """Change an entry; what was put into engagements stays as it is."""
    workspace = locked(actor, Action.EDIT, libraries_read.entry(actor, entry_id).workspace_id)
    row = libraries_read.entry(actor, entry_id)
    check_version(row, version)
    if changed := fill(row, CHECKS, given):
        _check(row)
        save(row)
        note(
            actor=actor,
            workspace=workspace,
            action="libraryentry_edited",
            target=row,
            title=row.title,
            changed=changed,
        )
    return row


@transaction.atomic
def delete_entry(*, actor: User, entry_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete an entry; the log's entry undoes it."""
    locked(actor, Action.EDIT, libraries_read.entry(actor, entry_id).workspace_id)
    return delete(actor, None, libraries_read.entry(actor, entry_id), version)


@transaction.atomic
def keep_set(*, actor: User, engagement_id: uuid.UUID, title: str) -> LibraryEntry:
    """Keep the goals of an engagement with their criteria as a set of its workspace."""
    engagement = locked_engagement(actor, engagement_id)
    goals = list(goals_read.goals(actor, engagement_id))
    criteria = list(criteria_read.criteria(actor, engagement_id))
    if not criteria:
        raise Invalid("set_empty", gettext_noop("There are no criteria to keep yet."))
    places = {goal.pk: place for place, goal in enumerate(goals)}
    content = {
        "goals": [
            {
                "title": goal.title,
                "description": goal.description,
                "weight": goal.weight,
                "parent": places.get(goal.parent_id) if goal.parent_id else None,
                "criteria": [_kept(row) for row in criteria if row.goal_id == goal.pk],
            }
            for goal in goals
        ]
    }
    given = {"title": title, "source": engagement.name, "content": content}
    return _create(actor, engagement.workspace_id, LibraryKind.SET, given)


@transaction.atomic
def insert(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    key: str,
    language: str,
    goal_id: uuid.UUID | None = None,
) -> list[uuid.UUID]:
    """Put an entry into an engagement; return the ids of the goals, criteria, gates or kinds made.

    ``key`` is that of a shipped entry, or the id of an own one. A criterion goes below ``goal_id``.
    """
    engagement = locked_engagement(actor, engagement_id)
    entry = _found(actor, engagement.workspace_id, key, language)
    here: dict[str, Any] = {"actor": actor, "engagement_id": engagement_id}
    said: dict[str, Any] = {"title": entry.title, "description": entry.description}
    if entry.kind == LibraryKind.INITIATIVE_KIND:
        return [kinds_write.create_kind(**here, **said).pk]
    if entry.kind == LibraryKind.GOAL:
        return [goals_write.create_goal(**here, **said).pk]
    if entry.kind == LibraryKind.GATE:
        return [gates_write.create_gate(**here, title=entry.title, question=entry.description).pk]
    if entry.kind == LibraryKind.CRITERION:
        return [_insert_criterion(actor, engagement_id, goal_id, {**said, **entry.content})]
    if entry.kind == LibraryKind.SET:
        return _insert_set(actor, engagement_id, entry.content["goals"])
    raise Invalid(
        "not_inserted",
        gettext_noop("“{title}” is to read: nothing of an engagement is made of it."),
        field="key",
        title=entry.title,
    )


def _create(
    actor: User, workspace_id: uuid.UUID, kind: str, given: Mapping[str, Any]
) -> LibraryEntry:
    workspace = locked(actor, Action.EDIT, workspace_id)
    if LibraryEntry.objects.filter(workspace=workspace).count() >= LIBRARY_ENTRIES:
        raise Invalid(
            "too_many",
            gettext_noop("At most {limit} entries in a library."),
            limit=LIBRARY_ENTRIES,
        )
    row = LibraryEntry(workspace=workspace, kind=kind)
    fill(row, CHECKS, {"title": "", **given})
    _check(row)
    row.save()
    note(
        actor=actor, workspace=workspace, action="libraryentry_created", target=row, title=row.title
    )
    return row


def _found(
    actor: User, workspace_id: uuid.UUID, key: str, language: str
) -> LibraryEntry | libraries_read.Shipped:
    try:
        entry_id = uuid.UUID(key)
    except ValueError:
        return libraries_read.shipped_entry(key, language)
    return one(libraries_read.entries(actor, workspace_id).filter(pk=entry_id))


def _insert_criterion(
    actor: User, engagement_id: uuid.UUID, goal_id: uuid.UUID | None, given: dict[str, Any]
) -> uuid.UUID:
    found = goals_read.goals(actor, engagement_id)
    goal = found.filter(pk=goal_id).first() if goal_id else None
    if goal is None:
        raise Invalid(
            "goal_needed", gettext_noop("Say below which goal of the engagement."), field="goal_id"
        )
    return criteria_write.create_criterion(actor=actor, goal_id=goal.pk, **given).pk


def _insert_set(
    actor: User, engagement_id: uuid.UUID, goals: list[dict[str, Any]]
) -> list[uuid.UUID]:
    made: list[Goal] = []
    found: list[uuid.UUID] = []
    for row in goals:
        parent = row.get("parent")
        goal = goals_write.create_goal(
            actor=actor,
            engagement_id=engagement_id,
            parent_id=None if parent is None else made[parent].pk,
            title=row["title"],
            description=row["description"],
            weight=row["weight"],
        )
        made.append(goal)
        kept = [
            criteria_write.create_criterion(actor=actor, goal_id=goal.pk, **criterion).pk
            for criterion in row["criteria"]
        ]
        found += [goal.pk, *kept]
    return found


def _kept(row: Criterion) -> dict[str, Any]:
    names = ("title", "description", "weight", *_SCALE)
    return {name: getattr(row, name) for name in names}


def _content(field: str, raw: Any) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise Invalid("content_wrong", gettext_noop("The content is an object."), field=field)
    return dict(raw)


def _check(row: LibraryEntry) -> None:
    """The content of a criterion is a scale that gives points; all others but sets have none."""
    if row.kind == LibraryKind.SET:
        return
    strange = set(row.content) - (set(_SCALE) if row.kind == LibraryKind.CRITERION else set())
    if strange:
        raise Invalid(
            "unknown_field",
            gettext_noop("There is no field “{name}” here."),
            field="content",
            name=min(strange),
        )
    if row.kind == LibraryKind.CRITERION:
        criterion = Criterion(goal=Goal(), title=row.title)
        fill(criterion, criteria_write.CHECKS, row.content)
        core.check_scale(rows.criterion(criterion))


CHECKS: Final[Mapping[str, Check]] = {
    "title": line(300, is_required=True),
    "description": lines(4000),
    "pros": lines(2000),
    "cons": lines(2000),
    "source": line(300),
    "content": _content,
}
