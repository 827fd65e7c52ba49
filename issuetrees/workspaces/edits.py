"""The one way to undo an edit of what stands outside graphs: the log has its old values.

A kind registers what puts them back. That is an edit of its own, which can be undone in turn.
"""

import uuid
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from django.db import transaction
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.kit.models import Versioned
from issuetrees.kit.rows import one, plain
from issuetrees.workspaces.access import Action, require, within, workspaces_where
from issuetrees.workspaces.models import AuditEntry

#: Puts back what an entry's edit replaced; it asks for permissions itself.
TakeBack: TypeAlias = Callable[[User, AuditEntry], Versioned]
_KINDS: Final[dict[str, TakeBack]] = {}


def register(model: type[Versioned], take_back: TakeBack) -> None:
    """Have edits of a kind undone by a function."""
    _KINDS[model.__name__.lower()] = take_back


def edits(person: User) -> QuerySet[AuditEntry]:
    """Return the edits that the person may undo, the latest first."""
    told = AuditEntry.objects.filter(
        within(person),
        action__in=[f"{kind}_edited" for kind in _KINDS],
        workspace__in=workspaces_where(person, Action.EDIT).values("pk"),
    )
    return told.select_related("workspace", "engagement", "actor")


def edit(person: User, entry_id: uuid.UUID) -> AuditEntry:
    """Return the entry of an edit, or raise NotFound; Denied for who may only look."""
    told = AuditEntry.objects.filter(within(person), pk=entry_id)
    told = told.filter(action__in=[f"{kind}_edited" for kind in _KINDS])
    entry = one(told.select_related("workspace", "engagement"))
    require(person, Action.EDIT, entry.workspace_id)
    return entry


def latest(row: Versioned, before: int | None) -> AuditEntry | None:
    """Return the entry of the edit that a row has just got; None where its version did not grow."""
    if row.version == before:
        return None
    action = f"{type(row).__name__.lower()}_edited"
    return AuditEntry.objects.filter(action=action, target_id=row.pk).first()


@transaction.atomic
def undo(*, actor: User, entry_id: uuid.UUID) -> Versioned:
    """Put back the values that an edit replaced; return the row.

    Raises Conflict where one of them was changed again since.
    """
    entry = edit(actor, entry_id)
    return _KINDS[entry.target_kind](actor, entry)


def replaced(
    row: Versioned, entry: AuditEntry, shown: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the old values by field; raise Conflict where a field is not as the edit left it.

    ``shown`` has what the log calls by another form than the row has it.
    """
    changed: Mapping[str, list[Any]] = entry.details["changed"]
    found = shown or {}
    now = {name: found.get(name, plain(getattr(row, name, None))) for name in changed}
    if differs := [name for name, (_old, new) in changed.items() if now[name] != new]:
        raise changed_since(differs)
    return {name: old for name, (old, _new) in changed.items()}


def changed_since(fields: list[str]) -> Conflict:
    """Make the refusal to put back what was changed again."""
    return Conflict(
        "changed_since",
        gettext_noop(
            "This was changed again since then, so it cannot be undone. Look at it as it is now."
        ),
        fields=fields,
    )
