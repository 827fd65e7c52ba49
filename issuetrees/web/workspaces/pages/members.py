"""Members of a workspace, invitation links, and the page on which one joins."""

import uuid
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.accounts.models import User
from issuetrees.kit.sentences import fill
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person, workspace_shell
from issuetrees.web.frame.toasts import toast
from issuetrees.web.workspaces.forms import InvitationForm
from issuetrees.workspaces import read, write
from issuetrees.workspaces import undo as undoing
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import Membership, Role

PAGE_SIZE = 50


@require_safe
def members(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """List members, and for those who manage them the invitation links."""
    return _members(request, workspace_shell(request, workspace_id, "members"))


@require_safe
def team(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the same list from inside an engagement."""
    return _members(request, engagement_shell(request, engagement_id, "team"))


def _members(request: HttpRequest, shell: Shell, **context: Any) -> HttpResponse:
    rows = Paginator(read.members(shell.user, shell.workspace.pk), PAGE_SIZE)
    invitations = (
        read.invitations(shell.user, shell.workspace.pk) if shell.can[Action.MANAGE] else []
    )
    return page(
        request,
        "workspaces/members.html",
        shell,
        rows=rows.get_page(request.GET.get("page")),
        invitations=invitations,
        roles=Role.choices,
        **context,
    )


@require_POST
def set_role(request: HttpRequest, membership_id: uuid.UUID) -> HttpResponse:
    """Change a member's role; Undo sets the former one."""
    former = read.membership(person(request), membership_id)
    membership = write.set_role(
        actor=person(request), membership_id=membership_id, role=request.POST.get("role", "")
    )
    if former.role != membership.role:
        sentence = fill(
            _("{name} is now {role}."),
            name=membership.user,
            role=str(Role(membership.role).label).lower(),
        )
        toast(request, sentence, undo=_undo_url(former))
    return _to_members(membership)


@require_POST
def remove(request: HttpRequest, membership_id: uuid.UUID) -> HttpResponse:
    """Remove a member, or leave; Undo brings the member back."""
    membership = write.remove_member(actor=person(request), membership_id=membership_id)
    if membership.user_id == person(request).pk:
        toast(request, fill(_("You left “{name}”."), name=membership.workspace.name))
        return redirect("web:home")
    sentence = fill(
        _("{name} is no longer a member. Invitation links made before do not admit them again."),
        name=membership.user,
    )
    toast(request, sentence, undo=_undo_url(membership))
    return _to_members(membership)


def _undo_url(former: Membership) -> str:
    return reverse("web:member_undo", args=[undoing.ticket_of(former)])


@require_POST
def undo(request: HttpRequest, ticket: str) -> HttpResponse:
    """Take a removal or a change of role back; the ticket says what was before."""
    membership = undoing.take_back(actor=person(request), ticket=ticket)
    toast(request, _("Undone."))
    return _to_members(membership)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invite(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """Make an invitation link; it is shown once, on the answer to the form."""
    shell = workspace_shell(request, workspace_id, "members", Action.MANAGE)
    form = InvitationForm(request.POST or None, initial={"role": Role.EDITOR})
    link = ""
    expires_at: datetime | None = None
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: write.invite(actor=shell.user, workspace_id=workspace_id, **form.cleaned_data),
        )
        if made is not None:
            invitation, token = made
            expires_at = invitation.expires_at
            link = request.build_absolute_uri(reverse("web:invitation", args=[token]))
    return page(
        request, "workspaces/invite.html", shell, form=form, link=link, expires_at=expires_at
    )


@require_POST
def revoke_invitation(request: HttpRequest, invitation_id: uuid.UUID) -> HttpResponse:
    """Withdraw an invitation link."""
    invitation = write.revoke_invitation(actor=person(request), invitation_id=invitation_id)
    toast(request, _("The link no longer works."))
    return redirect("web:members", invitation.workspace_id)


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


def _to_members(membership: Membership) -> HttpResponseRedirect:
    return redirect("web:members", membership.workspace_id)
