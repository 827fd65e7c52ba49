"""The reference: the OpenAPI document, and a page that shows it."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from issuetrees.accounts.scopes import Scope
from issuetrees.api import bodies, guide, reference_page
from issuetrees.api.changelog import CHANGES


@cache
def openapi(language: str = "en") -> dict[str, Any]:
    """Return the OpenAPI 3.1 document; it never changes while the product runs."""
    with translation.override(language):
        found: dict[str, Any] = SchemaGenerator().get_schema(  # type: ignore[no-untyped-call]
            request=None, public=True
        )
    return found


@require_safe
def document(request: HttpRequest) -> HttpResponse:
    """Answer with the document, for tools."""
    del request
    return HttpResponse(bodies.dump(openapi()), "application/json")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the reference to people."""
    found = openapi(translation.get_language() or "en")
    shown = {
        "info": found["info"],
        "rate": settings.API_RATE,
        "scopes": Scope.choices,
        "token": guide.marked(guide.TOKEN),
        "guide": guide.parts(),
        "changes": CHANGES,
        "groups": reference_page.groups(found),
        "words": {"parameters": _("Parameters"), "body": _("Body"), "answer": _("Fields")},
    }
    return render(request, "api/reference.html", shown)
