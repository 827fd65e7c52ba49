"""The one way to delete what people made, and to undo it.

A row is marked with the time of the log's entry; what hangs on it is hidden with it. The entry's
id takes the mark off.
"""

import uuid

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.kit.models import Deletable
from issuetrees.kit.rows import check_version, one
from issuetrees.workspaces import read
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.models import AuditEntry, Engagement


def delete(actor: User, engagement: Engagement, row: Deletable, version: int | None) -> AuditEntry:
    """Delete a row; call it inside the transaction, with the permission and the lock."""
    check_version(row, version)
    entry = note_of(row, "deleted", actor=actor, engagement=engagement)
    row.deleted_at = entry.created_at
    row.save(update_fields=["deleted_at"])
    return entry


@transaction.atomic
def restore(*, actor: User, entry_id: uuid.UUID) -> Deletable:
    """Undo a deletion: bring back the thing and all that went with it.

    What hangs on something else that is deleted stays hidden. Raises Conflict when the thing is
    there already or its own parent is deleted.
    """
    entry = read.deletion(actor, entry_id)
    require(actor, Action.EDIT, entry.workspace_id)
    rows = read.deletable()[entry.target_kind]._base_manager  # noqa: SLF001 - it has the deleted too
    row = one(rows.select_for_update().filter(pk=str(entry.target_id)))
    if row.deleted_at != entry.created_at:
        raise Conflict("restored_already", gettext_noop("This has been brought back already."))
    row.deleted_at = None
    row.save(update_fields=["deleted_at", "updated_at"])
    if not type(row).objects.filter(pk=row.pk).exists():
        raise Conflict(
            "parent_gone",
            gettext_noop("What this belonged to is gone. Bring that back first."),
        )
    assert entry.engagement is not None  # noqa: S101 - by it the entry was found
    note_of(row, "restored", actor=actor, engagement=entry.engagement)
    return row
