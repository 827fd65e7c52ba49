"""Middleware of the pages: the person's language and time zone, and refusals as pages."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation

from issuetrees.accounts.models import User
from issuetrees.core.errors import Refused
from issuetrees.kit.zones import UTC, zones
from issuetrees.web.frame import errors

ZONE_COOKIE = "time_zone"


class LanguageMiddleware:
    """Speak the language that a signed-in person chose, whatever the browser prefers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if isinstance(user, User) and translation.get_language() != user.language:
            translation.activate(user.language)
            request.LANGUAGE_CODE = user.language
        return self.get_response(request)


class ZoneMiddleware:
    """Tell moments in the zone that a person chose, else in that of the browser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user, told = request.user, request.COOKIES.get(ZONE_COOKIE, "")
        chosen = user.time_zone if isinstance(user, User) else ""
        with timezone.override(chosen or (told if told in zones() else UTC)):
            return self.get_response(request)


class RefusalMiddleware:
    """Answer a ``Refused`` that a page raises in the page's own look."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Called by Django for whatever a view raises."""
        return errors.answer(request, exception) if isinstance(exception, Refused) else None
