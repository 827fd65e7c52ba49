"""What every change but that of scores begins with: the lock, and who belongs here.

The engagement's row is locked first, so that the changes happen one by one.
"""

import uuid

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.models import Engagement


def locked(actor: User, engagement_id: uuid.UUID, action: Action = Action.EDIT) -> Engagement:
    """Require the permission and lock the engagement; NotFound or Denied."""
    engagement = workspaces.engagement(actor, engagement_id)
    require(actor, action, engagement.workspace_id)
    if not Engagement.objects.select_for_update().filter(pk=engagement_id).exists():
        raise NotFound
    return engagement


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
