"""Pages of the problem brief: the sheet, its form, advice on the question, leaves by criterion."""

import uuid
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.brief import SENTENCES, lint
from issuetrees.inquiry.models import Brief
from issuetrees.inquiry.read import briefs as read
from issuetrees.inquiry.write import briefs as write
from issuetrees.kit.sentences import fill
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page
from issuetrees.web.frame.toasts import toast
from issuetrees.web.inquiry.brief_form import BriefForm
from issuetrees.workspaces.access import Action

_PLACE: Final = "brief"
LEAVES: Final = 50  # on a page
FIRST: Final = 10  # leaves that serve nothing, on the sheet


@require_safe
def brief(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the brief as one sheet, and which criteria the leaves of the trees serve."""
    shell = engagement_shell(request, engagement_id, _PLACE)
    row = read.brief(shell.user, engagement_id)
    question = read.question(shell.user, row)
    coverage = read.coverage(shell.user, row)
    return page(
        request,
        "inquiry/brief.html",
        shell,
        brief=row,
        question=question,
        advice=_advice(question),
        criteria=[(one, coverage.counts[one["id"]]) for one in row.criteria],
        has_leaves=bool(coverage.leaves),
        without=coverage.without[:FIRST],
        without_count=len(coverage.without),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Write the brief; the question goes where it lives."""
    shell = engagement_shell(request, engagement_id, _PLACE, Action.EDIT)
    row = read.brief(shell.user, engagement_id)
    question = read.question(shell.user, row)
    form = BriefForm(row, question, request.POST or None)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: write.edit_brief(actor=shell.user, engagement_id=engagement_id, **form.given()),
        )
        if saved is not None:
            _said, entry = saved
            if entry is not None:
                undo = reverse("web:edit_undo", args=[entry.pk])
                toast(request, _("The brief is saved."), undo=undo)
            return redirect("web:brief", engagement_id)
    return page(
        request, "inquiry/brief_edit.html", shell, form=form, advice=_advice(question), brief=row
    )


@require_POST
def advice(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Say what could be better about a question that is being typed."""
    engagement_shell(request, engagement_id, _PLACE)
    said = _advice(request.POST.get("question", ""))
    return render(request, "inquiry/_advice.html", {"advice": said})


@require_safe
def leaves(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the leaves of the trees beside the criteria that they serve."""
    shell = engagement_shell(request, engagement_id, _PLACE)
    row = read.brief(shell.user, engagement_id)
    coverage = read.coverage(shell.user, row)
    only_without = "none" in request.GET
    found = coverage.without if only_without else coverage.leaves
    return page(
        request,
        "inquiry/brief_leaves.html",
        shell,
        brief=row,
        rows=Paginator(found, LEAVES).get_page(request.GET.get("page")),
        only_without=only_without,
        **_counts(row, coverage),
    )


@require_POST
def serve(
    request: HttpRequest, engagement_id: uuid.UUID, graph_id: uuid.UUID, node_id: uuid.UUID
) -> HttpResponse:
    """Note which criteria a leaf serves, and show the counts again."""
    shell = engagement_shell(request, engagement_id, _PLACE, Action.EDIT)
    write.serve(
        actor=shell.user,
        engagement_id=engagement_id,
        graph_id=graph_id,
        node_id=node_id,
        criteria=request.POST.getlist("criterion"),
    )
    row = read.brief(shell.user, engagement_id)
    counts = _counts(row, read.coverage(shell.user, row))
    return render(request, "inquiry/_brief_counts.html", {**counts, "is_oob": True})


def _counts(row: Brief, coverage: read.Coverage) -> dict[str, Any]:
    return {
        "counts": [coverage.counts[one["id"]] for one in row.criteria],
        "without_count": len(coverage.without),
    }


def _advice(question: str) -> list[str]:
    """Return the linter's remarks on a question as sentences."""
    return [fill(_(SENTENCES[one.code]), quote=one.quote) for one in lint(question)]
