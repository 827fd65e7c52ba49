"""What callers may pass to the ``write`` functions: absent keeps, None empties."""

import uuid
from decimal import Decimal
from typing import Any, TypedDict


class GoalFields(TypedDict, total=False):
    """Fields of a goal; ``node_id`` is a question of one of the engagement's graphs."""

    title: str
    description: str
    weight: float
    node_id: uuid.UUID | None


class CriterionFields(TypedDict, total=False):
    """Fields of a criterion; ``levels`` are ``{"value", "title", "description"}``."""

    title: str
    description: str
    kind: str
    weight: float
    direction: str
    low: float
    high: float
    unit: str
    levels: list[dict[str, Any]]


class GateFields(TypedDict, total=False):
    """Fields of a gate."""

    title: str
    question: str


class InitiativeFields(TypedDict, total=False):
    """Fields of an initiative; costs are roubles, the owner is a member."""

    title: str
    description: str
    initiative_kind: str
    side: str
    state: str
    cost_low: Decimal | None
    cost_likely: Decimal | None
    cost_high: Decimal | None
    owner_id: uuid.UUID | None
    old_verdict: str


class AssessorFields(TypedDict, total=False):
    """Fields of an assessor; the user is a member."""

    name: str
    user_id: uuid.UUID | None
    weight: float
