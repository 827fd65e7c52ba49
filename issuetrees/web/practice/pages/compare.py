"""A tree beside another: one of the workspace, a case, or what it was."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from issuetrees.graphs import read as graphs
from issuetrees.kit.sentences import fill
from issuetrees.practice.cases import cases
from issuetrees.practice.comparing import Beside, of_tree, tree
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.practice import rows
from issuetrees.web.practice.forms import CompareForm

_TREES = 200  # of a workspace that can be chosen from


@require_safe
def compare(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Choose what to compare a tree with, and see both side by side."""
    user = person(request)
    graph = tree(user, graph_id)
    shell = engagement_shell(request, graph.engagement_id, "tree")
    found = (
        graphs.graphs(user)
        .filter(engagement__workspace=shell.workspace, kind=graph.kind)
        .exclude(pk=graph.pk)
    )
    form = CompareForm(
        request.GET if "with" in request.GET else None,
        trees=[(str(one.pk), f"{one.engagement.name} · {one.title}") for one in found[:_TREES]],
        cases=[(one.name, one.title) for one in cases(graph.engagement.language)],
        revision=graph.revision,
    )
    context: dict[str, Any] = {"graph": graph, "form": form, "tab": "compare"}
    if form.is_bound and form.is_valid():
        beside = attempt(form, lambda: of_tree(user, graph_id, **form.chosen()))
        if beside is not None:
            context |= _shown(beside, form)
    return page(request, "practice/compare.html", shell, **context)


def _shown(beside: Beside, form: CompareForm) -> dict[str, Any]:
    title = beside.reference.title
    revision = form.chosen().get("with_revision")
    if revision is not None:
        title = fill(_("{title}, revision {number}"), title=title, number=revision)
    return {
        "other": title,
        "score": beside.score,
        "parts": rows.parts(beside.score),
        "pairs": rows.pairs(beside),
        "cuts": rows.cuts(beside),
    }
