"""Who may do what: the role × action table, and the only permission code.

A person without a membership learns nothing: ``require`` raises NotFound for them.
A member whose role lacks the action is Denied.
"""

import uuid
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.contrib.auth.models import AnonymousUser

from issuetrees.accounts.models import User
from issuetrees.core.errors import Denied, NotFound
from issuetrees.kit import statements
from issuetrees.workspaces.models import Role, Workspace


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
    role = statements.scalar(_ROLE, user.pk, workspace_id)
    return Role(role) if role else None


def require(user: User | AnonymousUser, action: Action, workspace: Workspace | uuid.UUID) -> Role:
    """Return the person's role, or raise NotFound (no member) or Denied (role lacks it)."""
    return _allowed(role_of(user, workspace), action)


def require_in(user: User, action: Action, engagement_id: uuid.UUID) -> uuid.UUID:
    """Return the id of an engagement's workspace if the person may do the action there.

    Asks once for both, since every commit does; raises NotFound or Denied.
    """
    workspace_id, role = statements.first(_ROLE_IN, user.pk, engagement_id) or (None, None)
    _allowed(Role(role) if role else None, action)
    return uuid.UUID(str(workspace_id))


def _allowed(role: Role | None, action: Action) -> Role:
    if role is None:
        raise NotFound
    if action not in ALLOWED[role]:
        raise Denied(action=str(action), role=str(role))
    return role


_ROLE: Final = "SELECT role FROM workspaces_membership WHERE user_id = %s AND workspace_id = %s"
_ROLE_IN: Final = """
    SELECT engagement.workspace_id, membership.role FROM workspaces_engagement engagement
    LEFT JOIN workspaces_membership membership
        ON membership.workspace_id = engagement.workspace_id AND membership.user_id = %s
    WHERE engagement.id = %s
"""
