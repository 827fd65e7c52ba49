"""The page of a tree's evidence: register, hypotheses with their status, assumptions."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.inquiry.read import assumptions as assumptions_read
from issuetrees.inquiry.read import evidence as read
from issuetrees.inquiry.write import evidence as write
from issuetrees.kit.pruned import pruned_words
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.edited import edited
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import person
from issuetrees.web.inquiry import evidence_rows as rows
from issuetrees.web.inquiry.evidence_forms import EvidenceForm
from issuetrees.web.inquiry.opened import Opened, opened
from issuetrees.workspaces.access import Action

PAGE_SIZE = 50


@require_safe
def show(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show what the evidence amounts to, and the register by branch, stance, status, source."""
    here = opened(request, graph_id)
    user = here.shell.user
    everything = read.evidence_of(user, graph_id)
    found = read.standings_of(here.graph, everything)
    by = rows.filter_of(request, found, rows.source_choices(user, here.graph))
    some = Paginator(rows.filtered(found, everything, by), PAGE_SIZE)
    at = some.get_page(request.GET.get("page"))
    questions = rows.question_rows(found)
    return here.page(
        "evidence",
        "evidence",
        found=found,
        questions=questions,
        pruned=[
            (found.numbers[one.id], one.title, pruned_words(one.prune_reason))
            for one in found.pruned
        ],
        lacking=len(found.lacking),
        one_source=len(found.one_source),
        contradictions=rows.contradictions(found),
        by=by,
        rows=at,
        register=rows.evidence_rows(list(at)),
        assumptions=[
            (row, rows.uses_of(row, found)) for row in assumptions_read.assumptions(user, graph_id)
        ],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Hang evidence on a question; ``?node=`` and ``?stance=`` choose them."""
    here = opened(request, graph_id, Action.EDIT)
    asked = {"node_id": request.GET.get("node", ""), "stance": request.GET.get("stance", "for")}
    form = EvidenceForm(request.POST or None, initial=asked, **choices(here))
    if request.method == "POST" and form.is_valid():
        given = form.given()
        made = attempt(
            form, lambda: write.add_evidence(actor=here.shell.user, graph_id=graph_id, **given)
        )
        if made is not None:
            return redirect("web:evidence", graph_id)
    return here.page("evidence_form", "evidence", form=form, title=_("New evidence"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, evidence_id: uuid.UUID) -> HttpResponse:
    """Change a piece of evidence."""
    row = read.one_evidence(person(request), evidence_id)
    before = row.version
    here = opened(request, row.graph_id, Action.EDIT)
    form = EvidenceForm(request.POST or None, **choices(here))
    if request.method == "POST" and form.is_valid():
        version, given = form.cleaned_data["version"], form.given()
        saved = attempt(
            form,
            lambda: write.edit_evidence(
                actor=here.shell.user, evidence_id=evidence_id, version=version, **given
            ),
        )
        if saved is not None:
            edited(request, saved, before)
            return redirect("web:evidence", row.graph_id)
    elif request.method != "POST":
        form.values_of(row)
    return here.page(
        "evidence_form", "evidence", form=form, title=pgettext("questions", "Evidence")
    )


@require_POST
def delete(request: HttpRequest, evidence_id: uuid.UUID) -> HttpResponse:
    """Delete a piece of evidence; Undo brings it back."""
    graph_id = read.one_evidence(person(request), evidence_id).graph_id
    entry = write.delete_evidence(actor=person(request), evidence_id=evidence_id)
    return deleted(request, entry, "web:evidence", graph_id)


def choices(here: Opened) -> dict[str, Any]:
    """Return the questions and sources to choose from."""
    found = read.standings_of(here.graph, [])
    return {
        "questions": rows.question_choices(found),
        "sources": rows.source_choices(here.shell.user, here.graph),
    }
