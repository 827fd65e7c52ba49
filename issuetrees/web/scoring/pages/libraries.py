"""The library: of a workspace, and beside an engagement that entries are put into."""

import uuid
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import Invalid
from issuetrees.kit.checks import key as read_id
from issuetrees.kit.checks import one_of
from issuetrees.kit.sentences import fill, sentence
from issuetrees.scoring.models.libraries import LibraryEntry, LibraryKind
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.read import libraries as libraries_read
from issuetrees.scoring.write import libraries as libraries_write
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person, workspace_shell
from issuetrees.web.frame.toasts import toast
from issuetrees.web.scoring.library_form import EntryForm, entry_values
from issuetrees.workspaces.access import Action

PAGE_SIZE: Final = 50
_READ = frozenset({LibraryKind.BEFORE, LibraryKind.AFTER})


@dataclass(frozen=True)
class Line:
    """An entry as shown, own or shipped."""

    key: str
    entry: LibraryEntry | libraries_read.Shipped
    is_own: bool

    @property
    def is_inserted(self) -> bool:
        """Whether something of an engagement can be made of it."""
        return self.entry.kind not in _READ


@require_safe
def library(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """Show the library of a workspace, one kind at a time."""
    return _show(request, workspace_shell(request, workspace_id, "library"))


@require_safe
def choose(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Show the library beside an engagement."""
    shell = engagement_shell(request, engagement_id, "goals")
    return _show(request, shell, goals=list(goals_read.goals(shell.user, engagement_id)))


@require_POST
def insert(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Put an entry into an engagement."""
    key = request.POST.get("key", "")
    try:
        libraries_write.insert(
            actor=person(request),
            engagement_id=engagement_id,
            key=key,
            language=get_language() or "en",
            goal_id=read_id("goal_id", request.POST.get("goal") or None),
        )
    except Invalid as refused:
        toast(request, sentence(refused))
    else:
        toast(request, _("It is in the engagement now."))
    address = redirect("web:library_choose", engagement_id)
    address["Location"] += f"?kind={_kind(request)}"
    return address


@require_POST
def keep(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Keep the goals and criteria of an engagement as a set."""
    shell = engagement_shell(request, engagement_id, "goals", Action.EDIT)
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    title = request.POST.get("title", "").strip() or shell.engagement.name
    try:
        libraries_write.keep_set(actor=shell.user, engagement_id=engagement_id, title=title)
    except Invalid as refused:
        toast(request, sentence(refused))
    else:
        toast(request, fill(_("“{title}” is kept in the library of the workspace."), title=title))
    return redirect("web:goals", engagement_id)


@require_http_methods(["GET", "HEAD", "POST"])
def entry_new(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """Add an entry, empty or with what a shipped one says."""
    shell = workspace_shell(request, workspace_id, "library", Action.EDIT)
    source = request.GET.get("from", "")
    values: dict[str, Any] = {}
    if source:
        values = entry_values(libraries_read.shipped_entry(source, get_language() or "en"))
    kind = one_of(LibraryKind.values)("kind", source.split("/")[0] or _kind(request))
    form = EntryForm(request.POST or None, initial=values, kind=kind)
    if _is_kept(request) and form.is_valid():
        made = attempt(
            form,
            lambda: libraries_write.create_entry(
                actor=shell.user, workspace_id=workspace_id, kind=kind, **form.given(is_new=True)
            ),
        )
        if made is not None:
            return _back(workspace_id, kind)
    return page(request, "scoring/library_form.html", shell, form=form, kind=kind)


@require_http_methods(["GET", "HEAD", "POST"])
def entry_edit(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Change an own entry."""
    row = libraries_read.entry(person(request), entry_id)
    shell = workspace_shell(request, row.workspace_id, "library", Action.EDIT)
    form = EntryForm(request.POST or None, initial=entry_values(row), kind=row.kind)
    if _is_kept(request) and form.is_valid():
        changed = attempt(
            form,
            lambda: libraries_write.edit_entry(actor=shell.user, entry_id=entry_id, **form.given()),
        )
        if changed is not None:
            return _back(row.workspace_id, row.kind)
    return page(request, "scoring/library_form.html", shell, form=form, kind=row.kind, row=row)


@require_POST
def entry_delete(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """Delete an own entry; Undo brings it back."""
    workspace_id = libraries_read.entry(person(request), entry_id).workspace_id
    entry = libraries_write.delete_entry(actor=person(request), entry_id=entry_id)
    return deleted(request, entry, "web:library", workspace_id)


def _show(request: HttpRequest, shell: Shell, **context: Any) -> HttpResponse:
    kind = _kind(request)
    own = libraries_read.entries(shell.user, shell.workspace.pk).filter(kind=kind)
    rows = Paginator(own, PAGE_SIZE).get_page(request.GET.get("page"))
    ours = libraries_read.shipped(get_language() or "en")
    lines = [Line(str(row.pk), row, is_own=True) for row in rows]
    if not rows.has_next():
        lines += [Line(row.key, row, is_own=False) for row in ours if row.kind == kind]
    return page(
        request,
        "scoring/library.html",
        shell,
        rows=rows,
        lines=lines,
        kind=kind,
        kinds=LibraryKind.choices,
        **context,
    )


def _is_kept(request: HttpRequest) -> bool:
    """Whether the form is to be kept: a further level is only shown."""
    return request.method == "POST" and "more" not in request.POST


def _kind(request: HttpRequest) -> str:
    asked = request.POST.get("kind") or request.GET.get("kind", "")
    return asked if asked in LibraryKind.values else LibraryKind.CRITERION


def _back(workspace_id: uuid.UUID, kind: str) -> HttpResponse:
    address = redirect("web:library", workspace_id)
    address["Location"] += f"?kind={kind}"
    return address
