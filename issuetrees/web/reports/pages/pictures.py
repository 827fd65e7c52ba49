"""Pictures for reports: one that is sent from the composer, and one that is shown in it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_POST, require_safe

from issuetrees.core.errors import Invalid
from issuetrees.kit.sentences import sentence
from issuetrees.reports import pictures
from issuetrees.reports.picturing import keep_picture
from issuetrees.reports.stored import content_of
from issuetrees.web.frame.shell import person


@require_POST
def keep(request: HttpRequest, engagement_id: uuid.UUID) -> HttpResponse:
    """Keep a picture; answer it as it stands in the field, or why it is refused."""
    sent = request.FILES.get("picture")
    content = sent.read() if sent else b""
    context = {"engagement_id": engagement_id, "name": request.POST.get("field", "")}
    try:
        kept = keep_picture(actor=person(request), engagement_id=engagement_id, content=content)
    except Invalid as refused:
        said = {"problem": sentence(refused)}
        return render(request, "reports/_picture_refused.html", said, status=refused.status)
    return render(request, "reports/_picture_shown.html", {**context, "digest": kept.digest})


@require_safe
def show(request: HttpRequest, engagement_id: uuid.UUID, digest: str) -> HttpResponse:
    """Answer a picture; who has it still asks each time whether they may see it."""
    found = pictures.picture(person(request), engagement_id, digest)
    etag = quote_etag(found.digest)
    response = get_conditional_response(request, etag)
    if response is None:
        response = HttpResponse(content_of(found.file), content_type=found.media)
    response["ETag"] = etag
    return response
