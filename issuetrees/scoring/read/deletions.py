"""The deletions that a reader may undo."""

import uuid

from issuetrees.kit.rows import one
from issuetrees.scoring.models.deletions import Deletion
from issuetrees.workspaces.access import Reader, within


def deletion(reader: Reader, entry_id: uuid.UUID) -> Deletion:
    """Return what undoes the deletion that an entry of the log tells of, or raise NotFound."""
    found = Deletion.objects.filter(within(reader), entry_id=entry_id)
    return one(found.select_related("entry", "engagement"))
