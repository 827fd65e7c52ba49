"""Taking a change of a member back: by a signed ticket that nothing stores, for an hour."""

import uuid
from typing import Final

from django.core import signing
from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core.errors import NotFound
from issuetrees.workspaces import write
from issuetrees.workspaces.models import Membership

UNDO_SECONDS: Final = 3600
_SALT: Final = "issuetrees.workspaces.undo"


def ticket_of(former: Membership) -> str:
    """Return what brings a member back to the role that they have in ``former``."""
    before = [str(former.workspace_id), str(former.user_id), former.role]
    return signing.dumps(before, salt=_SALT)


@transaction.atomic
def take_back(*, actor: User, ticket: str) -> Membership:
    """Make a member what the ticket says, whether their role was changed or they were removed."""
    try:
        workspace_id, user_id, role = signing.loads(ticket, salt=_SALT, max_age=UNDO_SECONDS)
    except signing.BadSignature:
        raise NotFound from None
    membership = write.restore_member(
        actor=actor, workspace_id=uuid.UUID(workspace_id), user_id=uuid.UUID(user_id), role=role
    )
    return write.set_role(actor=actor, membership_id=membership.pk, role=role)
