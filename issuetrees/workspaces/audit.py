"""The audit log of a workspace: who did what, with old and new values."""

from collections.abc import Callable
from typing import Any, Final

from django.db import models
from django.db.models import Q, QuerySet

from issuetrees.accounts.models import User
from issuetrees.kit.rows import Changed
from issuetrees.kit.written import written
from issuetrees.workspaces.access import Reader
from issuetrees.workspaces.models import AuditEntry, Engagement, Workspace

#: Which entries a reader may not see; apps add theirs.
KEPT_FROM: Final[list[Callable[[Reader], Q]]] = []


def told_to(reader: Reader, found: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
    """Leave out the entries that the reader may not see."""
    for kept_from in KEPT_FROM:
        found = found.exclude(kept_from(reader))
    return found


def note(
    *,
    actor: User | None,
    workspace: Workspace,
    action: str,
    target: models.Model,
    engagement: Engagement | None = None,
    **details: Any,
) -> AuditEntry:
    """Add an entry; call it inside the transaction of the change itself.

    ``action`` is a stable lower-case word like ``member_removed``; ``details`` must be
    plain JSON and hold no secret. ``engagement`` is the one that the target belongs to. Nobody is
    the ``actor`` where a guest is, who has no account.
    """
    written(target)
    return AuditEntry.objects.create(
        workspace=workspace,
        actor=actor,
        action=action,
        target_kind=type(target).__name__.lower(),
        target_id=target.pk,
        engagement=engagement,
        details=details,
    )


def note_of(
    row: models.Model,
    verb: str,
    *,
    actor: User | None,
    engagement: Engagement,
    changed: Changed | None = None,
    **details: Any,
) -> AuditEntry:
    """Add an entry on a thing of an engagement, such as ``goal_edited``: old and new values."""
    if changed is not None:
        details["changed"] = changed
    return note(
        actor=actor,
        workspace=engagement.workspace,
        engagement=engagement,
        action=f"{type(row).__name__.lower()}_{verb}",
        target=row,
        title=str(row),
        **details,
    )
