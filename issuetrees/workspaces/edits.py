"""The one way to undo an edit of what stands outside graphs: the log has its old values.

A kind registers what puts them back. That is an edit of its own, which can be undone in turn.
What changes many rows at once has an action of its own, and registers for that.
"""

import uuid
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.kit.models import Versioned
from issuetrees.kit.rows import one
from issuetrees.workspaces.access import Action, require, within, workspaces_where
from issuetrees.workspaces.audit import told_to
from issuetrees.workspaces.models import AuditEntry

#: Puts back what an entry's edit replaced; it asks for permissions itself.
TakeBack: TypeAlias = Callable[[User, AuditEntry], Versioned]
_BY_ACTION: Final[dict[str, TakeBack]] = {}


def register(model: type[Versioned], take_back: TakeBack, verb: str = "edited") -> None:
    """Have edits of a kind undone by a function."""
    _BY_ACTION[_action(model, verb)] = take_back


def by(read: Callable[[User, Any], Any], edit: Callable[..., Any], key: str) -> TakeBack:
    """Make what puts old values back by the kind's own edit; ``key`` is its name for the id."""

    def take_back(actor: User, entry: AuditEntry) -> Versioned:
        row = read(actor, entry.target_id)
        olds = replaced(row, entry)
        made: Versioned = edit(actor=actor, version=row.version, **{key: row.pk}, **olds)
        return made

    return take_back


def edits(person: User) -> QuerySet[AuditEntry]:
    """Return the edits that the person may undo, the latest first."""
    told = AuditEntry.objects.filter(
        within(person),
        action__in=list(_BY_ACTION),
        workspace__in=workspaces_where(person, Action.EDIT).values("pk"),
    )
    return told_to(person, told.select_related("workspace", "engagement", "actor"))


def edit(person: User, entry_id: uuid.UUID) -> AuditEntry:
    """Return the entry of an edit, or raise NotFound; Denied for who may only look."""
    told = AuditEntry.objects.filter(within(person), pk=entry_id)
    told = told.filter(action__in=list(_BY_ACTION))
    entry = one(told.select_related("workspace", "engagement"))
    require(person, Action.EDIT, entry.workspace_id)
    return entry


def latest(row: Versioned, before: int | None, verb: str = "edited") -> AuditEntry | None:
    """Return the entry of the edit that a row has just got; None where its version did not grow."""
    if row.version == before:
        return None
    return AuditEntry.objects.filter(action=_action(type(row), verb), target_id=row.pk).first()


@transaction.atomic
def undo(*, actor: User, entry_id: uuid.UUID) -> Versioned:
    """Put back the values that an edit replaced; return the row.

    Raises Conflict where one of them was changed again since.
    """
    entry = edit(actor, entry_id)
    return _BY_ACTION[entry.action](actor, entry)


def replaced(
    row: Versioned, entry: AuditEntry, shown: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the old values by field; raise Conflict where a field is not as the edit left it.

    ``shown`` has what the log calls by another form than the row has it.
    """
    return put_back(row, entry.details["changed"], shown)


def put_back(
    row: Versioned, pairs: Mapping[str, list[Any]], shown: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Do the same with pairs of old and new, as the log has them."""
    found = shown or {}
    now = {name: found.get(name, getattr(row, name, None)) for name in pairs}
    changed = {
        name: pair if name in found else [_value(row, name, one) for one in pair]
        for name, pair in pairs.items()
    }
    if differs := [name for name, (_old, new) in changed.items() if now[name] != new]:
        raise changed_since(differs)
    return {name: old for name, (old, _new) in changed.items()}


def target_of(entry: AuditEntry) -> uuid.UUID:
    """Return the id of what an entry is about, or raise NotFound."""
    if entry.target_id is None:
        raise NotFound
    return entry.target_id


def _action(model: type[Versioned], verb: str) -> str:
    return f"{model.__name__.lower()}_{verb}"


def _value(row: Versioned, name: str, told: Any) -> Any:
    """Return what the log says of a field as the row has it: sums, days and ids are texts there."""
    try:
        field: Any = row._meta.get_field(name)  # noqa: SLF001 - documented API
    except FieldDoesNotExist:
        return told
    return field.to_python(told)


def changed_since(fields: list[str]) -> Conflict:
    """Make the refusal to put back what was changed again."""
    return Conflict(
        "changed_since",
        gettext_noop(
            "This was changed again since then, so it cannot be undone. Look at it as it is now."
        ),
        fields=fields,
    )
