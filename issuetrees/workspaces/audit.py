"""The audit log of a workspace: who did what, with old and new values."""

from typing import Any

from django.db import models

from issuetrees.accounts.models import User
from issuetrees.workspaces.models import AuditEntry, Workspace


def note(
    *,
    actor: User,
    workspace: Workspace,
    action: str,
    target: models.Model,
    **details: Any,
) -> AuditEntry:
    """Add an entry; call it inside the transaction of the change itself.

    ``action`` is a stable lower-case word like ``member_removed``; ``details`` must be
    plain JSON and hold no secret.
    """
    return AuditEntry.objects.create(
        workspace=workspace,
        actor=actor,
        action=action,
        target_kind=type(target).__name__.lower(),
        target_id=target.pk,
        details=details,
    )
