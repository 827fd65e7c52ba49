"""Deciding a gate for an initiative: by name, with a reason, in the audit log."""

import uuid

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.kit import checks
from issuetrees.kit.rows import check_version, save
from issuetrees.scoring import fields, read
from issuetrees.scoring.changing import locked
from issuetrees.scoring.models import GateVerdict, Verdict
from issuetrees.workspaces.audit import note


@transaction.atomic
def decide_gate(
    *,
    actor: User,
    gate_id: uuid.UUID,
    initiative_id: uuid.UUID,
    verdict: str | None,
    reason: str = "",
    version: int | None = None,
) -> GateVerdict | None:
    """Say ``pass`` or ``veto``, or take the decision back with None.

    A veto needs a reason. The actor becomes the author.
    """
    engagement = locked(actor, read.gate(actor, gate_id).engagement_id)
    gate = read.gate(actor, gate_id)
    initiative = read.initiative(actor, initiative_id)
    if initiative.engagement_id != engagement.pk:
        raise Invalid(
            "foreign_initiative",
            gettext_noop("The initiative belongs to another engagement."),
            field="initiative_id",
        )
    row = GateVerdict.objects.filter(gate=gate, initiative=initiative).first()
    row = row or GateVerdict(gate=gate, initiative=initiative, version=0)
    check_version(row, version)
    old = {"verdict": row.verdict or None, "reason": row.reason}
    new = {"verdict": verdict, "reason": _reason(verdict, reason)}
    if old == new:
        return row if verdict else None
    if verdict is None:
        GateVerdict.objects.filter(pk=row.pk).delete()
    else:
        row.verdict, row.reason, row.author = verdict, str(new["reason"]), actor
        save(row)
    note(
        actor=actor,
        workspace=engagement.workspace,
        action="gate_decided",
        target=initiative,
        title=initiative.title,
        gate=gate.title,
        verdict=[old["verdict"], new["verdict"]],
        reason=[old["reason"], new["reason"]],
    )
    return row if verdict else None


def _reason(verdict: str | None, raw: str) -> str:
    if verdict is None:
        return ""
    checks.one_of(Verdict.values)("verdict", verdict)
    reason: str = fields.REASON("reason", raw)
    if verdict == Verdict.VETO and not reason:
        raise Invalid(
            "veto_without_reason",
            gettext_noop("A veto needs a reason: say what would go wrong."),
            field="reason",
        )
    return reason
