"""Pages of question trees and stage maps: lists, new ones, and the editor's page."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.copying.graphs import copy_graph
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP
from issuetrees.core.text import head
from issuetrees.exchange.start import start_graph
from issuetrees.graphs import read, write
from issuetrees.kit.sentences import fill
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.graphs.forms import GraphForm, kind_choices
from issuetrees.web.graphs.rows import TemplateRow, template_rows
from issuetrees.workspaces.access import Action

_LISTS = {ISSUE_TREE: "web:trees", STAGE_MAP: "web:maps"}


@require_safe
def tree(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Go to the engagement's only question tree, or to the list of them."""
    shell = engagement_shell(request, engagement_id, "tree")
    found = list(read.graphs_of(shell.user, engagement_id).filter(kind=ISSUE_TREE)[:2])
    if len(found) == 1:
        return redirect("web:graph", found[0].pk)
    return redirect("web:trees", engagement_id)


@require_safe
def trees(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """List the question trees of an engagement."""
    return _list(request, engagement_shell(request, engagement_id, "tree"), ISSUE_TREE)


@require_safe
def maps(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """List the stage maps of an engagement."""
    return _list(request, engagement_shell(request, engagement_id, "maps"), STAGE_MAP)


def _list(request: HttpRequest, shell: Shell, kind: str) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = read.graphs_of(shell.user, shell.engagement.pk, is_archived=None).filter(kind=kind)
    rows = [graph for graph in found if not graph.is_archived]
    archived = [graph for graph in found if graph.is_archived]
    is_tree = kind == ISSUE_TREE
    return page(request, "graphs/graphs.html", shell, rows=rows, archived=archived, is_tree=is_tree)


@require_http_methods(["GET", "HEAD", "POST"])
def new_tree(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Start a question tree: its title is the question at the root."""
    shell = engagement_shell(request, engagement_id, "tree", Action.EDIT)
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    rows = template_rows(shell.engagement.language, ISSUE_TREE)
    form = GraphForm(
        request.POST or None,
        templates=rows,
        initial={"title": head(shell.engagement.question, 300)},
        label=_("Question"),
        help_text=_("The one question that the whole tree answers."),
        is_tree=True,
    )
    return _new(request, shell, form, rows, ISSUE_TREE)


@require_http_methods(["GET", "HEAD", "POST"])
def new_map(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Start a stage map."""
    shell = engagement_shell(request, engagement_id, "maps", Action.EDIT)
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    rows = template_rows(shell.engagement.language, STAGE_MAP)
    form = GraphForm(
        request.POST or None,
        templates=rows,
        help_text=_("From where to where, for example “From product manager to CPO”."),
    )
    return _new(request, shell, form, rows, STAGE_MAP)


def _new(
    request: HttpRequest, shell: Shell, form: GraphForm, rows: list[TemplateRow], kind: str
) -> HttpResponse:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    engagement_id = shell.engagement.pk
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: start_graph(actor=shell.user, engagement_id=engagement_id, kind=kind, **given),
        )
        if made is not None:
            return redirect("web:graph", made.pk)
    is_tree = kind == ISSUE_TREE
    return page(request, "graphs/new.html", shell, form=form, templates=rows, is_tree=is_tree)


@require_POST
def copy(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Copy a graph beside itself; Undo deletes the copy."""
    made = copy_graph(actor=person(request), graph_id=graph_id).graph
    undo = reverse("web:graph_delete", args=[made.pk])
    toast(request, fill(_("“{title}” is there."), title=made.title), undo=undo)
    return redirect(_LISTS[made.kind], made.engagement_id)


@require_POST
def convert(request: HttpRequest, graph_id: uuid.UUID, tree_kind: str) -> HttpResponse:
    """Make a tree one of another kind; "none" unsays it. Undo says what was said before."""
    kind = "" if tree_kind == "none" else tree_kind
    before = read.graph(person(request), graph_id).tree_kind
    write.edit_graph(graph_id=graph_id, actor=person(request), tree_kind=kind)
    undo = reverse("web:graph_convert", args=[graph_id, before or "none"])
    toast(request, fill(_("Kind of tree: {kind}"), kind=dict(kind_choices())[kind]), undo=undo)
    return redirect("web:graph", graph_id)


@require_POST
def archive(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Put a graph away; Undo brings it back."""
    saved = write.edit_graph(graph_id=graph_id, actor=person(request), is_archived=True)
    undo = reverse("web:graph_restore", args=[graph_id])
    toast(request, fill(_("“{title}” is archived."), title=saved.title), undo=undo)
    return redirect(_LISTS[saved.kind], saved.engagement_id)


@require_POST
def restore(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Bring an archived graph back."""
    saved = write.edit_graph(graph_id=graph_id, actor=person(request), is_archived=False)
    toast(request, fill(_("“{title}” is back."), title=saved.title))
    return redirect(_LISTS[saved.kind], saved.engagement_id)


@require_POST
def delete(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Delete a graph; Undo brings it back."""
    kind = read.graph(person(request), graph_id).kind
    entry = write.delete_graph(actor=person(request), graph_id=graph_id)
    return deleted(request, entry, _LISTS[kind], entry.engagement_id)
