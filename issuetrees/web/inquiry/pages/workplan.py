"""The workplan of a tree: a grid, a board, a timeline, lists, data requests, load."""

import uuid
from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from issuetrees.core.graph.records import STATUSES
from issuetrees.core.plan.checks import CHECK_WORDS
from issuetrees.inquiry.read.workplan import Workplan, workplan
from issuetrees.kit.words import spoken
from issuetrees.web.inquiry import plan_rows
from issuetrees.web.inquiry.desk import desk_options, people
from issuetrees.web.inquiry.opened import opened

_VIEWS: Final = {
    "table": _("Table"),
    "board": _("Board"),
    "timeline": _("Timeline"),
    "owner": _("By owner"),
    "source": _("By source"),
    "week": _("By week"),
    "requests": _("Data requests"),
    "load": _("Load"),
}
#: What the server draws: a template and what it is given.
_DRAWN: Final[dict[str, tuple[str, Callable[[Workplan], dict[str, Any]]]]] = {
    "owner": ("groups", lambda plan: {"groups": plan_rows.by_owner(plan)}),
    "source": ("groups", lambda plan: {"groups": plan_rows.by_source(plan)}),
    "week": ("groups", lambda plan: {"groups": plan_rows.by_week(plan)}),
    "requests": ("requests", lambda plan: {"requests": plan.requests}),
    "load": ("load", lambda plan: {"load": plan.load, "people": plan_rows.load_rows(plan)}),
}


@require_safe
def page(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show one view of the plan; what is typed in it goes to REST."""
    here = opened(request, graph_id)
    view = request.GET.get("view", "")
    view = view if view in _VIEWS else "table"
    found = people(here)
    context: dict[str, Any] = {
        "view": view,
        "views": _VIEWS.items(),
        "options": {**desk_options(here, found), "checks": _checks()},
        "members": found,
        "statuses": [(value, spoken(word)) for value, word in STATUSES.items()],
    }
    if view in _DRAWN:
        context |= _drawn(workplan(here.graph), view)
    return here.page("workplan", "workplan", **context)


@require_safe
def part(request: HttpRequest, graph_id: uuid.UUID, view: str) -> HttpResponse:
    """Return one drawn view for a page that is open."""
    here = opened(request, graph_id)
    if view not in _DRAWN:
        raise Http404
    drawn = {**_drawn(workplan(here.graph), view), "graph": here.graph, "view": view}
    return render(request, f"inquiry/_plan_{_DRAWN[view][0]}.html", drawn)


def _checks() -> dict[str, str]:
    """What the checks are called; the browser finds what fails them in the records it has."""
    return {check: spoken(word) for check, word in CHECK_WORDS.items()}


def _drawn(plan: Workplan, view: str) -> dict[str, Any]:
    template, given = _DRAWN[view]
    return {"plan": plan, "drawn": f"inquiry/_plan_{template}.html", **given(plan)}
