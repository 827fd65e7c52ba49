"""What every change of a profile begins and ends with: the lock, and a line without its content.

The log of the workspace says who changed which fields of a profile on which map; names, levels and
texts of a person stand in their profile alone.
"""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models

from issuetrees.accounts.models import User
from issuetrees.careers.models import PlanStep, Profile, Rating, ReviewEntry
from issuetrees.careers.read import profiles as read
from issuetrees.kit.rows import check_version
from issuetrees.workspaces import deletions
from issuetrees.workspaces.audit import note
from issuetrees.workspaces.models import AuditEntry


def locked(actor: User, profile_id: uuid.UUID, version: int | None = None) -> Profile:
    """Return a profile of the actor's own, locked; raise NotFound, Denied or Conflict ``stale``."""
    row = lock(actor, profile_id)
    read.require_owner(actor, row)
    check_version(row, version)
    return row


def assessed(actor: User, profile_id: uuid.UUID) -> Profile:
    """Return a profile that the actor may assess, locked; raise NotFound or Denied."""
    row = lock(actor, profile_id)
    read.require_assessor(actor, row)
    return row


def lock(actor: User, profile_id: uuid.UUID) -> Profile:
    """Return a profile that the actor sees, locked."""
    Profile.objects.select_for_update(of=("self",)).filter(pk=profile_id).first()
    return read.profile(actor, profile_id)


def tell(
    row: models.Model,
    verb: str,
    *,
    actor: User,
    profile: Profile,
    fields: Iterable[str] = (),
    **details: Any,
) -> AuditEntry:
    """Add an entry to the log: the map and the names of changed fields, nothing of the person."""
    engagement = profile.graph.engagement
    if fields:
        details["changed"] = sorted(fields)
    return note(
        actor=actor,
        workspace=engagement.workspace,
        engagement=engagement,
        action=f"{type(row).__name__.lower()}_{verb}",
        target=row,
        title=profile.graph.title,
        **details,
    )


def register() -> None:
    """Let each person alone bring back what is their own (at start)."""
    of_people = deletions.of_people
    of_people(Profile, lambda user: models.Q(owner=user), lambda row: row.graph.title)
    of_people(Rating, lambda user: models.Q(rated_by=user), _map)
    of_people(PlanStep, lambda user: models.Q(profile__owner=user), _map)
    of_people(ReviewEntry, lambda user: models.Q(written_by=user), _map)


def _map(row: Any) -> str:
    title: str = row.profile.graph.title
    return title
