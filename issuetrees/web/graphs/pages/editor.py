"""The editor's page: what the page tells the editor about one tree or map."""

import uuid
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from csp.constants import UNSAFE_EVAL
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from issuetrees.accounts.models import User
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP
from issuetrees.graphs import read
from issuetrees.inquiry.read.briefs import brief
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.graphs.form_words import FORM_WORDS, WRITTEN
from issuetrees.web.graphs.forms import kind_choices
from issuetrees.web.graphs.panel import field_words, panel
from issuetrees.web.graphs.split_forms import SplitForm, split_forms
from issuetrees.workspaces.read import members
from issuetrees.workspaces.word_lists import word_lists

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

_PLACES: Final = {ISSUE_TREE: "tree", STAGE_MAP: "maps"}
_LISTS: Final = {
    ISSUE_TREE: ("web:trees", gettext_lazy("Question trees")),
    STAGE_MAP: ("web:maps", gettext_lazy("Stage maps")),
}
#: Colours of people; all can be told from each other and from the status colours.
_COLOURS: Final = (
    "#0f7fa8",
    "#9a4fd0",
    "#c2410c",
    "#0f766e",
    "#be185d",
    "#5b6b1f",
    "#7a5c00",
    "#4657c9",
)
#: A tree of more nodes is folded when it is first opened (``memory.js``); its page carries the
#: first levels, which are seen while the rest is on its way.
_MANY: Final = 150
_API: Final = "/api/v1/graphs/{id}/{part}"
_PARTS: Final = (
    "commits",
    "changes",
    "records",
    "history",
    "comparison",
    "findings",
    "goals",
    "waivers",
    "layout",
    "comments",
    "evidence",
    "assumptions",
    "nodes",
    "synthesis",
)


@require_safe
def graph(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Open a tree or map in the editor."""
    found = read.graph(person(request), graph_id)
    shell = engagement_shell(request, found.engagement_id, _PLACES[found.kind])
    address, label = _LISTS[found.kind]
    context: dict[str, Any] = {
        "graph": found,
        "is_tree": found.kind == ISSUE_TREE,
        "panel": panel(found.kind),
        "tree_kinds": kind_choices() if found.kind == ISSUE_TREE else [],
        "split_forms": _split_forms(shell) if found.kind == ISSUE_TREE else [],
        "forms": FORM_WORDS,
        "written_forms": WRITTEN,
        "options": _options(shell, found),
        "above": {"label": label, "url": reverse(address, args=[found.engagement_id])},
    }
    return page(request, "graphs/graph.html", shell, **context)


def _split_forms(shell: Shell) -> list[SplitForm]:
    return split_forms(word_lists(shell.user, shell.workspace.pk))


@require_safe
@csp_update({"script-src": [UNSAFE_EVAL]})  # tools that measure hand over expressions as text
def bench(request: HttpRequest) -> HttpResponse:
    """Serve the page on which the editor's speed is measured; only where the setting says so."""
    return render(request, "graphs/bench.html")


def _options(shell: Shell, graph: "Graph") -> dict[str, Any]:
    """Return what ``editor/main.js`` reads from the page."""
    return {
        "graph": {
            "id": str(graph.pk),
            "kind": graph.kind,
            "title": graph.title,
            "revision": graph.revision,
        },
        "can": {
            "edit": shell.can["edit"] and not graph.is_archived,
            "comment": shell.can["comment"],
            "manage": shell.can["manage"],
        },
        "me": {"id": str(shell.user.pk), "name": str(shell.user)},
        "people": _people(shell),
        "words": field_words(),
        "language": graph.engagement.language,
        "time_zone": graph.engagement.time_zone,
        "urls": _urls(graph),
        "first": _first(graph),
        "criteria": brief(shell.user, graph.engagement_id).criteria,
    }


def _urls(graph: "Graph") -> dict[str, str]:
    urls = {part: _API.format(id=graph.pk, part=part) for part in _PARTS}
    return {
        **urls,
        "comment_counts": f"{urls['comments']}/counts",
        "competencies": f"/api/v1/maps/{graph.pk}/competencies",
        "comment": "/api/v1/comments",
        "evidence_one": "/api/v1/evidence",
        "evidence_page": reverse("web:evidence", args=[graph.pk]),
        "sources": f"/api/v1/engagements/{graph.engagement_id}/sources",
        "waiver": "/api/v1/waivers",
        "routes": f"/api/v1/maps/{graph.pk}/routes",
        "routes_page": reverse("web:routes", args=[graph.pk]),
        "outline": "/api/v1/outline",
        "templates": f"/api/v1/templates?kind={graph.kind}",
        "initiatives_page": reverse("web:initiatives", args=[graph.engagement_id]),
        "goals_page": reverse("web:goals", args=[graph.engagement_id]),
        "live": f"/ws/graphs/{graph.pk}/",
        "sign_in": reverse("account_login"),
    }


def _people(shell: Shell) -> list[dict[str, str]]:
    """Return the members, each with a colour that stays while they do."""
    joined = members(shell.user, shell.workspace.pk).select_related("user")
    places = {key: place for place, key in enumerate(sorted(one.pk for one in joined))}
    return [
        _person(membership.user, _COLOURS[places[membership.pk] % len(_COLOURS)])
        for membership in joined
    ]


def _first(graph: "Graph") -> dict[str, Any] | None:
    """Return the first levels of a big tree."""
    return _first_at(graph.pk, graph.revision) if graph.kind == ISSUE_TREE else None


@lru_cache(maxsize=32)
def _first_at(graph_id: uuid.UUID, _revision: int) -> dict[str, Any] | None:
    """Return them as they are at a revision, which never changes."""
    if read.size(graph_id) <= _MANY:
        return None
    levels = read.first_levels(graph_id)
    return levels if levels["nodes"] else None


def _person(user: User, colour: str) -> dict[str, str]:
    return {
        "id": str(user.pk),
        "name": str(user),
        "initials": user.initials,
        "colour": colour,
    }
