"""The gates and their verdicts that a reader may see."""

import uuid

from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Denied
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import one
from issuetrees.scoring.models.gates import Gate, GateKind, GateVerdict
from issuetrees.workspaces.access import ALLOWED, Action, Pass, Reader, require, within
from issuetrees.workspaces.models import Role


def gates(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Gate]:
    """Return the gates of an engagement, oldest first."""
    return all_gates(reader).filter(engagement_id=engagement_id)


def gate(reader: Reader, gate_id: uuid.UUID) -> Gate:
    """Return a gate with its engagement, or raise NotFound."""
    return one(all_gates(reader).filter(pk=gate_id))


def verdicts(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[GateVerdict]:
    """Return what the gates of an engagement say of its initiatives, with the authors."""
    return _verdicts(reader).filter(gate__engagement_id=engagement_id)


def all_gates(reader: Reader) -> QuerySet[Gate]:
    """Return the gates of all engagements that the reader may see."""
    found = Gate.objects.filter(within(reader))
    return found.select_related("engagement").order_by("created_at", "id")


def may_decide(person: Reader, role: Role, gate: Gate) -> bool:
    """Whether a person may decide a gate: one of those who are named, else whoever may edit."""
    if gate.kind == GateKind.THRESHOLD or isinstance(person, Pass):
        return False
    if gate.decider_ids:
        return str(person.pk) in gate.decider_ids and Action.SCORE in ALLOWED[role]
    return Action.EDIT in ALLOWED[role]


def require_deciding(actor: User, gate: Gate) -> None:
    """Refuse to decide a gate that figures or others decide."""
    if gate.kind == GateKind.THRESHOLD:
        raise Denied("gate_measured", gettext_noop("This gate is decided by its figures."))
    workspace_id = gate.engagement.workspace_id
    if not gate.decider_ids:
        require(actor, Action.EDIT, workspace_id)
    elif not may_decide(actor, require(actor, Action.SCORE, workspace_id), gate):
        raise Denied("not_your_gate", gettext_noop("This gate is decided by others, by name."))


def _verdicts(reader: Reader) -> QuerySet[GateVerdict]:
    found = GateVerdict.objects.filter(within(reader, "gate__engagement"))
    return found.select_related("author", "gate__engagement").order_by("created_at", "id")
