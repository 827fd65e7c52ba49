"""The page of levels: stages by competencies in a grid, the competencies below it."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.careers.read import competencies as read
from issuetrees.careers.read.levels import levels as read_levels
from issuetrees.careers.write import competencies as write
from issuetrees.core.stages.records import LEVELS
from issuetrees.web.careers.forms import CompetencyForm
from issuetrees.web.careers.levels_table import facts, items, lines
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.workspaces.access import Action

_GET_POST = ["GET", "HEAD", "POST"]


@require_safe
def levels(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show the grid; what is typed there goes to REST."""
    return _show(request, graph_id)


@require_http_methods(_GET_POST)
def new(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Add a competency."""
    form = CompetencyForm(request.POST or None)
    return _save(
        request,
        graph_id,
        form,
        lambda: write.create_competency(
            actor=person(request), graph_id=graph_id, **form.given(is_new=True)
        ),
    )


@require_http_methods(_GET_POST)
def edit(request: HttpRequest, competency_id: uuid.UUID) -> HttpResponse:
    """Change a competency and the words of its levels."""
    row = read.competency(person(request), competency_id)
    words = {f"levels.{level}": row.levels[level] for level in LEVELS}
    initial = {"title": row.title, "version": row.version, **words}
    form = CompetencyForm(request.POST or None, initial=initial)
    return _save(
        request,
        row.graph_id,
        form,
        lambda: write.edit_competency(
            actor=person(request), competency_id=competency_id, **form.given()
        ),
        competency_id,
    )


@require_POST
def move(request: HttpRequest, competency_id: uuid.UUID) -> HttpResponse:
    """Put a competency before another one, or last."""
    try:
        before_id = uuid.UUID(request.POST.get("before", ""))
    except ValueError:
        before_id = None
    row = write.move_competency(
        actor=person(request), competency_id=competency_id, before_id=before_id
    )
    return redirect("web:levels", row.graph_id)


@require_POST
def delete(request: HttpRequest, competency_id: uuid.UUID) -> HttpResponse:
    """Delete a competency; Undo brings it back."""
    graph_id = read.competency(person(request), competency_id).graph_id
    entry = write.delete_competency(actor=person(request), competency_id=competency_id)
    return deleted(request, entry, "web:levels", graph_id)


def _save(
    request: HttpRequest,
    graph_id: uuid.UUID,
    form: CompetencyForm,
    act: Callable[[], object],
    row_id: uuid.UUID | None = None,
) -> HttpResponse:
    graph = read.stage_map(person(request), graph_id)
    engagement_shell(request, graph.engagement_id, "maps", Action.EDIT)
    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        return redirect("web:levels", graph_id)
    return _show(request, graph_id, form, row_id)


def _show(
    request: HttpRequest,
    graph_id: uuid.UUID,
    form: CompetencyForm | None = None,
    row_id: uuid.UUID | None = None,
) -> HttpResponse:
    found = read_levels(person(request), graph_id)
    shell = engagement_shell(request, found.graph.engagement_id, "maps")
    return page(
        request,
        "careers/levels.html",
        shell,
        graph=found.graph,
        competencies=found.competencies,
        items=items(found.competencies, form, row_id),
        new_form=form if form and row_id is None else None,
        lines=lines(found),
        facts=facts(found),
        scale=LEVELS,
    )
