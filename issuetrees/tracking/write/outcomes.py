"""What came of initiatives, put down on the scales by which they were judged."""

import uuid
from typing import Any

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict, Invalid, NotFound
from issuetrees.core.scoring.values import check_value
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit import checks
from issuetrees.kit.rows import Changed, check_version, save, set_value
from issuetrees.portfolio.read.test_drives import sealed
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.tracking.models.outcomes import Outcome
from issuetrees.tracking.read import outcomes as read
from issuetrees.workspaces import edits
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete, guard
from issuetrees.workspaces.edits import replaced, target_of
from issuetrees.workspaces.models import AuditEntry

_SOURCE = line(500)


@transaction.atomic
def set_outcome(
    *,
    actor: User,
    initiative_id: uuid.UUID,
    criterion_id: uuid.UUID,
    value: float,
    source: str = "",
    version: int | None = None,
) -> Outcome:
    """Say what an initiative turned out to be on a criterion, on its own scale."""
    engagement = locked(actor, initiatives_read.initiative(actor, initiative_id).engagement_id)
    initiative = initiatives_read.initiative(actor, initiative_id)
    _require_unsealed(actor, initiative_id)
    criterion = _criterion(actor, engagement.pk, criterion_id)
    found = checks.number("value", value)
    check_value(rows.criterion(criterion), found)
    row = (
        read.outcomes(actor, engagement.pk)
        .filter(initiative=initiative, criterion=criterion)
        .first()
    )
    is_new = row is None
    row = row or Outcome(initiative=initiative, criterion=criterion)
    if not is_new:
        check_version(row, version)
    changed: Changed = {}
    set_value(row, "value", found, changed)
    set_value(row, "source", _SOURCE("source", source), changed)
    if is_new:
        row.save()
    elif changed:
        save(row)
    if changed:
        verb = "created" if is_new else "edited"
        note_of(row, verb, actor=actor, engagement=engagement, changed=changed)
    return row


@transaction.atomic
def set_outcomes(
    *, actor: User, initiative_id: uuid.UUID, values: dict[uuid.UUID, Any], source: str = ""
) -> list[Outcome]:
    """Say what an initiative turned out to be, criterion by criterion; all or none.

    None takes back what was said, as ``delete_outcome`` does. A refusal names the criterion.
    """
    initiative = initiatives_read.initiative(actor, initiative_id)
    locked(actor, initiative.engagement_id)
    there = {
        one.criterion_id: one
        for one in read.outcomes(actor, initiative.engagement_id).filter(initiative=initiative)
    }
    made = []
    for criterion_id, value in values.items():
        if value is None:
            if criterion_id in there:
                delete_outcome(actor=actor, outcome_id=there[criterion_id].pk)
            continue
        try:
            made.append(
                set_outcome(
                    actor=actor,
                    initiative_id=initiative_id,
                    criterion_id=criterion_id,
                    value=value,
                    source=source,
                )
            )
        except Invalid as refused:
            if refused.details.get("field") == "value":
                refused.details["field"] = f"criterion-{criterion_id}"
            raise
    return made


@transaction.atomic
def delete_outcome(*, actor: User, outcome_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Take back what was said; the entry's id undoes it."""
    engagement = locked(actor, read.outcome(actor, outcome_id).initiative.engagement_id)
    return delete(actor, engagement, read.outcome(actor, outcome_id), version)


def _back(actor: User, entry: AuditEntry) -> Outcome:
    """Put back what an edit replaced (``workspaces.edits``)."""
    row = read.outcome(actor, target_of(entry))
    said: Any = {"value": row.value, "source": row.source, **replaced(row, entry)}
    return set_outcome(
        actor=actor, initiative_id=row.initiative_id, criterion_id=row.criterion_id, **said
    )


def _require_unsealed(actor: User, initiative_id: uuid.UUID) -> None:
    """Refuse what would write over an outcome that the actor must not know."""
    if sealed(actor).filter(initiative=initiative_id).exists():
        raise Conflict(
            "test_drive_begun",
            gettext_noop(
                "You judge this in a test-drive. Say what came of it once it is revealed."
            ),
        )


def _criterion(actor: User, engagement_id: uuid.UUID, criterion_id: uuid.UUID) -> Criterion:
    found = criteria_read.criteria(actor, engagement_id).filter(pk=criterion_id).first()
    if found is None:
        raise NotFound
    return found


def _brought_back(row: Outcome) -> None:
    """Two outcomes of one thing cannot stand side by side."""
    others = Outcome.objects.filter(initiative=row.initiative, criterion=row.criterion)
    if others.exclude(pk=row.pk).exists():
        message = gettext_noop("Another outcome was written down meanwhile. Delete that first.")
        raise Conflict("outcome_twice", message)


def register() -> None:
    """Look at outcomes that are brought back; know how edits are undone."""
    guard(Outcome, _brought_back)
    edits.register(Outcome, _back)
