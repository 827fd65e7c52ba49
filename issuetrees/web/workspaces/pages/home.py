"""The first page after sign-in, and the search behind the command palette."""

import uuid

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from issuetrees.accounts.models import User
from issuetrees.core.text_checks import asked
from issuetrees.graphs import read as graphs_read
from issuetrees.web.frame.shell import person
from issuetrees.workspaces import read
from issuetrees.workspaces.access import ALLOWED, Action
from issuetrees.workspaces.models import Engagement, Role, Workspace

HOME_SHOWS = 100
FIND_SHOWS = 8


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
    user = person(request)
    words = asked(request.GET.get("q", "")).split()
    places = [
        *_engagements(user, words),
        *_graphs(user, words),
        *_workspaces(user, words),
        *_own(words),
    ]
    return JsonResponse({"places": places})


def _engagements(user: User, words: list[str]) -> list[dict[str, str]]:
    found = read.engagements(user)
    for word in words:
        found = found.filter(
            Q(name__icontains=word) | Q(client__icontains=word) | Q(question__icontains=word)
        )
    return [
        {
            "label": engagement.name,
            "note": engagement.workspace.name,
            "url": reverse("web:engagement", args=[engagement.pk]),
        }
        for engagement in found[:FIND_SHOWS]
    ]


def _graphs(user: User, words: list[str]) -> list[dict[str, str]]:
    found = graphs_read.graphs(user)
    for word in words:
        found = found.filter(title__icontains=word)
    return [
        {
            "label": graph.title,
            "note": graph.engagement.name,
            "url": reverse("web:graph", args=[graph.pk]),
        }
        for graph in found[:FIND_SHOWS]
    ]


def _workspaces(user: User, words: list[str]) -> list[dict[str, str]]:
    found = read.workspaces(user)
    for word in words:
        found = found.filter(name__icontains=word)
    return [_workspace_place(workspace) for workspace in found[:FIND_SHOWS]]


def _workspace_place(workspace: Workspace) -> dict[str, str]:
    url = reverse("web:workspace", args=[workspace.pk])
    return {"label": workspace.name, "note": _("Workspace"), "url": url}


def _own(words: list[str]) -> list[dict[str, str]]:
    places = [
        {"label": _("New workspace"), "note": _("Create"), "url": reverse("web:workspace_new")},
        {"label": _("Profile"), "note": _("Account"), "url": reverse("web:profile")},
        {"label": _("API tokens"), "note": _("Account"), "url": reverse("web:tokens")},
        {"label": _("Sessions"), "note": _("Account"), "url": reverse("usersessions_list")},
        {"label": _("Password"), "note": _("Account"), "url": reverse("account_change_password")},
        {"label": _("Two-step sign-in"), "note": _("Account"), "url": reverse("mfa_index")},
    ]
    folded = [word.casefold() for word in words]
    return [place for place in places if all(word in place["label"].casefold() for word in folded)]
