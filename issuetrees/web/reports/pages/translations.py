"""The page on which a report is translated, text by text."""

import uuid
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from issuetrees.reports import read, translating
from issuetrees.reports.gather import SecondText, second_texts
from issuetrees.reports.translations import digest_of
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.frame.toasts import toast
from issuetrees.workspaces.access import Action

SHOWN: Final = 60


@require_http_methods(["GET", "HEAD", "POST"])
def translations(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """List the texts of a report, those without a translation first; save what is typed."""
    user = person(request)
    report = read.report(user, report_id)
    action = Action.EDIT if request.method == "POST" else Action.VIEW
    shell = engagement_shell(request, report.engagement_id, "reports", action)
    found = second_texts(user, report_id)
    form = forms.Form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = _changed(request, found.texts)
        saved = attempt(form, lambda: _save(request, report_id, given))
        if saved:
            toast(request, _("Saved. The report says it from now on."))
            return redirect(request.get_full_path())
    order = sorted(found.texts, key=lambda one: bool(one.text))
    rows = Paginator([(digest_of(one.original), one) for one in order], SHOWN)
    shown: dict[str, Any] = {
        "report": report,
        "form": form,
        "rows": rows.get_page(request.GET.get("page")),
        "missing": sum(not one.text for one in found.texts),
        "is_same": report.language == report.engagement.language,
    }
    return page(request, "reports/translations.html", shell, **shown)


def _save(request: HttpRequest, report_id: uuid.UUID, given: dict[str, str]) -> bool:
    translating.translate(actor=person(request), report_id=report_id, texts=given)
    return True


def _changed(request: HttpRequest, texts: tuple[SecondText, ...]) -> dict[str, str]:
    """Return what was typed otherwise than it is kept."""
    typed = {one: request.POST.get(f"text-{digest_of(one.original)}") for one in texts}
    return {
        one.original: text.strip()
        for one, text in typed.items()
        if text is not None and text.strip() != one.text
    }
