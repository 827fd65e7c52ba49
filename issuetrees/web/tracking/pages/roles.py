"""The page of roles: what RACI makes of each party, and how it could be filled."""

import uuid
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.tracking.models.activities import Party
from issuetrees.tracking.read import activities as activities_read
from issuetrees.tracking.read import roles as read
from issuetrees.tracking.write import activities as write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.edited import edited
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.tracking.raci_forms import PartyForm, party_values
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Action

_PLACE: Final = "roles"
_GET_POST: Final = ["GET", "HEAD", "POST"]


@require_safe
def show(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the roles in the house, then the parties outside it."""
    shell = engagement_shell(request, engagement_id, _PLACE)
    found = read.roles(shell.user, engagement_id)
    return page(request, "tracking/roles.html", shell, roles=found)


@require_http_methods(_GET_POST)
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Add a party."""
    shell = engagement_shell(request, engagement_id, _PLACE, Action.EDIT)
    form = _form(request, shell, None)
    return _saved(
        request,
        shell,
        form,
        lambda: write.create_party(
            actor=shell.user, engagement_id=engagement_id, **form.given(is_new=True)
        ),
        None,
    )


@require_http_methods(_GET_POST)
def edit(request: HttpRequest, party_id: uuid.UUID) -> HttpResponse:
    """Change a party."""
    row = activities_read.party(person(request), party_id)
    shell = engagement_shell(request, row.engagement_id, _PLACE, Action.EDIT)
    form = _form(request, shell, row)
    return _saved(
        request,
        shell,
        form,
        lambda: write.edit_party(actor=shell.user, party_id=party_id, **form.given()),
        row,
    )


@require_POST
def delete(request: HttpRequest, party_id: uuid.UUID) -> HttpResponse:
    """Delete a party; Undo brings it back with its letters."""
    entry = write.delete_party(actor=person(request), party_id=party_id)
    return deleted(request, entry, "web:roles", entry.engagement_id)


def _form(request: HttpRequest, shell: Shell, row: Party | None) -> PartyForm:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    members = workspaces.members(shell.user, shell.workspace.pk)
    return PartyForm(
        request.POST or None,
        initial=party_values(row) if row else {},
        currency=shell.engagement.currency,
        members=[(str(one.user_id), str(one.user)) for one in members],
        stages=read.stage_choices(shell.user, shell.engagement),
    )


def _saved(
    request: HttpRequest,
    shell: Shell,
    form: PartyForm,
    act: Callable[[], Party],
    row: Party | None,
) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, act)
        if saved is not None:
            if row is not None:
                edited(request, saved, row.version)
            return redirect("web:roles", shell.engagement.pk)
    heading = row.title if row else _("New role or party")
    return page(request, "tracking/party_form.html", shell, form=form, party=row, heading=heading)
