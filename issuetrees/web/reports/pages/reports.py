"""Pages of reports: the list, a new one, the composer and what it saves."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.kit.sentences import sentence
from issuetrees.reports import composition, read, templates, write
from issuetrees.reports import outline as outlines
from issuetrees.reports.files import FORMATS
from issuetrees.reports.kinds import report_kinds
from issuetrees.reports.models import ExportFormat, Report
from issuetrees.reports.read import mark
from issuetrees.reports.write import Overtaken
from issuetrees.scoring.read import sheets
from issuetrees.web.frame.deleted import deleted
from issuetrees.web.frame.forms import attempt
from issuetrees.web.frame.shell import Shell, engagement_shell, page, person
from issuetrees.web.reports import rows
from issuetrees.web.reports.forms import (
    COVER_TEXTS,
    ExportForm,
    NewReportForm,
    ReportTextsForm,
    SavedTextForm,
    new_key,
    sections_given,
)
from issuetrees.web.reports.options import places_of
from issuetrees.workspaces.access import Action


@require_safe
def reports(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """List the reports of an engagement."""
    shell = engagement_shell(request, engagement_id, "reports")
    found = read.reports_of(shell.user, engagement_id)
    shown = Paginator(found, rows.REPORTS_SHOWN).get_page(request.GET.get("page"))
    return page(request, "reports/reports.html", shell, rows=shown)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Start a report of a kind or by a template of the workspace."""
    shell = engagement_shell(request, engagement_id, "reports", Action.EDIT)
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    initial = {"title": shell.engagement.name, "language": shell.engagement.language}
    if request.GET.get("kind") in report_kinds():
        initial["kind"] = request.GET["kind"]
    own = templates.templates(shell.user, shell.workspace.pk)
    form = NewReportForm(request.POST or None, initial=initial, templates=own)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: write.create_report(
                actor=shell.user, engagement_id=engagement_id, **form.cleaned_data
            ),
        )
        if made is not None:
            return redirect("web:report", made.pk)
    return page(request, "reports/new.html", shell, form=form, has_own=own.exists())


