"""The frame of a page: where one is, what one may do, where one can go."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from issuetrees.accounts.models import User
from issuetrees.comments import inbox
from issuetrees.workspaces import read
from issuetrees.workspaces.access import ALLOWED, Action, require
from issuetrees.workspaces.models import Engagement, Role, Workspace

SWITCHER_SHOWS = 30


class Place(NamedTuple):
    """An entry of the rail."""

    key: str
    label: str
    icon: str
    url: str
    waiting: int = 0


_OF_ENGAGEMENT = (
    ("overview", _("Overview"), "overview", "web:engagement"),
    ("brief", _("Brief"), "brief", "web:brief"),
    ("tree", _("Question tree"), "tree", "web:tree"),
    ("maps", _("Stage maps"), "map", "web:maps"),
    ("goals", _("Goals"), "goal", "web:goals"),
    ("initiatives", _("Initiatives"), "initiative", "web:initiatives"),
    ("scores", _("Scores"), "score", "web:scores"),
    ("ranking", _("Ranking"), "ranking", "web:ranking"),
    ("portfolio", _("Portfolio"), "portfolio", "web:portfolio"),
    ("decisions", _("Decisions"), "decision", "web:decisions"),
    ("roles", _("Roles"), "person", "web:raci"),
    ("tracking", _("Tracking"), "tracking", "web:measurement"),
    ("reports", _("Reports"), "report", "web:reports"),
    ("team", _("Team"), "team", "web:team"),
)
_OF_WORKSPACE = (
    ("engagements", _("Engagements"), "engagement", "web:workspace", Action.VIEW),
    ("members", _("Members"), "team", "web:members", Action.VIEW),
    ("log", _("Audit log"), "log", "web:audit_log", Action.MANAGE),
    ("settings", _("Settings"), "settings", "web:workspace_settings", Action.MANAGE),
    ("disproofs", _("Overlaps and gaps"), "tree", "web:disproofs", Action.VIEW),
    ("brand", _("Brand"), "mark", "web:brand", Action.VIEW),
    ("report_templates", _("Report templates"), "overview", "web:report_templates", Action.VIEW),
    ("words", _("Own words"), "report", "web:words", Action.VIEW),
    ("library", _("Library"), "overview", "web:library", Action.VIEW),
    ("practice", _("Practice"), "goal", "web:workspace_practice", Action.VIEW),
)
_OWN = (
    ("home", _("Engagements"), "engagement", "web:home"),
    ("inbox", _("Inbox"), "inbox", "web:inbox"),
    ("questions", _("My questions"), "person", "web:questions"),
    ("deletions", _("Deleted lately"), "log", "web:deletions"),
    ("profiles", _("My profiles"), "map", "web:own_profiles"),
    ("practice", _("Practice"), "goal", "web:practice"),
)


@dataclass(frozen=True)
class OwnShell:
    """The frame of a page about what is the person's own, in whatever workspace."""

    user: User
    place: str

    @cached_property
    def waiting(self) -> int:
        """How much waits in the inbox."""
        return inbox.open_count(self.user)

    @cached_property
    def places(self) -> list[Place]:
        """Entries of the rail."""
        return [
            Place(key, str(label), icon, reverse(name), self.waiting if key == "inbox" else 0)
            for key, label, icon, name in _OWN
        ]


@dataclass(frozen=True)
class Shell:
    """Where a page stands; templates read it as ``shell``."""

    user: User
    workspace: Workspace
    role: Role
    place: str
    engagement: Engagement | None = None

    @cached_property
    def can(self) -> Mapping[str, bool]:
        """Whether the person may: ``shell.can.edit`` and so on."""
        return {str(action): action in ALLOWED[self.role] for action in Action}

    @cached_property
    def waiting(self) -> int:
        """How much waits in the inbox."""
        return inbox.open_count(self.user)

    @cached_property
    def places(self) -> list[Place]:
        """Entries of the rail: those of where one is, then the inbox."""
        own = Place("inbox", str(_("Inbox")), "inbox", reverse("web:inbox"), self.waiting)
        return [*(self._of_engagement() or self._of_workspace()), own]

    def _of_engagement(self) -> list[Place]:
        if self.engagement is None:
            return []
        here = self.engagement.pk
        return [
            Place(key, str(label), icon, reverse(name, args=[here]))
            for key, label, icon, name in _OF_ENGAGEMENT
        ]

    def _of_workspace(self) -> list[Place]:
        return [
            Place(key, str(label), icon, reverse(name, args=[self.workspace.pk]))
            for key, label, icon, name, action in _OF_WORKSPACE
            if self.can[action]
        ]

    @property
    def workspaces(self) -> QuerySet[Workspace]:
        """Choices of the workspace switcher."""
        return read.workspaces(self.user)[:SWITCHER_SHOWS]

    @property
    def engagements(self) -> QuerySet[Engagement]:
        """Choices of the engagement switcher: the latest of this workspace."""
        found = read.engagements(self.user).filter(workspace=self.workspace)
        return found[:SWITCHER_SHOWS]


def person(request: HttpRequest) -> User:
    """Return the signed-in user; the routes let nobody else in."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - see urls.py
    return user


def workspace_shell(
    request: HttpRequest, workspace_id: uuid.UUID, place: str, action: Action = Action.VIEW
) -> Shell:
    """Return the frame of a workspace page, or raise NotFound or Denied."""
    user = person(request)
    role = require(user, action, workspace_id)
    return Shell(user, read.workspace(user, workspace_id), role, place)


def engagement_shell(
    request: HttpRequest, engagement_id: uuid.UUID, place: str, action: Action = Action.VIEW
) -> Shell:
    """Return the frame of an engagement page, or raise NotFound or Denied."""
    user = person(request)
    engagement = read.engagement(user, engagement_id)
    role = require(user, action, engagement.workspace_id)
    return Shell(user, engagement.workspace, role, place, engagement)


def own_page(request: HttpRequest, template: str, place: str, **context: Any) -> HttpResponse:
    """Render a page about what is the person's own inside its frame."""
    return render(request, template, {"shell": OwnShell(person(request), place), **context})


def page(
    request: HttpRequest, template: str, shell: Shell, status: int = 200, **context: Any
) -> HttpResponse:
    """Render a page inside its frame."""
    names = {"shell": shell, "workspace": shell.workspace, "engagement": shell.engagement}
    return render(request, template, {**names, **context}, status=status)
