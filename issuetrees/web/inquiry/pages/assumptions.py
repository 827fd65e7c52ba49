"""Pages of a tree's assumptions: stated, changed, what hangs on them looked at again."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from issuetrees.inquiry.read import assumptions as read
from issuetrees.inquiry.read import evidence as evidence_read
from issuetrees.inquiry.write import assumptions as write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.edited import edited
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import person
from issuetrees.web.inquiry import evidence_rows as rows
from issuetrees.web.inquiry.evidence_forms import AssumptionForm
from issuetrees.web.inquiry.opened import Opened, opened
from issuetrees.workspaces.access import Action


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """State an assumption."""
    here = opened(request, graph_id, Action.EDIT)
    first = {"owner_id": str(here.shell.user.pk)}
    form = AssumptionForm(request.POST or None, initial=first, **_choices(here))
    if request.method == "POST" and form.is_valid():
        given = form.given()
        made = attempt(
            form,
            lambda: write.create_assumption(actor=here.shell.user, graph_id=graph_id, **given),
        )
        if made is not None:
            return redirect("web:evidence", graph_id)
    return here.page("evidence_form", "evidence", form=form, title=_("New assumption"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, assumption_id: uuid.UUID) -> HttpResponse:
    """Change an assumption."""
    row = read.assumption(person(request), assumption_id)
    before = row.version
    here = opened(request, row.graph_id, Action.EDIT)
    form = AssumptionForm(request.POST or None, **_choices(here))
    if request.method == "POST" and form.is_valid():
        version, given = form.cleaned_data["version"], form.given()
        saved = attempt(
            form,
            lambda: write.edit_assumption(
                actor=here.shell.user, assumption_id=assumption_id, version=version, **given
            ),
        )
        if saved is not None:
            edited(request, saved, before)
            return redirect("web:evidence", row.graph_id)
    elif request.method != "POST":
        form.values_of(row)
    return here.page("evidence_form", "evidence", form=form, title=_("Assumption"))


@require_POST
def check(request: HttpRequest, assumption_id: uuid.UUID, node_id: uuid.UUID) -> HttpResponse:
    """Say that a question was looked at again."""
    row = write.check_question(actor=person(request), assumption_id=assumption_id, node_id=node_id)
    return redirect("web:evidence", row.graph_id)


@require_POST
def delete(request: HttpRequest, assumption_id: uuid.UUID) -> HttpResponse:
    """Delete an assumption; Undo brings it back."""
    graph_id = read.assumption(person(request), assumption_id).graph_id
    entry = write.delete_assumption(actor=person(request), assumption_id=assumption_id)
    return deleted(request, entry, "web:evidence", graph_id)


def _choices(here: Opened) -> dict[str, Any]:
    user = here.shell.user
    return {
        "questions": rows.question_choices(evidence_read.standings_of(here.graph, [])),
        "sources": rows.source_choices(user, here.graph),
        "people": rows.people_choices(user, here.graph),
    }
