"""What a reader may see of workspaces; everything else does not exist for them."""

import hashlib
import uuid
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.utils import timezone

from issuetrees.core.errors import NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import one
from issuetrees.workspaces import audit
from issuetrees.workspaces.access import (
    Action,
    Pass,
    Person,
    Reader,
    require,
    within,
    workspaces_of,
)
from issuetrees.workspaces.models import (
    AuditEntry,
    Departure,
    Engagement,
    Invitation,
    Membership,
    Workspace,
)


def workspaces(reader: Reader) -> QuerySet[Workspace]:
    """Return the reader's workspaces, each with the person's ``role``."""
    role = Value("") if isinstance(reader, Pass) else F("memberships__role")
    return workspaces_of(reader).annotate(role=role).order_by("name", "id")


def workspace(reader: Reader, workspace_id: uuid.UUID) -> Workspace:
    """Return a workspace with the person's ``role``, or raise NotFound."""
    return one(workspaces(reader).filter(pk=workspace_id))


def members(reader: Reader, workspace_id: uuid.UUID) -> QuerySet[Membership]:
    """Return the memberships of a workspace with their users, oldest first."""
    require(reader, Action.VIEW, workspace_id)
    return Membership.objects.filter(workspace_id=workspace_id).select_related("user")


def membership(reader: Reader, membership_id: uuid.UUID) -> Membership:
    """Return a membership in one of the reader's workspaces, or raise NotFound."""
    return one(
        Membership.objects.select_related("user", "workspace").filter(
            pk=membership_id, workspace__in=workspaces_of(reader)
        )
    )


def invitations(reader: Reader, workspace_id: uuid.UUID) -> QuerySet[Invitation]:
    """Return the invitations of a workspace that still work; for those who manage it."""
    require(reader, Action.MANAGE, workspace_id)
    return _working(timezone.now()).filter(workspace_id=workspace_id).select_related("created_by")


def invitation(reader: Reader, invitation_id: uuid.UUID) -> Invitation:
    """Return an invitation in one of the reader's workspaces, or raise NotFound."""
    return one(
        Invitation.objects.select_related("workspace").filter(
            pk=invitation_id, workspace__in=workspaces_of(reader)
        )
    )


def invitation_of_token(token: str, user: Person | None = None) -> Invitation:
    """Return the working invitation that a link's token opens; whoever has it may see it.

    It does not work for a ``user`` who left the workspace, or was removed, after it was made.
    """
    found = _working(timezone.now()).filter(digest=_digest(token))
    if user is not None and user.is_authenticated:
        left = Departure.objects.filter(user=user.pk, workspace=OuterRef("workspace"))
        found = found.exclude(Exists(left.filter(left_at__gte=OuterRef("created_at"))))
    invitation = found.select_related("workspace", "created_by").first()
    if invitation is None:
        raise NotFound(
            "invitation_gone",
            gettext_noop(
                "This invitation was used, has expired or was withdrawn. Ask for a new one."
            ),
        )
    return invitation


def joined_already(user: Person, token: str) -> Workspace | None:
    """Return the workspace of a link, used or not, if the person is a member there."""
    return workspaces_of(user).filter(invitations__digest=_digest(token)).first()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def engagements(reader: Reader, *, is_archived: bool | None = False) -> QuerySet[Engagement]:
    """Return engagements of the reader's workspaces, newest first; None for all of them."""
    found = Engagement.objects.filter(within(reader, "")).select_related("workspace")
    return found if is_archived is None else found.filter(is_archived=is_archived)


def engagement(reader: Reader, engagement_id: uuid.UUID) -> Engagement:
    """Return an engagement with its workspace, or raise NotFound."""
    return one(engagements(reader, is_archived=None).filter(pk=engagement_id))


def usual_currency(reader: Reader, workspace_id: uuid.UUID) -> str | None:
    """Return the currency of the newest engagement of a workspace; None before the first."""
    newest = engagements(reader, is_archived=None).filter(workspace_id=workspace_id).first()
    return newest.currency if newest else None


def audit_entries(reader: Reader, workspace_id: uuid.UUID) -> QuerySet[AuditEntry]:
    """Return the audit log, newest first; for those who manage the workspace."""
    require(reader, Action.MANAGE, workspace_id)
    found = AuditEntry.objects.filter(workspace_id=workspace_id).select_related("actor")
    return audit.told_to(reader, found)


def _working(now: datetime) -> QuerySet[Invitation]:
    living = Workspace.objects.values("pk")
    found = Invitation.objects.filter(revoked_at=None, expires_at__gt=now, workspace__in=living)
    return found.filter(joined__lt=F("people"))
