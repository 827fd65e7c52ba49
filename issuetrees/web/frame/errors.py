"""Refusals and failures as pages, or as a toast where htmx asked for a part of a page."""

import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.csrf import requires_csrf_token

from issuetrees.core.errors import NotFound, Refused
from issuetrees.kit.sentences import sentence
from issuetrees.operations.outage import RETRY_AFTER, is_outage


def answer(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Return the page of a refusal; a toast, with the same status, for a part of a page."""
    context = {"sentence": sentence(refused), "status": refused.status}
    if getattr(request, "htmx", False):
        response = render(request, "frame/_refused.html", context, status=refused.status)
        response["HX-Retarget"] = "#toasts"
        response["HX-Reswap"] = "beforeend"
        response["HX-Reselect"] = ".toast"
        return response
    return render(request, "frame/refused.html", context, status=refused.status)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handle an address that leads nowhere."""
    del exception
    return answer(request, NotFound())


@requires_csrf_token
def forbidden(request: HttpRequest, reason: object = "") -> HttpResponse:
    """Handle a form that did not come from one of our pages."""
    del reason
    sentence = gettext("This form has expired. Go back, reload the page and send it again.")
    context = {"sentence": sentence, "status": HTTPStatus.FORBIDDEN.value}
    return render(request, "frame/refused.html", context, status=HTTPStatus.FORBIDDEN)


def broken(request: HttpRequest) -> HttpResponse:
    """Handle a mistake of ours, or a machine that fails, with nothing that could break again."""
    del request
    if is_outage(sys.exc_info()[1]):
        wait = {"Retry-After": RETRY_AFTER}
        return HttpResponse(_page("away"), status=HTTPStatus.SERVICE_UNAVAILABLE, headers=wait)
    return HttpResponse(_page("mistake"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handle what the framework does not take: a foreign host, a broken header."""
    del request, exception
    return HttpResponse(_page("unreadable"), status=HTTPStatus.BAD_REQUEST)


def _page(cause: str) -> str:
    # Without the request: what the frame knows of a person stands in the database.
    return render_to_string("frame/broken.html", {"cause": cause})
