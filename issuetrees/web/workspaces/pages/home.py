"""The first page after sign-in, and the search behind the command palette."""

import uuid

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from issuetrees.core.text_checks import asked
from issuetrees.graphs.places import Place, places
from issuetrees.web.frame.shell import person
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
    return render(request, "workspaces/home.html", {"groups": groups})


@require_safe
def find(request: HttpRequest) -> JsonResponse:
    """Return ``{"places": [{label, note, url}]}`` whose names contain the words of ``q``."""
    words = asked(request.GET.get("q", ""))
    found = [_shown(place) for place in places(person(request), words)]
    return JsonResponse({"places": [*found, *_own(words.split())]})


def _shown(place: Place) -> dict[str, str]:
    url = reverse(f"web:{place.kind}", args=[place.id])
    return {"label": place.title, "note": place.within or _("Workspace"), "url": url}


def _own(words: list[str]) -> list[dict[str, str]]:
    places = [
        {"label": _("New workspace"), "note": _("Create"), "url": reverse("web:workspace_new")},
        {"label": _("Deleted lately"), "note": _("Undo"), "url": reverse("web:deletions")},
        {"label": _("Profile"), "note": _("Account"), "url": reverse("web:profile")},
        {"label": _("API tokens"), "note": _("Account"), "url": reverse("web:tokens")},
        {"label": _("Sessions"), "note": _("Account"), "url": reverse("usersessions_list")},
        {"label": _("Password"), "note": _("Account"), "url": reverse("account_change_password")},
        {"label": _("Two-step sign-in"), "note": _("Account"), "url": reverse("mfa_index")},
    ]
    folded = [word.casefold() for word in words]
    return [place for place in places if all(word in place["label"].casefold() for word in folded)]
