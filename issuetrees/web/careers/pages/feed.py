"""The address at which a calendar reads a plan; whoever has it needs no account."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from issuetrees.careers.calendar import calendar_of
from issuetrees.careers.read import feeds
from issuetrees.web.frame.calendars import answer


@require_safe
def plan(request: HttpRequest, token: str) -> HttpResponseBase:
    """Return the dated steps of the plan that the token opens; 304 where nothing has changed."""
    return answer(request, calendar_of(*feeds.of_token(token)))
