"""Pages of sources: listed, added, changed; quotes marked in the transcript of an interview."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.attachments import read as attachments
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.models import Source
from issuetrees.inquiry.read import evidence as evidence_read
from issuetrees.inquiry.read import sources as read
from issuetrees.inquiry.write import evidence as evidence_write
from issuetrees.inquiry.write import sources as write
from issuetrees.inquiry.write.source_files import attach_to_source
from issuetrees.kit.sentences import fill
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.edited import edited
from issuetrees.web.frame.file_form import FileForm
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.web.inquiry import evidence_rows as rows
from issuetrees.web.inquiry.evidence_forms import EvidenceForm, SourceForm
from issuetrees.web.inquiry.transcripts import marked
from issuetrees.workspaces.access import Action

PAGE_SIZE = 50


@require_safe
def listed(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """List the sources of an engagement."""
    shell = engagement_shell(request, engagement_id, "tree")
    found = Paginator(read.sources(shell.user, engagement_id), PAGE_SIZE)
    at = found.get_page(request.GET.get("page"))
    return page(request, "inquiry/sources.html", shell, rows=at)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Add a source."""
    shell = engagement_shell(request, engagement_id, "tree", Action.EDIT)
    form = SourceForm(
        request.POST or None, request.FILES or None, initial={"kind": request.GET.get("kind", "")}
    )
    if request.method == "POST" and form.is_valid():
        given = form.given()
        made = attempt(
            form,
            lambda: write.create_source(actor=shell.user, engagement_id=engagement_id, **given),
        )
        if made is not None:
            return redirect("web:source", made.pk)
    return page(request, "inquiry/source_form.html", shell, form=form, source=None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, source_id: uuid.UUID) -> HttpResponse:
    """Change a source."""
    row = read.source(person(request), source_id)
    before = row.version
    shell = engagement_shell(request, row.engagement_id, "tree", Action.EDIT)
    form = SourceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        version, given = form.cleaned_data["version"], form.given()
        saved = attempt(
            form,
            lambda: write.edit_source(
                actor=shell.user, source_id=source_id, version=version, **given
            ),
        )
        if saved is not None:
            edited(request, saved, before)
            return redirect("web:source", source_id)
    elif request.method != "POST":
        form.values_of(row)
    return page(request, "inquiry/source_form.html", shell, form=form, source=row)


@require_POST
def delete(request: HttpRequest, source_id: uuid.UUID) -> HttpResponse:
    """Delete a source; Undo brings it back to its evidence."""
    engagement_id = read.source(person(request), source_id).engagement_id
    entry = write.delete_source(actor=person(request), source_id=source_id)
    return deleted(request, entry, "web:sources", engagement_id)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, source_id: uuid.UUID) -> HttpResponse:
    """Show a source with its quotes; the form hangs a marked one on a question."""
    row = read.source(person(request), source_id)
    action = Action.EDIT if request.method == "POST" else Action.VIEW
    shell = engagement_shell(request, row.engagement_id, "tree", action)
    form = EvidenceForm(request.POST or None, questions=_questions(shell))
    if request.method == "POST" and form.is_valid():
        given = form.given() | {"source_id": source_id}
        made = attempt(form, lambda: _hang(shell, given))
        if made is not None:
            toast(request, _("The quote hangs on the question."))
            return redirect("web:source", source_id)
    return _page(request, shell, row, form, _file_form(shell, row))


@require_POST
def attach(request: HttpRequest, source_id: uuid.UUID) -> HttpResponse:
    """Hang a file on a source, or in the place of another."""
    row = read.source(person(request), source_id)
    shell = engagement_shell(request, row.engagement_id, "tree", Action.EDIT)
    form = _file_form(shell, row, request.POST, request.FILES)
    if form.is_valid():
        given = form.given()
        made = attempt(
            form, lambda: attach_to_source(actor=shell.user, source_id=source_id, **given)
        )
        if made is not None:
            toast(request, fill(_("“{name}” is attached."), name=made.name))
            return redirect("web:source", source_id)
    return _page(request, shell, row, EvidenceForm(questions=_questions(shell)), form)


def _file_form(shell: Shell, row: Source, *sent: Any) -> FileForm:
    beside = [(str(one.pk), one.name) for one in attachments.files(shell.user).filter(source=row)]
    return FileForm(*sent, beside=beside)


def _page(
    request: HttpRequest, shell: Shell, row: Source, form: EvidenceForm, file_form: FileForm
) -> HttpResponse:
    evidence = list(evidence_read.all_evidence(shell.user).filter(source_id=row.pk))
    return page(
        request,
        "inquiry/source.html",
        shell,
        source=row,
        form=form,
        files=attachments.files(shell.user).filter(source=row),
        file_form=file_form,
        can_edit=shell.can["edit"],
        marked=marked(row.transcript, evidence),
        register=rows.evidence_rows(evidence),
        has_questions=form.has_questions,
    )


def _questions(shell: Shell) -> list[tuple[str, str]]:
    """Return the questions of the engagement's trees, each with its tree if there are more."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = list(graphs.graphs_of(shell.user, shell.engagement.pk).filter(kind=ISSUE_TREE))
    return [
        (key, f"{label} · {graph.title}" if len(found) > 1 else label)
        for graph in found
        for key, label in rows.question_choices(evidence_read.standings_of(graph, []))
    ]


def _hang(shell: Shell, given: dict[str, object]) -> object:
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    node = graphs.node_of_engagement(shell.user, shell.engagement.pk, given["node_id"])  # type: ignore[arg-type] # checked by the form
    if node is None:
        message = gettext_noop(
            "This question has been deleted, or is not in this tree. Bring it back first, or"
            " choose another one."
        )
        raise Invalid("no_such_question", message, field="node_id")
    return evidence_write.add_evidence(
        actor=shell.user,
        graph_id=node.graph_id,
        **given,  # type: ignore[arg-type] # as the form has it
    )
