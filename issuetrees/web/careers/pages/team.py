"""The page of the team on a stage map."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from issuetrees.careers.team import team as read
from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.web.careers import team_rows
from issuetrees.web.frame.shell import engagement_shell, page, person


@require_safe
def team(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show levels, readiness and, with ``?stage_id=``, who could come to a stage."""
    reader, problem = person(request), ""
    try:
        found = read(reader, graph_id, request.GET.get("stage_id", ""))
    except Invalid as refused:
        problem, found = sentence(refused), read(reader, graph_id)
    shell = engagement_shell(request, found.graph.engagement_id, "maps")
    return page(request, "careers/team.html", shell, problem=problem, **team_rows.shown(found))
