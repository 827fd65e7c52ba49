"""The workplan in a calendar: addresses made and withdrawn, and what is read there."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from issuetrees.inquiry.read import plan_feeds as read
from issuetrees.inquiry.write import plan_feeds as write
from issuetrees.web.frame.calendars import answer
from issuetrees.web.frame.toasts import toast
from issuetrees.web.inquiry.opened import opened


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Show which addresses the person has; make one and show it, this once."""
    here = opened(request, graph_id)
    address, is_mine = "", _is_mine(request)
    if request.method == "POST":
        token = write.rotate_feed(actor=here.shell.user, graph_id=graph_id, is_mine=is_mine)
        address = request.build_absolute_uri(reverse("web:workplan_feed", args=[token]))
    has = read.feeds_of(here.shell.user, graph_id)
    rows = [
        {"value": "", "word": _("The whole plan"), "has": False in has},
        {"value": "on", "word": _("What is mine only"), "has": True in has},
    ]
    return here.page("plan_feeds", "workplan", rows=rows, address=address, is_mine=is_mine)


@require_POST
def revoke(request: HttpRequest, graph_id: uuid.UUID) -> HttpResponse:
    """Withdraw an address of the person's."""
    here = opened(request, graph_id)
    write.revoke_feed(actor=here.shell.user, graph_id=graph_id, is_mine=_is_mine(request))
    toast(request, _("The address no longer works."))
    return redirect("web:workplan_feeds", graph_id)


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponseBase:
    """Return the days of the plan that the token opens; 304 where nothing has changed."""
    return answer(request, read.of_token(token))


def _is_mine(request: HttpRequest) -> bool:
    return request.POST.get("is_mine") == "on"
