"""Weights as a tree, and the changes of all of them at once that a reader may take back."""

import uuid
from collections.abc import Iterable

from issuetrees.core import scoring as core
from issuetrees.kit.rows import one
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.workspaces.access import Reader, within
from issuetrees.workspaces.models import AuditEntry

ACTION = "engagement_weighed"


def parents(goals: Iterable[Goal], criteria: Iterable[Criterion]) -> dict[str, str | None]:
    """Return what each goal and criterion belongs to; None at the top.

    Goals under which no criterion stands are left out: nothing is weighed by them.
    """
    found, yardsticks = list(goals), list(criteria)
    used = {str(one.goal_id) for one in yardsticks}
    branches = core.branch_ids([rows.goal(row) for row in found])
    tree: dict[str, str | None] = {
        str(row.pk): str(row.parent_id) if row.parent_id else None
        for row in found
        if used.intersection(branches[str(row.pk)])
    }
    return tree | {str(one.pk): str(one.goal_id) for one in yardsticks}


def change(reader: Reader, entry_id: uuid.UUID) -> AuditEntry:
    """Return the entry of the log of weights that were set together, or raise NotFound."""
    return one(AuditEntry.objects.filter(within(reader), pk=entry_id, action=ACTION))
