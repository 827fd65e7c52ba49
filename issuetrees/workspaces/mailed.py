"""Invitations by e-mail: to several addresses at once, sent again, within limits.

Each mail has a link of its own, for one person; only its digest is kept, so that sending one
again makes a new link and the former one no longer works.
"""

import hashlib
import re
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.workspaces import mail, read, write
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.audit import note
from issuetrees.workspaces.models import Invitation, Membership, Role, Workspace

DAYS: Final = 14
_DAY: Final = timedelta(days=1)
_BETWEEN: Final = re.compile(r"[\s,;<>()\"\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Invited:
    """What became of the addresses: invitations that were sent, and who is a member already."""

    sent: list[Invitation]
    members: list[User]


def addresses_in(text: str) -> list[str]:
    """Return the addresses in a pasted text, in lower case, each once.

    Names beside them, as mail programs write them, are left out: “Ivan <ivan@example.org>”.
    """
    words = [word for word in _BETWEEN.split(text.lower()) if word]
    found = [word.strip(".'") for word in words if "@" in word]
    return list(dict.fromkeys(found or words))


@transaction.atomic
def invite(
    *,
    actor: User,
    workspace_id: uuid.UUID,
    emails: Iterable[str],
    role: str,
    site: str,
    days: int = DAYS,
) -> Invited:
    """Send an invitation to each address; who is a member is told, who was invited gets a new one.

    Nothing is sent when one of the addresses is none, or a limit is met.
    """
    workspace = write.locked(actor, Action.MANAGE, workspace_id)
    write.require_within("days", days, write.INVITATION_DAYS, write.DAYS_REFUSED)
    chosen, wanted = write.checked_role(role), _checked(emails)
    members = _members(workspace, wanted)
    known = {person.email.lower() for person in members}
    others = [email for email in wanted if email not in known]
    _require_room(actor, workspace, len(others))
    waiting = read.invitations(actor, workspace_id).filter(email__in=others)
    former = {invitation.email: invitation for invitation in waiting}
    sent = [
        _send(actor, former.get(email) or _new(actor, workspace, email), chosen, days, site)
        for email in others
    ]
    return Invited(sent, members)


@transaction.atomic
def resend(*, actor: User, invitation_id: uuid.UUID, site: str) -> Invitation:
    """Send an invitation that still waits again, with a new link; the former one is over."""
    seen = read.invitation(actor, invitation_id)
    workspace = write.locked(actor, Action.MANAGE, seen.workspace_id)
    waiting = read.invitations(actor, workspace.pk).exclude(email="")
    invitation = waiting.filter(pk=invitation_id).first()
    if invitation is None:
        raise Conflict(
            "not_waiting",
            gettext_noop("Only an invitation by mail that nobody has used can be sent again."),
        )
    invitation.workspace = workspace
    _require_room(actor, workspace, 1)
    return _send(actor, invitation, Role(invitation.role), DAYS, site)


def _new(actor: User, workspace: Workspace, email: str) -> Invitation:
    return Invitation(workspace=workspace, created_by=actor, email=email)


def _send(actor: User, invitation: Invitation, role: Role, days: int, site: str) -> Invitation:
    _require_rest(invitation.email)
    token, now = secrets.token_urlsafe(32), timezone.now()
    invitation.role, invitation.digest = role, hashlib.sha256(token.encode()).hexdigest()
    invitation.sent_at, invitation.expires_at = now, now + timedelta(days=days)
    invitation.mails += 1
    invitation.save()
    mail.invitation(actor, invitation, token, site).send()
    note(
        actor=actor,
        workspace=invitation.workspace,
        action="invitation_mailed",
        target=invitation,
        email=invitation.email,
        role=str(role),
        days=days,
    )
    return invitation


def _checked(emails: Iterable[str]) -> list[str]:
    wanted = list(dict.fromkeys(email.strip().lower() for email in emails))
    if not wanted:
        raise Invalid("no_address", gettext_noop("Write an e-mail address."), field="emails")
    if len(wanted) > limits.INVITED_AT_ONCE:
        raise Invalid(
            "too_many_addresses",
            gettext_noop("At most {limit} addresses at once."),
            field="emails",
            limit=limits.INVITED_AT_ONCE,
        )
    wrong = [email for email in wanted if not _is_address(email)]
    if wrong:
        raise Invalid(
            "not_an_address",
            gettext_noop("Not an e-mail address: {addresses}."),
            field="emails",
            addresses=", ".join(email[:80] for email in wrong),
        )
    return wanted


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def _members(workspace: Workspace, emails: Iterable[str]) -> list[User]:
    found = Membership.objects.filter(workspace=workspace, user__email__in=list(emails))
    return [membership.user for membership in found.select_related("user")]


def _mailed(found: Q) -> int:
    """Count the mails of invitations that went out within a day."""
    lately = Invitation.objects.filter(found, sent_at__gt=timezone.now() - _DAY)
    return lately.aggregate(count=Sum("mails"))["count"] or 0


def _require_room(actor: User, workspace: Workspace, count: int) -> None:
    done = _mailed(~Q(email="") & (Q(created_by=actor) | Q(workspace=workspace)))
    if done + count > limits.INVITATION_MAILS_PER_DAY:
        raise Conflict(
            "too_many_mails",
            gettext_noop("At most {limit} invitations are mailed in a day. Try again tomorrow."),
            field="emails",
            limit=limits.INVITATION_MAILS_PER_DAY,
        )


def _require_rest(email: str) -> None:
    if _mailed(Q(email=email)) >= limits.INVITATION_MAILS_TO_ADDRESS:
        raise Conflict(
            "address_rests",
            gettext_noop("{address} has been sent enough invitations for a day."),
            field="emails",
            address=email,
        )
