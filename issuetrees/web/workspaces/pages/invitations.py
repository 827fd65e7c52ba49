"""Inviting by mail or by link, what waits to be taken up, and the page on which one joins."""

import uuid
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from issuetrees.accounts.models import User
from issuetrees.kit.sentences import fill
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person, workspace_shell
from issuetrees.web.frame.toasts import toast
from issuetrees.web.workspaces.back import to_members
from issuetrees.web.workspaces.forms import InvitationForm, MailedInvitationForm
from issuetrees.workspaces import mailed, read, write
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import Role

_FIRST: Final = {"role": Role.EDITOR}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invite(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """Invite people to a workspace: by mail, or by a link that is shown once."""
    return _invite(request, workspace_shell(request, workspace_id, "members", Action.MANAGE))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def team_invite(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Do the same without leaving the engagement."""
    return _invite(request, engagement_shell(request, engagement_id, "team", Action.MANAGE))


def _invite(request: HttpRequest, shell: Shell) -> HttpResponse:
    is_mail = request.POST.get("way") == "mail"
    posted = request.POST or None
    by_mail = MailedInvitationForm(posted if is_mail else None, initial=_FIRST, auto_id="mail_%s")
    by_link = InvitationForm(None if is_mail else posted, initial=_FIRST)
    context: dict[str, Any] = {"by_mail": by_mail, "by_link": by_link, "list": _list_of(shell)}
    if by_mail.is_bound and _is_mailed(request, shell, by_mail):
        return redirect(_list_of(shell))
    if by_link.is_bound and by_link.is_valid():
        context |= _linked(request, shell, by_link)
    return page(request, "workspaces/invite.html", shell, **context)


def _is_mailed(request: HttpRequest, shell: Shell, form: MailedInvitationForm) -> bool:
    if not form.is_valid():
        return False
    site = request.build_absolute_uri("/")
    invited = attempt(
        form,
        lambda: mailed.invite(
            actor=shell.user, workspace_id=shell.workspace.pk, site=site, **form.cleaned_data
        ),
    )
    if invited is None:
        return False
    toast(request, _told(invited))
    return True


def _told(invited: mailed.Invited) -> str:
    count = len(invited.sent)
    words = ngettext("{count} invitation is sent.", "{count} invitations are sent.", count)
    sentences = [fill(words, count=count)] if count else []
    if invited.members:
        names = ", ".join(map(str, invited.members))
        sentences.append(fill(_("Already here: {names}."), names=names))
    return " ".join(sentences)


def _linked(request: HttpRequest, shell: Shell, form: InvitationForm) -> dict[str, Any]:
    made = attempt(
        form,
        lambda: write.invite(
            actor=shell.user, workspace_id=shell.workspace.pk, **form.cleaned_data
        ),
    )
    if made is None:
        return {}
    invitation, token = made
    link = request.build_absolute_uri(reverse("web:invitation", args=[token]))
    return {"link": link, "expires_at": invitation.expires_at}


def _list_of(shell: Shell) -> str:
    if shell.engagement is not None:
        return reverse("web:team", args=[shell.engagement.pk])
    return reverse("web:members", args=[shell.workspace.pk])


@require_POST
def resend(request: HttpRequest, invitation_id: uuid.UUID) -> HttpResponse:
    """Send an invitation by mail again; its former link is over."""
    site = request.build_absolute_uri("/")
    invitation = mailed.resend(actor=person(request), invitation_id=invitation_id, site=site)
    toast(request, fill(_("Sent again to {address}."), address=invitation.email))
    return to_members(request, invitation.workspace_id)


@require_POST
def revoke_invitation(request: HttpRequest, invitation_id: uuid.UUID) -> HttpResponse:
    """Withdraw an invitation."""
    invitation = write.revoke_invitation(actor=person(request), invitation_id=invitation_id)
    toast(request, _("The link no longer works."))
    return to_members(request, invitation.workspace_id)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show what an invitation opens; join with one press, after sign-in or sign-up."""
    user = request.user
    if isinstance(user, User) and (joined := read.joined_already(user, token)):
        return redirect("web:workspace", joined.pk)
    found = read.invitation_of_token(token, user)
    if isinstance(user, User) and request.method == "POST":
        membership = write.accept_invitation(actor=user, token=token)
        toast(request, fill(_("Welcome to “{name}”."), name=membership.workspace.name))
        return redirect("web:workspace", membership.workspace_id)
    response = render(request, "workspaces/invitation.html", {"invitation": found})
    # Not "no-referrer": with it browsers send the form from the origin "null".
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