@require_safe
def report(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Show the composer: sections, texts, files."""
    shell, found = opened(request, report_id)
    texts = _texts(found)
    return page(
        request,
        "reports/report.html",
        shell,
        report=found,
        texts=texts["texts"],
        properties=texts["properties"],
        sections=rows.sections_of(shell.user, found, request.GET.get("section", "")),
        files=rows.files_of(request, shell.user, found),
        hides_scores=sheets.hides(shell.user, found.engagement_id),
        order=ExportForm(initial={"key": new_key()}, auto_id=False),
        formats=[one for one in FORMATS if one != ExportFormat.PDF],
    )


@require_safe
def outline(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Answer what an export would print now, to be put into the composer."""
    shown: dict[str, Any] = {}
    try:
        found = outlines.outline(person(request), report_id)
        shown = {
            "facts": found.sections,
            "total": found.pages,
            "left_out": found.left_out,
            "fit": found.fit,
        }
    except Invalid as refused:
        shown = {"problem": sentence(refused)}
    return render(request, "reports/_outline.html", shown)


@require_POST
def save_text(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Save one text as its field is left; answer what stands beside the field."""
    shell, _before = opened(request, report_id, Action.EDIT)
    form = SavedTextForm(request.POST)
    if not form.is_valid():
        raise Invalid("not_understood", gettext_noop("This could not be read. Reload the page."))
    name, text, seen = (form.cleaned_data[field] for field in ("name", "text", "seen"))
    beside: dict[str, Any] = {"name": name}
    status = 200
    try:
        found = write.edit_report(
            actor=shell.user, report_id=report_id, seen={name: seen}, **{name: text}
        )
        beside |= {"is_saved": True, "seen": mark(getattr(found, name))}
    except Overtaken as overtaken:
        found, status = overtaken.report, overtaken.status
        theirs = getattr(found, name)
        beside |= {"seen": seen, "theirs": theirs, "their_mark": mark(theirs)}
    except Invalid as refused:
        found, status = _before, refused.status
        beside |= {"seen": seen, "problem": sentence(refused)}
    return _answer(request, "reports/_saved.html", found, status, **beside)


@require_POST
def save_sections(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Save order, switches, titles and options of the sections."""
    shell, _before = opened(request, report_id, Action.EDIT)
    given = sections_given(request.POST)
    seen = {"sections": request.POST.get("seen", "")}
    try:
        found = write.edit_report(actor=shell.user, report_id=report_id, seen=seen, sections=given)
    except Overtaken as overtaken:
        return _renewed(request, shell, overtaken.report, overtaken.status, is_overtaken=True)
    except Invalid as refused:
        shown = {"name": "sections", "seen": seen["sections"], "problem": sentence(refused)}
        return _answer(request, "reports/_saved.html", _before, refused.status, **shown)
    if "add" in request.POST:
        return _renewed(request, shell, found, 200)
    beside = {"name": "sections", "is_saved": True, "seen": mark(found.sections)}
    return _answer(request, "reports/_saved.html", found, 200, **beside)


@require_POST
def new_section(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Answer a section that can be put among those of the form: a new one, or a copy of one."""
    shell, found = opened(request, report_id, Action.EDIT)
    given = sections_given(request.POST)
    source = [row for row in given if row.get("id") == request.POST.get("copy", row.get("id"))]
    row = composition.one_more(source[-1] if source else {}, request.POST.getlist("id"))
    shown = rows.section_row(row, places_of(shell.user, found))
    return render(request, "reports/_new_section.html", {"report": found, "row": shown})


@require_POST
def delete(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Delete a report with its files; Undo brings them back."""
    entry = write.delete_report(actor=person(request), report_id=report_id)
    return deleted(request, entry, "web:reports", entry.engagement_id)


def opened(
    request: HttpRequest, report_id: uuid.UUID, action: Action = Action.VIEW
) -> tuple[Shell, Report]:
    """Return the frame and the report, or raise NotFound or Denied."""
    found = read.report(person(request), report_id)
    return engagement_shell(request, found.engagement_id, "reports", action), found


def _texts(found: Report) -> dict[str, list[dict[str, Any]]]:
    """Return the fields of ``texts`` and ``properties`` with the marks of what is in them."""
    shown: dict[str, list[dict[str, Any]]] = {"texts": [], "properties": []}
    for bound in ReportTextsForm.of(found):
        kind = "properties" if bound.name in ReportTextsForm.PROPERTIES else "texts"
        shown[kind].append(
            {
                "field": bound,
                "group": "cover" if bound.name in COVER_TEXTS else "summary",
                "seen": mark(getattr(found, bound.name)),
                "shown": _shown(found, bound.name),
            }
        )
    return shown


def _shown(found: Report, name: str) -> str:
    """Return a text for reading: choices by their names."""
    named = getattr(found, f"get_{name}_display", None)
    return str(named() if named else getattr(found, name))


def _renewed(
    request: HttpRequest, shell: Shell, found: Report, status: int, **context: Any
) -> HttpResponse:
    """Answer all sections as they are stored, in the place of those that are shown."""
    shown = {"sections": rows.sections_of(shell.user, found), "shell": shell, "is_swapped": True}
    response = _answer(request, "reports/_sections.html", found, status, **shown, **context)
    response["HX-Retarget"] = "#sections"
    response["HX-Reswap"] = "outerHTML"
    response["HX-Trigger-After-Settle"] = "report-changed"
    return response


def _answer(
    request: HttpRequest, template: str, found: Report, status: int, **context: Any
) -> HttpResponse:
    """Answer a part of the composer; without htmx go back to the whole of it."""
    if not getattr(request, "htmx", False):
        return redirect("web:report", found.pk)
    response = render(
        request, template, {"report": found, "key": new_key(), **context}, status=status
    )
    if context.get("is_saved"):
        response["HX-Trigger-After-Settle"] = "report-changed"
    return response
