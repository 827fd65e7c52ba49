"""What a person may change of workspaces: each function is one transaction with its entry."""

import hashlib
import secrets
import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Final, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from issuetrees.accounts.models import Language, User
from issuetrees.core.errors import Conflict, Invalid, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import TextCheck, line, lines
from issuetrees.kit.formats.currencies import currencies
from issuetrees.kit.rows import check_version, one
from issuetrees.kit.zones import check_zone
from issuetrees.workspaces import read
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.announce import announce
from issuetrees.workspaces.audit import note
from issuetrees.workspaces.models import (
    Departure,
    Engagement,
    Invitation,
    Membership,
    Role,
    Workspace,
)

INVITATION_DAYS: Final = range(1, 91)
INVITATION_PEOPLE: Final = range(1, 101)
DAYS_REFUSED: Final = gettext_noop("An invitation lasts between {least} and {most} days.")
_PEOPLE_REFUSED: Final = gettext_noop("An invitation is for {least} to {most} people.")
_check_name: Final = line(120, is_required=True)
_TEXTS: Final[Mapping[str, TextCheck]] = {
    "name": line(160, is_required=True),
    "client": line(160),
    "question": lines(2000),
}


class EngagementFields(TypedDict, total=False):
    """Fields of an engagement; None leaves one as it is."""

    name: str | None
    client: str | None
    question: str | None
    language: str | None
    currency: str | None
    time_zone: str | None
    is_archived: bool | None


@transaction.atomic
def create_workspace(*, actor: User, name: str) -> Workspace:
    """Make a workspace with the actor as its owner."""
    workspace = Workspace.objects.create(name=_check_name("name", name))
    Membership.objects.create(workspace=workspace, user=actor, role=Role.OWNER)
    note(
        actor=actor,
        workspace=workspace,
        action="workspace_created",
        target=workspace,
        name=workspace.name,
    )
    return workspace


@transaction.atomic
def rename_workspace(
    *, actor: User, workspace_id: uuid.UUID, name: str, version: int | None = None
) -> Workspace:
    """Give a workspace another name; ``version`` refuses to overwrite a later change."""
    workspace = locked(actor, Action.MANAGE, workspace_id)
    check_version(workspace, version)
    old, workspace.name = workspace.name, _check_name("name", name)
    if old == workspace.name:
        return workspace
    workspace.version += 1
    workspace.save(update_fields=["name", "version", "updated_at"])
    note(
        actor=actor,
        workspace=workspace,
        action="workspace_renamed",
        target=workspace,
        name=[old, workspace.name],
    )
    return workspace


@transaction.atomic
def set_role(
    *, actor: User, membership_id: uuid.UUID, role: str, version: int | None = None
) -> Membership:
    """Change a member's role; the last owner stays one."""
    membership = read.membership(actor, membership_id)
    workspace = locked(actor, Action.MANAGE, membership.workspace_id)
    membership = read.membership(actor, membership_id)
    check_version(membership, version)
    chosen = checked_role(role)
    if chosen == membership.role:
        return membership
    _keep_an_owner(membership)
    old, membership.role = membership.role, chosen
    membership.version += 1
    membership.save(update_fields=["role", "version", "updated_at"])
    note(
        actor=actor,
        workspace=workspace,
        action="role_changed",
        target=membership,
        member=str(membership.user),
        role=[old, str(chosen)],
    )
    announce([membership.user_id])
    return membership


@transaction.atomic
def remove_member(*, actor: User, membership_id: uuid.UUID) -> Membership:
    """End a membership: anybody may leave, managers may remove; the last owner stays."""
    membership = read.membership(actor, membership_id)
    is_leaving = membership.user_id == actor.pk
    action = Action.VIEW if is_leaving else Action.MANAGE
    workspace = locked(actor, action, membership.workspace_id)
    membership = read.membership(actor, membership_id)
    _keep_an_owner(membership)
    note(
        actor=actor,
        workspace=workspace,
        action="member_left" if is_leaving else "member_removed",
        target=membership,
        member=str(membership.user),
        role=membership.role,
    )
    Membership.objects.filter(pk=membership.pk).delete()
    Departure.objects.update_or_create(
        workspace=workspace, user=membership.user, defaults={"left_at": timezone.now()}
    )
    announce([membership.user_id])
    return membership


@transaction.atomic
def restore_member(
    *, actor: User, workspace_id: uuid.UUID, user_id: uuid.UUID, role: str
) -> Membership:
    """Bring back somebody who was a member; the undo of ``remove_member``."""
    workspace = locked(actor, Action.MANAGE, workspace_id)
    person = User.objects.filter(pk=user_id).first()
    if person is None:
        raise NotFound
    membership, is_new = Membership.objects.get_or_create(
        workspace=workspace, user=person, defaults={"role": checked_role(role)}
    )
    if is_new:
        note(
            actor=actor,
            workspace=workspace,
            action="member_restored",
            target=membership,
            member=str(person),
            role=membership.role,
        )
    return membership


@transaction.atomic
def invite(
    *, actor: User, workspace_id: uuid.UUID, role: str, days: int, people: int = 1
) -> tuple[Invitation, str]:
    """Make an invitation link for so many people; return it and its token, never shown again."""
    workspace = locked(actor, Action.MANAGE, workspace_id)
    require_within("days", days, INVITATION_DAYS, DAYS_REFUSED)
    require_within("people", people, INVITATION_PEOPLE, _PEOPLE_REFUSED)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        workspace=workspace,
        role=checked_role(role),
        digest=hashlib.sha256(token.encode()).hexdigest(),
        created_by=actor,
        expires_at=timezone.now() + timedelta(days=days),
        people=people,
    )
    note(
        actor=actor,
        workspace=workspace,
        action="invitation_created",
        target=invitation,
        role=role,
        days=days,
        people=people,
    )
    return invitation, token


