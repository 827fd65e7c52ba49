"""What people put into a portfolio, or out of it, by hand and with a reason."""

import uuid
from typing import Any

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.text_checks import lines
from issuetrees.kit.rows import set_value
from issuetrees.portfolio.models.scenarios import Override
from issuetrees.portfolio.read import scenarios as scenarios_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.edits import replaced, target_of
from issuetrees.workspaces.models import AuditEntry

REASON = lines(2000, is_required=True)


@transaction.atomic
def set_override(
    *, actor: User, scenario_id: uuid.UUID, initiative_id: uuid.UUID, is_in: bool, reason: str
) -> Override:
    """Put an initiative into the portfolio of a scenario, or out of it; the latest word holds."""
    scenario = scenarios_read.scenario(actor, scenario_id)
    engagement = locked(actor, scenario.engagement_id)
    found = initiatives_read.initiatives(actor, engagement.pk)
    initiative = found.get(pk=initiatives_read.initiative(actor, initiative_id).pk)
    row = Override.objects.filter(scenario=scenario, initiative=initiative).first()
    verb = "edited" if row else "created"
    row = row or Override(scenario=scenario, initiative=initiative, is_in=is_in)
    changed: dict[str, list[object]] = {}
    set_value(row, "is_in", is_in, changed)
    set_value(row, "reason", REASON("reason", reason), changed)
    row.author = actor
    row.version += verb == "edited"
    row.save()
    note_of(row, verb, actor=actor, engagement=engagement, changed=changed)
    return row


def take_back(actor: User, entry: AuditEntry) -> Override:
    """Put back what an edit replaced (``workspaces.edits``)."""
    row = scenarios_read.override(actor, target_of(entry))
    said: Any = {"is_in": row.is_in, "reason": row.reason, **replaced(row, entry)}
    return set_override(
        actor=actor, scenario_id=row.scenario_id, initiative_id=row.initiative_id, **said
    )


@transaction.atomic
def delete_override(
    *, actor: User, override_id: uuid.UUID, version: int | None = None
) -> AuditEntry:
    """Take an override back; the entry's id undoes it."""
    engagement = locked(actor, scenarios_read.override(actor, override_id).scenario.engagement_id)
    return delete(actor, engagement, scenarios_read.override(actor, override_id), version)
