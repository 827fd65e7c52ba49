"""Gates: added, changed, deleted; decided by name, with a reason, in the audit log."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import scoring as core
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.checks import Check, ids, number_or_none, one_of
from issuetrees.kit.rows import Changed, check_version, fill, save
from issuetrees.scoring import rows
from issuetrees.scoring.models.gates import (
    Gate,
    GateDecision,
    GateKind,
    GateMeasure,
    GateRule,
    GateVerdict,
)
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import gates as gates_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.write.engagement import check_member, locked
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.audit import note, note_of
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement

CHECKS: Final[Mapping[str, Check]] = {
    "title": line(300, is_required=True),
    "question": lines(2000),
    "kind": one_of(GateKind.values),
    "stage": line(80),
    "rule": one_of(GateRule.values),
    "decider_ids": ids,
    "criterion_ids": ids,
    "measure": one_of(GateMeasure.values),
    "minimum": number_or_none,
}
_REASON: Final = lines(2000)


class GateFields(TypedDict, total=False):
    """Fields of a gate; ``decider_ids`` are users, members of the workspace."""

    title: str
    question: str
    kind: str
    stage: str
    rule: str
    decider_ids: Sequence[str | uuid.UUID]
    criterion_ids: Sequence[str | uuid.UUID]
    measure: str
    minimum: float | None


@transaction.atomic
def create_gate(*, actor: User, engagement_id: uuid.UUID, **given: Unpack[GateFields]) -> Gate:
    """Add a gate."""
    engagement = locked(actor, engagement_id)
    gate = Gate(engagement=engagement)
    changed = fill(gate, CHECKS, {"title": "", **given})
    _check(actor, engagement, gate, changed)
    gate.save()
    note_of(gate, "created", actor=actor, engagement=engagement, changed=changed)
    return gate


@transaction.atomic
def edit_gate(
    *, actor: User, gate_id: uuid.UUID, version: int | None = None, **given: Unpack[GateFields]
) -> Gate:
    """Change fields of a gate."""
    engagement = locked(actor, gates_read.gate(actor, gate_id).engagement_id)
    gate = gates_read.gate(actor, gate_id)
    check_version(gate, version)
    if changed := fill(gate, CHECKS, given):
        _check(actor, engagement, gate, changed)
        save(gate)
        note_of(gate, "edited", actor=actor, engagement=engagement, changed=changed)
    return gate


@transaction.atomic
def delete_gate(*, actor: User, gate_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a gate with its verdicts; the entry's id undoes it."""
    engagement = locked(actor, gates_read.gate(actor, gate_id).engagement_id)
    gate = gates_read.gate(actor, gate_id)
    return delete(actor, engagement, gate, version)


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

    A veto needs a reason. The actor becomes the author; a gate that names people is decided by
    each of them, in their own name.
    """
    engagement = locked(actor, gates_read.gate(actor, gate_id).engagement_id, Action.SCORE)
    gate = gates_read.gate(actor, gate_id)
    gates_read.require_deciding(actor, gate)
    initiative = _initiative(actor, engagement, initiative_id)
    row = _decided(actor, gate, initiative)
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
        engagement=engagement,
        action="gate_decided",
        target=initiative,
        title=initiative.title,
        gate=gate.title,
        changed={field: [old[field], new[field]] for field in old if old[field] != new[field]},
    )
    return row if verdict else None


def _initiative(actor: User, engagement: Engagement, initiative_id: uuid.UUID) -> Initiative:
    found = initiatives_read.initiative(actor, initiative_id)
    if found.engagement_id != engagement.pk:
        raise Invalid(
            "foreign_initiative",
            gettext_noop("The initiative belongs to another engagement."),
            field="initiative_id",
        )
    return found


def _decided(actor: User, gate: Gate, initiative: Initiative) -> GateVerdict:
    """What was decided so far, by the actor where the gate names people; else a new verdict."""
    found = GateVerdict.objects.filter(gate=gate, initiative=initiative)
    row = (found.filter(author=actor) if gate.decider_ids else found).first()
    return row or GateVerdict(gate=gate, initiative=initiative, version=0)


def _reason(verdict: str | None, raw: str) -> str:
    if verdict is None:
        return ""
    one_of(GateDecision.values)("verdict", verdict)
    reason: str = _REASON("reason", raw)
    if verdict == GateDecision.VETO and not reason:
        raise Invalid(
            "veto_without_reason",
            gettext_noop("A veto needs a reason: say what would go wrong."),
            field="reason",
        )
    return reason


def _check(actor: User, engagement: Engagement, gate: Gate, changed: Changed) -> None:
    """The people are members, the criteria of the engagement, and the threshold says something."""
    if "decider_ids" in changed:
        for user_id in gate.decider_ids:
            check_member(engagement, uuid.UUID(user_id), actor, field="decider_ids")
    if gate.kind != GateKind.THRESHOLD:
        return
    if gate.minimum is None:
        raise Invalid(
            "gate_wrong", gettext_noop("Say how much has to be reached."), field="minimum"
        )
    found = criteria_read.criteria(actor, engagement.pk)
    core.check_gate(rows.gate(gate), [rows.criterion(row) for row in found])