@transaction.atomic
def revoke_invitation(*, actor: User, invitation_id: uuid.UUID) -> Invitation:
    """Make an invitation link useless, from now on and for good."""
    invitation = read.invitation(actor, invitation_id)
    workspace = locked(actor, Action.MANAGE, invitation.workspace_id)
    if invitation.revoked_at is None:
        invitation.revoked_at = timezone.now()
        invitation.save(update_fields=["revoked_at"])
        note(
            actor=actor,
            workspace=workspace,
            action="invitation_revoked",
            target=invitation,
            role=invitation.role,
        )
    return invitation


@transaction.atomic
def accept_invitation(*, actor: User, token: str) -> Membership:
    """Join the workspace of a link; who is a member already keeps their role and uses nothing."""
    joined = read.joined_already(actor, token)
    workspace_id = joined.pk if joined else read.invitation_of_token(token, actor).workspace_id
    workspace = one(Workspace.objects.select_for_update().filter(pk=workspace_id))
    membership = Membership.objects.filter(workspace=workspace, user=actor).first()
    if membership is None:
        invitation = read.invitation_of_token(token, actor)  # again: the lock is held now
        membership = Membership.objects.create(
            workspace=workspace, user=actor, role=invitation.role
        )
        invitation.joined += 1
        invitation.save(update_fields=["joined"])
        note(
            actor=actor,
            workspace=workspace,
            action="member_joined",
            target=membership,
            member=str(actor),
            role=membership.role,
        )
    return membership


@transaction.atomic
def create_engagement(
    *,
    actor: User,
    workspace_id: uuid.UUID,
    name: str,
    client: str = "",
    question: str = "",
    language: str = Language.ENGLISH,
    currency: str | None = None,
    time_zone: str | None = None,
) -> Engagement:
    """Open a client project in a workspace.

    Costs are in roubles unless ``currency`` is given; its days are those of the actor's zone
    unless ``time_zone`` is.
    """
    workspace = locked(actor, Action.EDIT, workspace_id)
    engagement = Engagement(workspace=workspace)
    _fill(
        engagement,
        name=name,
        client=client,
        question=question,
        language=language,
        currency=currency,
        time_zone=time_zone or actor.time_zone or None,
    )
    engagement.save()
    note(
        actor=actor,
        workspace=workspace,
        engagement=engagement,
        action="engagement_created",
        target=engagement,
        name=engagement.name,
    )
    return engagement


@transaction.atomic
def edit_engagement(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    version: int | None = None,
    **given: Unpack[EngagementFields],
) -> Engagement:
    """Change what is given and leave the rest; ``version`` refuses to overwrite."""
    engagement = read.engagement(actor, engagement_id)
    workspace = locked(actor, Action.EDIT, engagement.workspace_id)
    engagement = one(Engagement.objects.select_for_update().filter(pk=engagement_id))
    check_version(engagement, version)
    changed = _fill(engagement, **given)
    if changed:
        engagement.version += 1
        engagement.save()
        note(
            actor=actor,
            workspace=workspace,
            engagement=engagement,
            action="engagement_edited",
            target=engagement,
            name=engagement.name,
            changed=changed,
        )
    engagement.workspace = workspace
    return engagement


def _fill(engagement: Engagement, **given: Unpack[EngagementFields]) -> dict[str, list[object]]:
    """Set the checked values that are not None; return ``{field: [old, new]}`` of the changed."""
    changed: dict[str, list[object]] = {}
    for field, raw in given.items():
        if raw is None:
            continue
        value = _checked(field, raw) if isinstance(raw, str) else raw
        old = getattr(engagement, field)
        if old != value:
            changed[field] = [old, value]
            setattr(engagement, field, value)
    return changed


def _checked(field: str, raw: str) -> str:
    if field in _TEXTS:
        return _TEXTS[field](field, raw)
    if field == "time_zone":
        return check_zone(field, raw)
    if field == "language" and raw not in Language.values:
        raise Invalid("unknown_language", gettext_noop("Choose one of the languages."), field=field)
    if field == "currency" and raw not in currencies():
        raise Invalid(
            "unknown_currency",
            gettext_noop("Choose a currency, or write its code, such as EUR."),
            field=field,
        )
    return raw


def locked(actor: User, action: Action, workspace_id: uuid.UUID) -> Workspace:
    """Lock the workspace row, so that roles hold still, then require the permission."""
    workspace = Workspace.objects.select_for_update().filter(pk=workspace_id).first()
    if workspace is None:
        raise NotFound
    require(actor, action, workspace)
    return workspace


def _keep_an_owner(membership: Membership) -> None:
    if membership.role != Role.OWNER:
        return
    others = Membership.objects.filter(workspace_id=membership.workspace_id, role=Role.OWNER)
    if not others.exclude(pk=membership.pk).exists():
        raise Conflict(
            "last_owner",
            gettext_noop("A workspace needs an owner. Make somebody else an owner first."),
            field="role",
        )


def require_within(field: str, value: int, allowed: range, words: str) -> None:
    """Refuse a number of an invitation that is out of its range."""
    if value not in allowed:
        raise Invalid(
            f"invitation_{field}", words, field=field, least=allowed.start, most=allowed.stop - 1
        )


def checked_role(raw: str) -> Role:
    """Return the role that a word names, or refuse it."""
    if raw not in Role.values:
        raise Invalid("unknown_role", gettext_noop("Choose one of the roles."), field="role")
    return Role(raw)
