"""The gates and their verdicts that a reader may see."""

import uuid

from django.db.models import QuerySet

from issuetrees.kit.rows import one
from issuetrees.scoring.models.gates import Gate, GateVerdict
from issuetrees.workspaces.access import Reader, within


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


def _verdicts(reader: Reader) -> QuerySet[GateVerdict]:
    found = GateVerdict.objects.filter(within(reader, "gate__engagement"))
    return found.select_related("author", "gate__engagement").order_by("created_at", "id")
