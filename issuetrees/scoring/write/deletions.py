"""Deletions that can be undone: a snapshot of all that goes is kept beside the log's entry.

A snapshot is a list of tables in the order in which they come back:
``{"kind", "fields": [name…], "rows": [[value…]…]}``, values as plain JSON.
"""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any, Final

from django.db import models, transaction
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.kit.models import Versioned
from issuetrees.kit.rows import check_version
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.deletions import Deletion
from issuetrees.scoring.models.gates import Gate, GateVerdict
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import deletions as deletions_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.models import AuditEntry, Engagement

_MODELS: Final[dict[str, type[Versioned]]] = {
    model.__name__.lower(): model
    for model in (Goal, Criterion, Gate, Initiative, Assessor, GateVerdict, Score)
}


@transaction.atomic
def restore(*, actor: User, entry_id: uuid.UUID) -> Versioned:
    """Undo a deletion: bring back the thing and all that went with it.

    What hung on something else that is gone meanwhile stays gone. Raises Conflict when the
    thing is there already or its own parent is gone.
    """
    deletion = deletions_read.deletion(actor, entry_id)
    engagement = locked(actor, deletion.engagement_id)
    first: Versioned | None = None
    for table in deletion.snapshot:
        rows = _living(_load(table))
        if first is None:
            first = _one_to_restore(rows)
        _insert(rows)
    if first is None:
        raise _gone()
    note_of(first, "restored", actor=actor, engagement=engagement)
    return first


def delete(
    actor: User,
    engagement: Engagement,
    row: Versioned,
    version: int | None,
    below: list[QuerySet[Any]],
) -> AuditEntry:
    """Delete a row with what hangs on it; call it inside the transaction, with the lock."""
    check_version(row, version)
    tables = [[row], *(list(found) for found in below)]
    entry = note_of(row, "deleted", actor=actor, engagement=engagement)
    snapshot = [_table(rows) for rows in tables if rows]
    Deletion.objects.create(entry=entry, engagement=engagement, snapshot=snapshot)
    type(row)._default_manager.filter(pk=row.pk).delete()  # noqa: SLF001 - the public name is per model
    return entry


def _table(rows: list[Any]) -> dict[str, Any]:
    fields = [field.attname for field in type(rows[0])._meta.concrete_fields]  # noqa: SLF001 - documented API
    return {
        "kind": type(rows[0]).__name__.lower(),
        "fields": fields,
        "rows": [[_plain(getattr(row, field)) for field in fields] for row in rows],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, (uuid.UUID, Decimal)) else value


def _load(table: dict[str, Any]) -> list[Versioned]:
    model = _MODELS[table["kind"]]
    readers = {field.attname: _reader(field) for field in model._meta.concrete_fields}  # noqa: SLF001
    return [
        model(
            **{name: readers[name](value) for name, value in zip(table["fields"], row, strict=True)}
        )
        for row in table["rows"]
    ]


def _reader(field: Any) -> Any:
    return field.target_field.to_python if field.is_relation else field.to_python


def _living(rows: list[Versioned]) -> list[Versioned]:
    """Leave out rows whose parents are gone; empty references that may be empty."""
    if not rows:
        return rows
    for field in type(rows[0])._meta.concrete_fields:  # noqa: SLF001
        if not isinstance(field, models.ForeignKey):
            continue
        wanted = {getattr(row, field.attname) for row in rows} - {None}
        parents = field.related_model._default_manager.filter(pk__in=wanted)  # noqa: SLF001
        there = {None, *parents.values_list("pk", flat=True)}
        if field.null:
            for row in rows:
                if getattr(row, field.attname) not in there:
                    setattr(row, field.attname, None)
        rows = [row for row in rows if getattr(row, field.attname) in there]
    return rows


def _one_to_restore(rows: list[Versioned]) -> Versioned:
    if not rows:
        raise _gone()
    if type(rows[0])._default_manager.filter(pk=rows[0].pk).exists():  # noqa: SLF001
        raise Conflict("restored_already", gettext_noop("This has been brought back already."))
    return rows[0]


def _insert(rows: list[Versioned]) -> None:
    """Write the rows with the times at which they were first made."""
    if not rows:
        return
    made = [row.created_at for row in rows]
    manager = type(rows[0])._default_manager  # noqa: SLF001
    manager.bulk_create(rows, batch_size=500)
    for row, created_at in zip(rows, made, strict=True):
        row.created_at = created_at
    manager.bulk_update(rows, ["created_at"], batch_size=200)


def _gone() -> Conflict:
    return Conflict(
        "parent_gone",
        gettext_noop("What this belonged to is gone. Bring that back first."),
    )
