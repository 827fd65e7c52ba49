"""What a calendar is answered that asks at an address of its own; it has no account."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from issuetrees.kit.feeds import MEDIA_TYPE


def answer(request: HttpRequest, content: bytes) -> HttpResponseBase:
    """Return a calendar; 304 where nothing has changed."""
    made = HttpResponse(content, content_type=MEDIA_TYPE)
    made["Content-Disposition"] = 'inline; filename="plan.ics"'
    made["Cache-Control"] = "private, no-cache"
    made["Referrer-Policy"] = "no-referrer"
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    made["ETag"] = tag
    found = get_conditional_response(request, tag, response=made)
    assert found is not None  # noqa: S101 - it is the answer that was given, or 304
    return found
