"""The pages of a report as pictures, asked for by the composer."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.reports import preview as previews
from issuetrees.reports.drawings import FORMS, drawing_file
from issuetrees.web.frame.downloads import disposition
from issuetrees.web.frame.shell import person


@require_safe
def preview(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Answer all pieces; those that nobody has looked at are blank."""
    context: dict[str, object] = {"report_id": report_id, "forms": list(FORMS)}
    try:
        context["pieces"] = previews.preview(person(request), report_id)
    except Invalid as refused:
        context["problem"] = sentence(refused)
    return render(request, "reports/_pieces.html", context)


@require_safe
def piece(request: HttpRequest, report_id: uuid.UUID, key: str) -> HttpResponse:
    """Answer one piece with its pictures."""
    context: dict[str, object] = {"report_id": report_id, "forms": list(FORMS)}
    try:
        context["piece"] = previews.painted(person(request), report_id, key)
    except Invalid as refused:
        context["problem"] = sentence(refused)
    return render(request, "reports/_sheets.html", context)


@require_safe
def drawing(
    request: HttpRequest, report_id: uuid.UUID, section_id: str, number: int, form: str
) -> HttpResponse:
    """Send one drawing as a file."""
    made = drawing_file(person(request), report_id, (section_id, number), form)
    response = HttpResponse(made.content, content_type=made.media)
    response["Content-Disposition"] = disposition(made.name)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def picture(
    request: HttpRequest, report_id: uuid.UUID, key: str, number: int, width: int
) -> HttpResponse:
    """Answer a picture of a page; who has it still asks each time whether they may see it."""
    content = previews.picture(person(request), report_id, key, (number, width))
    response = HttpResponse(content, content_type="image/webp")
    response["ETag"] = quote_etag(f"{key}-{number}-{width}")
    return get_conditional_response(request, response["ETag"], response=response) or response
