"""Cases to practise on: choose one, sketch a structure, see it beside the reference."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.practice.cases import Case, case, cases
from issuetrees.practice.comparing import with_case
from issuetrees.practice.read import attempts as read
from issuetrees.practice.write import attempts as write
from issuetrees.web.frame.forms import attempt as attempted
from issuetrees.web.frame.shell import own_page, page, person, workspace_shell
from issuetrees.web.frame.toasts import toast
from issuetrees.web.practice import rows
from issuetrees.web.practice.forms import AttemptForm

_LATEST = 200  # attempts of one case that are shown


def _language() -> str:
    return (get_language() or "en")[:2]


@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """List the cases, with what the person made of each."""
    found = rows.case_rows(cases(_language()), read.attempts(person(request)))
    return own_page(request, "practice/cases.html", "practice", rows=found)


@require_safe
def in_workspace(request: HttpRequest, workspace_id: uuid.UUID) -> HttpResponse:
    """List the cases inside a workspace, where what is tried is kept then."""
    shell = workspace_shell(request, workspace_id, "practice")
    found = rows.case_rows(cases(_language()), read.attempts(shell.user))
    return page(request, "practice/cases.html", shell, rows=found)


@require_http_methods(["GET", "HEAD", "POST"])
def one_case(request: HttpRequest, name: str) -> HttpResponse:
    """Show a case; take a sketch for it, keep it, and show how near it is."""
    user = person(request)
    found = case(name, _language())
    first = {"workspace": request.GET.get("workspace") or None}
    form = AttemptForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempted(
            form,
            lambda: write.create_attempt(
                actor=user,
                case_name=name,
                text=given["text"],
                language=found.language,
                workspace_id=given["workspace"],
                seconds=given["seconds"],
            ),
        )
        if made is not None:
            return redirect("web:attempt", made.pk)
    mine = list(read.attempts(user, name)[:_LATEST])
    context = {"case": found, "form": form, "attempts": rows.bars(mine)}
    return own_page(request, "practice/case.html", "practice", **context)


@require_safe
def one_attempt(request: HttpRequest, attempt_id: uuid.UUID) -> HttpResponse:
    """Show an attempt beside the reference, with its points and why."""
    user = person(request)
    row = read.attempt(user, attempt_id)
    found: Case = case(row.case, row.language)
    beside = with_case(found, row.text, row.workspace_id)
    mine = list(read.attempts(user, row.case)[:_LATEST])
    context = {
        "attempt": row,
        "case": found,
        "score": beside.score,
        "parts": rows.parts(beside.score),
        "pairs": rows.pairs(beside),
        "cuts": rows.cuts(beside),
        "attempts": rows.bars(mine),
    }
    return own_page(request, "practice/attempt.html", "practice", **context)


@require_POST
def delete_attempt(request: HttpRequest, attempt_id: uuid.UUID) -> HttpResponse:
    """Delete an attempt; Undo brings it back."""
    user = person(request)
    row = read.attempt(user, attempt_id)
    entry = write.delete_attempt(actor=user, attempt_id=attempt_id)
    undo = reverse("web:deletion_undo", args=[entry.pk])
    toast(request, _("The attempt is deleted."), undo=undo)
    return redirect("web:case", row.case)
