"""Exports on the report pages: order, progress, cancel, retry, download."""

import uuid
from typing import Any, Final

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from issuetrees.core.errors import Invalid, NotFound, Refused
from issuetrees.core.text import gettext_noop
from issuetrees.reports import read, versions, write
from issuetrees.reports.changes import sentence
from issuetrees.reports.files import MEDIA_TYPES
from issuetrees.reports.models import Export, ExportFormat
from issuetrees.scoring.read import sheets
from issuetrees.web.frame import errors
from issuetrees.web.frame.downloads import disposition
from issuetrees.web.frame.shell import engagement_shell, page, person
from issuetrees.web.reports.forms import ExportForm, new_key
from issuetrees.web.reports.rows import UNDER_WAY

STOP_POLLING: Final = 286  # htmx asks no more after this status


@require_POST
def order(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Ask for a file; the same key asks for the same one."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        raise Invalid("not_understood", gettext_noop("This could not be read. Reload the page."))
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    if asked.pop("is_mailed", False):
        asked["mail_site"] = request.build_absolute_uri("/")
    made, is_new = write.request_export(actor=person(request), report_id=report_id, **asked)
    response = _row(request, made)
    if not is_new:
        response["HX-Retarget"] = f"#export-{made.pk}"
        response["HX-Reswap"] = "outerHTML"
    return response


@require_safe
def export(request: HttpRequest, export_id: uuid.UUID) -> HttpResponse:
    """Show how far an export is."""
    try:
        return _row(request, read.export(person(request), export_id))
    except Refused as refused:
        response = errors.answer(request, refused)
        if getattr(request, "htmx", False):
            response.status_code = STOP_POLLING
        return response


@require_safe
def version(request: HttpRequest, version_id: str) -> HttpResponse:
    """Say whether the version that stands on a page is the newest of its report."""
    found = versions.version(person(request), version_id)
    report = found.snapshot.report
    shell = engagement_shell(request, report.engagement_id, "reports")
    hides_scores = sheets.hides(shell.user, report.engagement_id)
    return page(
        request, "reports/version.html", shell,
        version=found, report=report, hides_scores=hides_scores,
    )  # fmt: skip


@require_safe
def changes(request: HttpRequest, export_id: uuid.UUID) -> HttpResponse:
    """Tell what an export shows otherwise than the one before it."""
    found = versions.changes(person(request), export_id)
    lines = [sentence(change) for change in found.changes]
    shown: dict[str, Any] = {"export": found.export, "earlier": found.earlier, "lines": lines}
    if getattr(request, "htmx", False):
        return render(request, "reports/_changes.html", shown)
    report = found.export.report
    shell = engagement_shell(request, report.engagement_id, "reports")
    return page(request, "reports/changes.html", shell, report=report, **shown)


@require_POST
def cancel(request: HttpRequest, export_id: uuid.UUID) -> HttpResponse:
    """Stop an export."""
    return _row(request, write.cancel_export(actor=person(request), export_id=export_id))


@require_POST
def retry(request: HttpRequest, export_id: uuid.UUID) -> HttpResponse:
    """Try a failed or cancelled export again."""
    return _row(request, write.retry_export(actor=person(request), export_id=export_id))


@require_safe
def download(request: HttpRequest, export_id: uuid.UUID) -> FileResponse:
    """Send the file."""
    try:
        found, file = read.open_file(person(request), export_id)
    except FileNotFoundError:
        raise NotFound(
            "file_gone", gettext_noop("The file is no longer stored. Export the report again.")
        ) from None
    response = FileResponse(file, content_type=MEDIA_TYPES[ExportFormat(found.format)])
    response["Content-Disposition"] = disposition(read.download_name(found))
    response["Cache-Control"] = "private, no-store"
    return response


def _row(request: HttpRequest, found: Export) -> HttpResponse:
    """Answer the row of an export; without htmx go to the page where it stands."""
    if not getattr(request, "htmx", False):
        return redirect(reverse("web:report", args=[found.report_id]) + "#files")
    is_over = found.job.state not in UNDER_WAY
    context = {
        "export": found,
        "is_swapped": True,
        "key": new_key() if is_over else "",
        "hides_scores": is_over and sheets.hides(person(request), found.report.engagement_id),
    }
    return render(request, "reports/_export.html", context)
