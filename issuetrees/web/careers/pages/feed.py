"""The address at which a calendar reads a plan; whoever has it needs no account."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from issuetrees.careers.calendar import MEDIA_TYPE, calendar_of
from issuetrees.careers.read import feeds


@require_safe
def plan(request: HttpRequest, token: str) -> HttpResponseBase:
    """Return the dated steps of the plan that the token opens; 304 where nothing has changed."""
    content = calendar_of(*feeds.of_token(token))
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = 'inline; filename="plan.ics"'
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    answer["ETag"] = tag
    found = get_conditional_response(request, tag, response=answer)
    assert found is not None  # noqa: S101 - it is the answer that was given, or 304
    return found
