"""Who may do what: the role × action table, and the only permission code.

A person without a membership learns nothing: ``require`` raises NotFound for them.
A member whose role lacks the action is Denied.
"""

import uuid
from collections.abc import Mapping
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser

from issuetrees.accounts.models import User
from issuetrees.core.errors import Denied, NotFound
from issuetrees.workspaces.models import Membership, Role, Workspace


class Action(StrEnum):
    """What can be asked for in a workspace."""

    VIEW = "view"
    COMMENT = "comment"
    SCORE = "score"
    EDIT = "edit"
    EXPORT = "export"
    MANAGE = "manage"


ALLOWED: Mapping[Role, frozenset[Action]] = {
    Role.OWNER: frozenset(Action),
    Role.EDITOR: frozenset(Action) - {Action.MANAGE},
    Role.COMMENTER: frozenset({Action.VIEW, Action.COMMENT, Action.SCORE, Action.EXPORT}),
    Role.VIEWER: frozenset({Action.VIEW, Action.EXPORT}),
}


def role_of(user: User | AnonymousUser, workspace: Workspace | uuid.UUID) -> Role | None:
    """Return the person's role in a workspace (given itself or by id), or None."""
    if not user.is_authenticated:
        return None
    workspace_id = workspace.pk if isinstance(workspace, Workspace) else workspace
    found = Membership.objects.filter(user_id=user.pk, workspace_id=workspace_id)
    role = next(iter(found.order_by().values_list("role", flat=True)), None)
    return Role(role) if role else None


def is_allowed(
    user: User | AnonymousUser, action: Action, workspace: Workspace | uuid.UUID
) -> bool:
    """Say whether the person may do the action there."""
    role = role_of(user, workspace)
    return role is not None and action in ALLOWED[role]


def require(user: User | AnonymousUser, action: Action, workspace: Workspace | uuid.UUID) -> Role:
    """Return the person's role, or raise NotFound (no member) or Denied (role lacks it)."""
    role = role_of(user, workspace)
    if role is None:
        raise NotFound
    if action not in ALLOWED[role]:
        raise Denied(action=str(action), role=str(role))
    return role
