"""What every change here has in common: the lock, what fits together, the order.

All changes but scores lock the engagement's row first, so that they happen one by one.
"""

import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

from issuetrees.accounts.models import User
from issuetrees.core import scoring as core
from issuetrees.core.errors import Conflict, Invalid, NotFound
from issuetrees.core.graph import rank
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.scoring import rows
from issuetrees.scoring.models import Assessor, Criterion, Goal, Initiative
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.models import Engagement


class Ordered(Protocol):
    """A row that has a place among its siblings."""

    pk: Any
    rank: str


def locked(actor: User, engagement_id: uuid.UUID, action: Action = Action.EDIT) -> Engagement:
    """Require the permission and lock the engagement; NotFound or Denied."""
    engagement = workspaces.engagement(actor, engagement_id)
    require(actor, action, engagement.workspace_id)
    if not Engagement.objects.select_for_update().filter(pk=engagement_id).exists():
        raise NotFound
    return engagement


def check_goal(actor: User, goal: Goal) -> None:
    """The node, if there is one, belongs to a graph of the same engagement."""
    if goal.node_id is None:
        return
    found = graphs.graphs_of(actor, goal.engagement_id, is_archived=None)
    if not found.filter(nodes__id=goal.node_id, nodes__is_deleted=False).exists():
        raise Invalid(
            "foreign_node",
            gettext_noop("This question is not in a tree of the engagement."),
            field="node_id",
        )


def check_criterion(criterion: Criterion) -> None:
    """The scale can give points."""
    core.check_scale(rows.criterion(criterion))


def check_initiative(engagement: Engagement, initiative: Initiative, actor: User) -> None:
    """The costs are in order and the owner is a member."""
    costs = [initiative.cost_low, initiative.cost_likely, initiative.cost_high]
    known: list[Decimal] = [cost for cost in costs if cost is not None]
    if known != sorted(known):
        raise Invalid(
            "costs_not_in_order",
            gettext_noop("The low cost is not above the likely one, nor that above the high one."),
            field="cost_likely",
        )
    check_member(engagement, initiative.owner_id, actor, field="owner_id")


def check_assessor(engagement: Engagement, assessor: Assessor, actor: User) -> None:
    """The user, if there is one, is a member and no other assessor of the engagement."""
    if assessor.user_id is None:
        return
    check_member(engagement, assessor.user_id, actor, field="user_id")
    others = Assessor.objects.filter(engagement=engagement, user_id=assessor.user_id)
    if others.exclude(pk=assessor.pk).exists():
        raise Conflict(
            "assessor_twice",
            gettext_noop("This member is an assessor already."),
            field="user_id",
        )


def check_member(
    engagement: Engagement, user_id: uuid.UUID | None, actor: User, *, field: str
) -> None:
    """Refuse a person who is not a member of the workspace."""
    if user_id is None:
        return
    members = workspaces.members(actor, engagement.workspace_id)
    if not members.filter(user_id=user_id).exists():
        raise Invalid(
            "not_a_member",
            gettext_noop("This person is not a member of the workspace."),
            field=field,
        )


def rank_before(siblings: Sequence[Ordered], before_id: uuid.UUID | None) -> str:
    """Return a rank right before a sibling, or after the last one.

    A sibling that is not there (any more) also means the end.
    """
    places = [sibling.pk for sibling in siblings]
    if before_id not in places:
        return rank.between(siblings[-1].rank if siblings else None, None)
    index = places.index(before_id)
    low = siblings[index - 1].rank if index else None
    return rank.between(low, siblings[index].rank)
