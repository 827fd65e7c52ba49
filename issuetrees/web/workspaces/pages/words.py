"""Own words of a workspace: synonyms, frameworks and processes by which its splits are checked."""

import uuid
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, page, person, workspace_shell
from issuetrees.web.frame.toasts import toast
from issuetrees.web.workspaces.forms import SynonymsForm, WordListForm
from issuetrees.workspaces import word_lists
from issuetrees.workspaces.access import Action
from issuetrees.workspaces.models import ListKind

#: By kind: what its lists are called, the button that adds one, what one is.
_KINDS: Final = {
    ListKind.SYNONYMS: (
        gettext_lazy("Synonyms"),
        gettext_lazy("Add synonyms"),
        gettext_lazy(
            "Words that mean the same to you. Two branches that differ in such words only are"
            " reported as the same."
        ),
    ),
    ListKind.FRAMEWORK: (
        gettext_lazy("Frameworks"),
        gettext_lazy("Add a framework"),
        gettext_lazy(
            "Your own checklists. A split that names one is complete, or what is missing is said."
        ),
    ),
    ListKind.PROCESS: (
        gettext_lazy("Processes"),
        gettext_lazy("Add a process"),
        gettext_lazy(
            "Your own stages, in order. A split that names one is compared with them: what is"
            " missing, what comes too early."
        ),
    ),
}


@require_safe
def words(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """List the words of a workspace, kind by kind; also where there are none yet."""
    shell = workspace_shell(request, workspace_id, "words")
    rows = list(word_lists.word_lists(shell.user, workspace_id))
    kinds = [
        (kind.value, title, add, what, [row for row in rows if row.kind == kind])
        for kind, (title, add, what) in _KINDS.items()
    ]
    return page(request, "workspaces/words.html", shell, kinds=kinds)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, workspace_id: uuid.UUID, kind: str) -> HttpResponse:
    """Add a list of a kind."""
    if kind not in ListKind.values:
        raise Http404
    shell = workspace_shell(request, workspace_id, "words", Action.MANAGE)
    form = _form(kind)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: word_lists.add_word_list(
                actor=shell.user, workspace_id=workspace_id, kind=kind, **form.cleaned_data
            ),
        )
        if made is not None:
            toast(request, _("Added. The splits of this workspace are checked by it now."))
            return redirect("web:words", workspace_id)
    return _shown(request, shell, kind, form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, list_id: uuid.UUID) -> HttpResponse:
    """Change a list."""
    row = word_lists.word_list(person(request), list_id)
    shell = workspace_shell(request, row.workspace_id, "words", Action.MANAGE)
    typed = {"name": row.name, "items": word_lists.as_typed(row.items)}
    form = _form(row.kind)(request.POST or None, initial=typed)
    if request.method == "POST" and form.is_valid():
        changed = attempt(
            form,
            lambda: word_lists.edit_word_list(
                actor=shell.user, list_id=list_id, **form.cleaned_data
            ),
        )
        if changed is not None:
            toast(request, _("Saved."))
            return redirect("web:words", row.workspace_id)
    return _shown(request, shell, row.kind, form, row=row)


@require_POST
def delete(request: HttpRequest, list_id: uuid.UUID) -> HttpResponse:
    """Delete a list; Undo brings it back."""
    workspace_id = word_lists.word_list(person(request), list_id).workspace_id
    entry = word_lists.delete_word_list(actor=person(request), list_id=list_id)
    return deleted(request, entry, "web:words", workspace_id)


def _form(kind: str) -> type[forms.Form]:
    return SynonymsForm if kind == ListKind.SYNONYMS else WordListForm


def _shown(
    request: HttpRequest, shell: Shell, kind: str, form: forms.Form, **context: Any
) -> HttpResponse:
    _title, add_words, what = _KINDS[ListKind(kind)]
    return page(
        request,
        "workspaces/words_form.html",
        shell,
        form=form,
        adds=add_words,
        what=what,
        **context,
    )
