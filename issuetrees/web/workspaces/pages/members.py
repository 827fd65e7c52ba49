"""Members of a workspace, also as the team of one of its engagements."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from issuetrees.graphs import questions
from issuetrees.kit.sentences import fill
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person, workspace_shell
from issuetrees.web.frame.toasts import toast
from issuetrees.web.workspaces.back import to_members
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
    """Show the same list from inside an engagement, with how much of it waits for whom."""
    shell = engagement_shell(request, engagement_id, "team")
    owned = questions.owned_in(shell.user, engagement_id)
    return _members(request, shell, owned=owned)


def _members(request: HttpRequest, shell: Shell, **context: Any) -> HttpResponse:
    found = Paginator(read.members(shell.user, shell.workspace.pk), PAGE_SIZE)
    rows = found.get_page(request.GET.get("page"))
    owned = context.get("owned", {})
    invitations = (
        read.invitations(shell.user, shell.workspace.pk) if shell.can[Action.MANAGE] else []
    )
    return page(
        request,
        "workspaces/members.html",
        shell,
        rows=rows,
        lines=[(membership, owned.get(membership.user_id, 0)) for membership in rows],
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
    return to_members(request, membership.workspace_id)


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
    return to_members(request, membership.workspace_id)


def _undo_url(former: Membership) -> str:
    return reverse("web:member_undo", args=[undoing.ticket_of(former)])


@require_POST
def undo(request: HttpRequest, ticket: str) -> HttpResponse:
    """Take a removal or a change of role back; the ticket says what was before."""
    membership = undoing.take_back(actor=person(request), ticket=ticket)
    toast(request, _("Undone."))
    return to_members(request, membership.workspace_id)
