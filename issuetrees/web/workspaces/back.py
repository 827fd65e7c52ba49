"""Where the buttons of the list of members lead back to: that list."""

import uuid

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect

from issuetrees.web.frame.shell import person
from issuetrees.workspaces import read


def to_members(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponseRedirect:
    """Go to the team of the engagement in which the button stood, else to the members."""
    engagement_id = _id(request.POST.get("engagement", ""))
    found = read.engagements(person(request), is_archived=None)
    if engagement_id and found.filter(pk=engagement_id, workspace=workspace_id).exists():
        return redirect("web:team", engagement_id)
    return redirect("web:members", workspace_id)


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
