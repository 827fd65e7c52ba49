"""The gates and their verdicts that a person may see."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.kit.rows import one
from issuetrees.scoring.models.gates import Gate, GateVerdict
from issuetrees.workspaces import read as workspaces

Person = User | AnonymousUser


def gates(user: Person, engagement_id: uuid.UUID) -> QuerySet[Gate]:
    """Return the gates of an engagement, oldest first."""
    return _gates(user).filter(engagement_id=engagement_id)


def gate(user: Person, gate_id: uuid.UUID) -> Gate:
    """Return a gate with its engagement, or raise NotFound."""
    return one(_gates(user).filter(pk=gate_id))


def verdicts(user: Person, engagement_id: uuid.UUID) -> QuerySet[GateVerdict]:
    """Return what the gates of an engagement say of its initiatives, with the authors."""
    return _verdicts(user).filter(gate__engagement_id=engagement_id)


def _gates(user: Person) -> QuerySet[Gate]:
    found = Gate.objects.filter(engagement__workspace__in=workspaces.workspaces(user))
    return found.select_related("engagement").order_by("created_at", "id")


def _verdicts(user: Person) -> QuerySet[GateVerdict]:
    mine = workspaces.workspaces(user)
    found = GateVerdict.objects.filter(gate__engagement__workspace__in=mine)
    return found.select_related("author", "gate__engagement").order_by("created_at", "id")
