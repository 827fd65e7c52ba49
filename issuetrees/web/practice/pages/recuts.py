"""The same leaves under another split: made by hand, then both splits crossed as a matrix."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.kit.sentences import fill
from issuetrees.practice.comparing import tree
from issuetrees.practice.crossed import crossed
from issuetrees.practice.read import recuts as read
from issuetrees.practice.write import recuts as write
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.practice.forms import RecutForm
from issuetrees.workspaces.access import Action


@require_http_methods(["GET", "HEAD", "POST"])
def recut_tree(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """List the re-cuts of a tree; make another: branches are typed, leaves put into them."""
    user = person(request)
    graph = tree(user, graph_id)
    action = Action.EDIT if request.method == "POST" else Action.VIEW
    shell = engagement_shell(request, graph.engagement_id, "tree", action)
    leaves = read.leaves(graph)
    form = RecutForm(request.POST or None, leaves=leaves, title=graph.title)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form, lambda: write.create_recut(actor=user, graph_id=graph_id, **form.given())
        )
        if made is not None:
            return redirect("web:recut", made.pk)
    context: dict[str, Any] = {
        "graph": graph,
        "form": form,
        "leaves": form.rows(),
        "found": read.recuts(user, graph_id),
        "can_edit": shell.can["edit"] and not graph.is_archived,
        "tab": "recut",
    }
    return page(request, "practice/recut_tree.html", shell, **context)


@require_safe
def recut(request: HttpRequest, recut_id: uuid.UUID) -> HttpResponse:
    """Show both splits crossed, with what differs and what has no counterpart."""
    user = person(request)
    found = read.recut(user, recut_id)
    shell = engagement_shell(request, found.source.engagement_id, "tree")
    context: dict[str, Any] = {
        "recut": found,
        "graph": found.source,
        "table": crossed(read.matrix(found)),
        "can_edit": shell.can["edit"],
        "tab": "recut",
    }
    return page(request, "practice/recut.html", shell, **context)


@require_POST
def delete_recut(request: HttpRequest, recut_id: uuid.UUID) -> HttpResponse:
    """Forget a re-cut; both trees stay. Undo brings it back."""
    user = person(request)
    found = read.recut(user, recut_id)
    entry = write.delete_recut(actor=user, recut_id=recut_id)
    undo = reverse("web:deletion_undo", args=[entry.pk])
    message = _("The re-cut is forgotten; “{title}” stays.")
    toast(request, fill(message, title=str(found)), undo=undo)
    return redirect("web:tree_recut", found.source_id)
