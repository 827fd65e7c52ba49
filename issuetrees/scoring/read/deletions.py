"""The deletions that a person may undo."""

import uuid

from django.contrib.auth.models import AnonymousUser

from issuetrees.accounts.models import User
from issuetrees.kit.rows import one
from issuetrees.scoring.models.deletions import Deletion
from issuetrees.workspaces import read as workspaces

Person = User | AnonymousUser


def deletion(user: Person, entry_id: uuid.UUID) -> Deletion:
    """Return what undoes the deletion that an entry of the log tells of, or raise NotFound."""
    mine = workspaces.workspaces(user)
    found = Deletion.objects.filter(entry_id=entry_id, engagement__workspace__in=mine)
    return one(found.select_related("entry", "engagement"))
