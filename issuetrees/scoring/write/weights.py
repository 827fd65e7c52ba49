"""Weights: checked one by one; those of all goals and criteria set together, and taken back."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict, Invalid, NotFound
from issuetrees.core.rounding import rounded
from issuetrees.core.scoring.weighing import among_siblings
from issuetrees.core.text import gettext_noop
from issuetrees.kit.checks import number
from issuetrees.kit.rows import save
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.read import weights as weights_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.models import AuditEntry

# Shares are kept as percent with so many digits: finer than any total is shown.
_DIGITS: Final = 3
Weighted: TypeAlias = Goal | Criterion


def weight(field: str, raw: Any) -> float:
    """Check a weight: a number from 0 up."""
    found = number(field, raw)
    if not 0 <= found <= 1e9:
        raise Invalid("weight_wrong", gettext_noop("A weight is a number from 0 up."), field=field)
    return found


@transaction.atomic
def keep_weights(
    *, actor: User, engagement_id: uuid.UUID, shares: Mapping[uuid.UUID, float]
) -> AuditEntry | None:
    """Set the weights of all goals and criteria so that the criteria have these shares.

    Goals and criteria that weigh nothing together keep their weights among themselves. The
    entry's id undoes it; None where nothing changes.
    """
    engagement = locked(actor, engagement_id)
    goals = list(goals_read.goals(actor, engagement_id))
    criteria = list(criteria_read.criteria(actor, engagement_id))
    checked = _checked(criteria, shares)
    inside = among_siblings(weights_read.parents(goals, criteria), checked)
    changed = _set([*goals, *criteria], {one: _percent(share) for one, share in inside.items()})
    if not changed:
        return None
    return note_of(engagement, "weighed", actor=actor, engagement=engagement, weights=changed)


@transaction.atomic
def undo_weights(*, actor: User, entry_id: uuid.UUID) -> uuid.UUID:
    """Take weights back that were set together; the entry is that of the log.

    Returns the engagement. Conflict where one of them was changed since.
    """
    entry = weights_read.change(actor, entry_id)
    if entry.engagement_id is None:
        raise NotFound
    engagement = locked(actor, entry.engagement_id)
    rows: list[Weighted] = [
        *goals_read.goals(actor, engagement.pk),
        *criteria_read.criteria(actor, engagement.pk),
    ]
    before = entry.details["weights"]
    if any(str(row.pk) in before and row.weight != before[str(row.pk)][1] for row in rows):
        raise Conflict("weights_moved", gettext_noop("Weights have been changed since then."))
    changed = _set(rows, {one: old for one, (old, _new) in before.items()})
    note_of(engagement, "unweighed", actor=actor, engagement=engagement, weights=changed)
    return engagement.pk


def _checked(criteria: Iterable[Criterion], shares: Mapping[uuid.UUID, float]) -> dict[str, float]:
    """Each criterion has a share from 0 up, and nothing else has one."""
    wanted = {str(one.pk) for one in criteria}
    found = {str(key): weight("shares", share) for key, share in shares.items()}
    if set(found) != wanted:
        raise Invalid(
            "shares_incomplete",
            gettext_noop("Give every criterion of the engagement one share, and nothing else."),
            field="shares",
        )
    if found and not any(found.values()):
        raise Invalid(
            "weights_all_zero",
            gettext_noop("Give at least one of them a weight above zero."),
            field="shares",
        )
    return found


def _set(rows: Iterable[Weighted], wanted: Mapping[str, float]) -> dict[str, list[float]]:
    """Write the weights that differ; return old and new by the id of the goal or criterion."""
    changed: dict[str, list[float]] = {}
    for row in rows:
        new = wanted.get(str(row.pk), row.weight)
        if new != row.weight:
            changed[str(row.pk)] = [row.weight, new]
            row.weight = new
            save(row)
    return changed


def _percent(share: float) -> float:
    return float(rounded(100 * share, _DIGITS))
