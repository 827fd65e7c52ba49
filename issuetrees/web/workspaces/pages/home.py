"""The first page after sign-in."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from issuetrees.web.frame.shell import own_page, person
from issuetrees.workspaces import read
from issuetrees.workspaces.access import ALLOWED, Action
from issuetrees.workspaces.models import Engagement, Role

HOME_SHOWS = 100


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List the person's workspaces, each with its latest engagements."""
    user = person(request)
    workspaces = list(read.workspaces(user))
    engagements: dict[uuid.UUID, list[Engagement]] = {}
    for engagement in read.engagements(user)[:HOME_SHOWS]:
        engagements.setdefault(engagement.workspace_id, []).append(engagement)
    groups = [
        {
            "workspace": workspace,
            "engagements": engagements.get(workspace.pk, []),
            "can_edit": Action.EDIT in ALLOWED[Role(workspace.role)],  # type: ignore[attr-defined]
        }
        for workspace in workspaces
    ]
    return own_page(request, "workspaces/home.html", "home", groups=groups)
