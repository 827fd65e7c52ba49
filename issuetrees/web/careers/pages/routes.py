"""The page of the routes on a stage map."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from issuetrees.careers import routes as read
from issuetrees.core.errors import Invalid
from issuetrees.inquiry.review import review
from issuetrees.kit.sentences import sentence
from issuetrees.web.careers import rows
from issuetrees.web.frame.shell import engagement_shell, page, person


@require_safe
def routes(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show the best routes between two stages; ``?answer=fork:option`` answers forks."""
    graph, found = read.stage_map(person(request), graph_id)
    shell = engagement_shell(request, graph.engagement_id, "maps")
    context: dict[str, Any] = {}
    try:
        shown = read.routes(
            found,
            source_id=request.GET.get("source_id", ""),
            target_id=request.GET.get("target_id", ""),
            answers=request.GET.getlist("answer"),
        )
    except Invalid as refused:
        context = {"problem": sentence(refused), **rows.choices(found, request.GET)}
    else:
        context = rows.shown(shown)
    open_findings = review(graph).open_count
    return page(
        request, "careers/routes.html", shell, graph=graph, open_findings=open_findings, **context
    )
