"""The priorities of a tree: prize and ease, what moves the needle, what is pruned and why."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from issuetrees.inquiry.read.workplan import workplan
from issuetrees.web.inquiry.desk import desk_options, people
from issuetrees.web.inquiry.opened import Opened, opened
from issuetrees.web.inquiry.priority_rows import priority_view


@require_safe
def page(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show the priorities; what is typed there goes to REST."""
    here = opened(request, graph_id)
    options = desk_options(here, people(here))
    return here.page("priorities", "priorities", options=options, **_shown(here))


@require_safe
def part(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Return them for a page that is open."""
    here = opened(request, graph_id)
    context = {**_shown(here), "graph": here.graph, "can_edit": here.can_edit}
    return render(request, "inquiry/_priorities.html", context)


def _shown(here: Opened) -> dict[str, Any]:
    return {"view": priority_view(workplan(here.graph), get_language() or "en")}
