"""The one way to delete what people made, and to undo it.

A row is marked with the time of the log's entry; what hangs on it is hidden with it. The entry's
id takes the mark off. Kinds that are people's own (``of_people``) come back to these alone, and
the log does not name them.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.kit.models import Deletable
from issuetrees.kit.rows import check_version, one
from issuetrees.workspaces import read
from issuetrees.workspaces.access import (
    DELETING,
    Action,
    even_deleted,
    require_even_deleted,
)
from issuetrees.workspaces.announce import announce
from issuetrees.workspaces.audit import note, note_of, told_to
from issuetrees.workspaces.models import AuditEntry, Engagement, Workspace
from issuetrees.workspaces.write import locked

_Row = TypeVar("_Row", bound=Deletable)
_GUARDS: Final[dict[type[Deletable], Callable[[Any], None]]] = {}


@dataclass(frozen=True, slots=True)
class _Own:
    """Which rows of a kind a person may bring back, and what the log calls one of them."""

    whose: Callable[[User], Q]
    title: Callable[[Any], str]


_OWN: Final[dict[type[Deletable], _Own]] = {}
#: What above a thing may be deleted, for those that are one of these themselves.
_LEVELS: Final = {"workspace": (), "engagement": ("workspace",)}


@transaction.atomic
def delete_workspace(
    *, actor: User, workspace_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete a workspace with all that is in it; the entry's id undoes it."""
    workspace = locked(actor, DELETING["workspace"], workspace_id)
    entry = delete(actor, None, workspace, version)
    announce_closed(workspace)
    return entry


@transaction.atomic
def delete_engagement(
    *, actor: User, engagement_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Delete an engagement with all that is in it; the entry's id undoes it."""
    engagement = read.engagement(actor, engagement_id)
    workspace = locked(actor, DELETING["engagement"], engagement.workspace_id)
    engagement = one(Engagement.objects.select_for_update().filter(pk=engagement_id))
    entry = delete(actor, engagement, engagement, version)
    announce_closed(workspace)
    return entry


def delete(
    actor: User, engagement: Engagement | None, row: Deletable, version: int | None
) -> AuditEntry:
    """Delete a row; call it inside the transaction, with the permission and the lock."""
    check_version(row, version)
    entry = _note(actor, engagement, row, "deleted")
    row.deleted_at = entry.created_at
    row.save(update_fields=["deleted_at"])
    return entry


def announce_closed(workspace: Workspace) -> None:
    """Have open connections of the members look again at what they may see."""
    announce(workspace.memberships.values_list("user_id", flat=True))


@transaction.atomic
def restore(*, actor: User, entry_id: uuid.UUID) -> Deletable:
    """Undo a deletion: bring back the thing and all that went with it.

    What hangs on something else that is deleted stays hidden. Raises Conflict when the thing is
    there already, its own parent is deleted, or a guard of its kind says that it does not fit.
    """
    entry = deletion(actor, entry_id)
    require_even_deleted(actor, _action(entry.target_kind), entry.workspace_id)
    if entry.engagement_id:  # as every change of what is in it begins
        Engagement._base_manager.select_for_update().filter(pk=entry.engagement_id).first()  # noqa: SLF001
    rows = _rows(actor, deletable()[entry.target_kind])
    row: Deletable = one(rows.select_for_update(of=("self",)).filter(pk=str(entry.target_id)))
    if row.deleted_at != entry.created_at:
        raise Conflict("restored_already", gettext_noop("This has been brought back already."))
    row.deleted_at = None
    row.save(update_fields=["deleted_at", "updated_at"])
    if not _is_reached(entry, row):
        raise Conflict(
            "parent_gone",
            gettext_noop("What this belonged to is gone. Bring that back first."),
        )
    if check := _GUARDS.get(type(row)):
        check(row)
    _note(actor, entry.engagement, row, "restored")
    return row


def guard(model: type[_Row], check: Callable[[_Row], None]) -> None:
    """Have rows of a model come back only where ``check`` does not refuse them.

    It is called with the row when that is visible again; what it raises undoes this.
    """
    _GUARDS[model] = check


def of_people(model: type[_Row], whose: Callable[[User], Q], title: Callable[[_Row], str]) -> None:
    """Have rows of a model come back only to whom ``whose`` names, whatever their role.

    ``title`` is what the log says of one: nothing that is the person's own.
    """
    _OWN[model] = _Own(whose, title)


def deletion(person: User, entry_id: uuid.UUID) -> AuditEntry:
    """Return the entry of the log that undoes a deletion, or raise NotFound."""
    mine = even_deleted(person, Action.VIEW)
    told = AuditEntry.objects.filter(pk=entry_id, workspace__in=mine.values("pk"))
    told = told.filter(action__in=[f"{kind}_deleted" for kind in deletable()])
    return one(told.select_related("workspace", "engagement__workspace"))


def deletions(person: User) -> QuerySet[AuditEntry]:
    """Return what is deleted and the person may bring back, the latest first.

    What went with something above it is not named: it comes back with that.
    """
    mine = {
        action: even_deleted(person, action).values("pk")
        for action in (Action.VIEW, Action.EDIT, Action.MANAGE)
    }
    found = Q(pk__in=[])
    for kind, model in deletable().items():
        rows = _rows(person, model).filter(pk=OuterRef("target_id"))
        is_there = Exists(rows.filter(deleted_at=OuterRef("created_at")))
        found |= Q(is_there, _above(kind), target_kind=kind, workspace__in=mine[_action(kind)])
    told = AuditEntry.objects.filter(
        found, action__endswith="_deleted", workspace__in=mine[Action.VIEW]
    )
    return told_to(person, told.select_related("workspace", "engagement", "actor"))


def deletable() -> dict[str, type[Deletable]]:
    """Return what people delete and bring back, by the names that the log has for it."""
    return {model.__name__.lower(): model for model in Deletable.__subclasses__()}


def _rows(person: User, model: type[Deletable]) -> QuerySet[Any]:
    """The rows of a kind, deleted or not; of people's own only those that are this person's."""
    rows: QuerySet[Any] = model._base_manager.all()  # noqa: SLF001 - it has the deleted too
    own = _OWN.get(model)
    return rows.filter(own.whose(person)) if own else rows


def _action(kind: str) -> Action:
    is_own = deletable()[kind] in _OWN
    return Action.VIEW if is_own else DELETING.get(kind, Action.EDIT)


def _above(kind: str) -> Q:
    """Return the condition that the workspace and engagement of an entry are not deleted."""
    levels = _LEVELS.get(kind, ("workspace", "engagement"))
    return Q(**{f"{level}__deleted_at": None for level in levels})


def _is_reached(entry: AuditEntry, row: Deletable) -> bool:
    """Tell whether nothing above a thing is deleted."""
    if not type(row).objects.filter(pk=row.pk).exists():
        return False
    above = entry.engagement_id
    return above is None or Engagement.objects.filter(pk=above).exists()


def _note(actor: User, engagement: Engagement | None, row: Deletable, verb: str) -> AuditEntry:
    own = _OWN.get(type(row))
    if engagement is not None and own is None:
        return note_of(row, verb, actor=actor, engagement=engagement)
    # All else that stands in no engagement hangs on a workspace.
    above: Any = engagement or row
    return note(
        actor=actor,
        workspace=above if isinstance(above, Workspace) else above.workspace,
        engagement=engagement,
        action=f"{type(row).__name__.lower()}_{verb}",
        target=row,
        title=own.title(row) if own else str(row),
    )
