"""What was deleted lately in all workspaces, and the undo of a deletion of any kind."""

import uuid
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from issuetrees.accounts.models import User
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.graphs import read as graphs
from issuetrees.kit.sentences import fill
from issuetrees.web.frame.shell import own_page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces import deletions
from issuetrees.workspaces.models import AuditEntry

PAGE_SIZE: Final = 50
_KINDS: Final = {
    "workspace": gettext_lazy("Workspace"),
    "engagement": gettext_lazy("Engagement"),
    "graph": gettext_lazy("Tree or stage map"),
    "report": gettext_lazy("Report"),
    "goal": gettext_lazy("Goal"),
    "criterion": gettext_lazy("Criterion"),
    "gate": gettext_lazy("Gate"),
    "initiative": gettext_lazy("Initiative"),
    "initiativekind": gettext_lazy("Kind of initiatives"),
    "period": gettext_lazy("Period"),
    "team": gettext_lazy("Team"),
    "assessor": gettext_lazy("Assessor"),
    "round": gettext_lazy("Round"),
    "profile": gettext_lazy("Profile on a map"),
    "rating": gettext_lazy("Level in a profile"),
    "planstep": gettext_lazy("Step of a plan"),
    "reviewentry": gettext_lazy("Entry of a review log"),
    "waiver": gettext_lazy("Accepted finding"),
    "wordlist": gettext_lazy("Own words"),
    "libraryentry": gettext_lazy("Entry of the library"),
    "reporttemplate": gettext_lazy("Template of reports"),
}
_PAGES: Final = {
    "workspace": "web:workspace",
    "engagement": "web:engagement",
    "report": "web:reports",
    "initiative": "web:initiatives",
    "initiativekind": "web:initiative_lists",
    "period": "web:initiative_lists",
    "team": "web:initiative_lists",
    "assessor": "web:assessors",
    "round": "web:rounds",
    "waiver": "web:trees",
    "wordlist": "web:words",
    "libraryentry": "web:library",
    "reporttemplate": "web:report_templates",
}
#: What is people's own opens on a page of their profile.
_OF_PROFILES: Final = {
    "profile": "web:profile",
    "rating": "web:profile_levels",
    "planstep": "web:plan",
    "reviewentry": "web:plan",
}


@require_safe
def lately(request: HttpRequest) -> HttpResponse:
    """List what the person may bring back, the latest first."""
    found = deletions.deletions(person(request))
    rows = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [(entry, _KINDS[entry.target_kind]) for entry in rows]
    return own_page(request, "deletions/lately.html", "deletions", rows=rows, lines=lines)


@require_POST
def undo(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Bring back what was deleted and show the page on which it stands."""
    entry = deletions.deletion(person(request), entry_id)
    restored = deletions.restore(actor=person(request), entry_id=entry_id)
    toast(request, fill(_("“{title}” is back."), title=restored))
    if page := _OF_PROFILES.get(entry.target_kind):
        return redirect(page, getattr(restored, "profile_id", restored.pk))
    return redirect(_page(person(request), entry), entry.engagement_id or entry.workspace_id)


def _page(user: User, entry: AuditEntry) -> str:
    if entry.target_kind == "graph" and entry.target_id:
        is_tree = graphs.graph(user, entry.target_id).kind == ISSUE_TREE
        return "web:trees" if is_tree else "web:maps"
    return _PAGES.get(entry.target_kind, "web:goals")
