"""Every refusal of the API as problem+json (RFC 9457), made here and nowhere else.

``title`` is the status in words, ``detail`` a sentence to act on, ``code`` stable and made for
programs, ``details`` its particulars; ``errors`` names each field of a body or query that is
wrong, by its path.
"""

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from issuetrees.api import bodies
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound, Refused
from issuetrees.core.text import gettext_noop
from issuetrees.kit.sentences import quote, sentence
from issuetrees.operations.outage import RETRY_AFTER, is_outage

MEDIA_TYPE: Final = "application/problem+json"
STALE: Final = "stale"
logger = logging.getLogger("issuetrees.api")

TITLES: Final[Mapping[int, Any]] = {
    400: _("The request is not valid"),
    401: _("Not signed in"),
    403: _("Not allowed"),
    404: _("Not found"),
    405: _("Method not allowed"),
    409: _("Conflict"),
    412: _("Changed meanwhile"),
    413: _("Too large"),
    415: _("Not the form that is read here"),
    428: _("If-Match is missing"),
    429: _("Too many requests"),
    500: _("Internal error"),
    503: _("Not available at the moment"),
}


class Missing(Refused):
    """A header is missing without which a change could overwrite another's."""

    status = 428


class Stale(Refused):
    """The version in ``If-Match`` is not the current one."""

    status = 412


class WrongMedia(Refused):
    """The body is of a kind that is not read."""

    status = 415


class NotSignedIn(Refused):
    """Nobody is signed in, or the token opens nothing."""

    status = 401


class TooMany(Refused):
    """More requests than the limit."""

    status = 429


class WrongMethod(Refused):
    """The address exists but not with this method."""

    status = 405


def handle(error: Exception, context: Mapping[str, Any]) -> Response:
    """Return the problem for whatever an endpoint raised."""
    set_rollback()
    if isinstance(error, exceptions.UnsupportedMediaType) and _wants_form(context):
        return _answer(_problem_of(_not_a_form()), {})
    if isinstance(error, exceptions.ValidationError):
        return _answer(_wrong_fields(list(_fields(error.detail))), {})
    refused = error if isinstance(error, Refused) else _refusal_of(error)
    if is_outage(error):
        logger.warning("The database or the disk is away", exc_info=error)
        return _away()
    if refused is None:
        logger.error("An endpoint failed", exc_info=error)
        return _answer(_mistake(), {})
    return _answer(_problem_of(refused), _headers(error))


def _wants_form(context: Mapping[str, Any]) -> bool:
    return bodies.UploadParser in getattr(context.get("view"), "parser_classes", ())


def _not_a_form() -> Refused:
    return WrongMedia("media_type", gettext_noop("Send the file as multipart/form-data."))


def _away() -> Response:
    """Answer that the machine below fails; whoever asked may send the same again."""
    return _answer(_away_problem(), {"Retry-After": RETRY_AFTER})


def _away_problem() -> dict[str, Any]:
    sentence = gettext(
        "A part of this installation cannot be reached, or its disk is full. Try again soon."
    )
    return _problem(503, "away", sentence)


def _mistake() -> dict[str, Any]:
    return _problem(500, "internal", gettext("This is our mistake. Try again later."))


@csrf_exempt
def not_found(request: HttpRequest) -> HttpResponse:
    """Answer an address under ``/api/`` that leads nowhere."""
    del request
    return HttpResponse(bodies.dump(_problem_of(NotFound())), MEDIA_TYPE, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer what failed before an endpoint was reached, or after it."""
    del request
    if is_outage(sys.exc_info()[1]):
        wait = {"Retry-After": RETRY_AFTER}
        return HttpResponse(bodies.dump(_away_problem()), MEDIA_TYPE, 503, headers=wait)
    return HttpResponse(bodies.dump(_mistake()), MEDIA_TYPE, 500)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what the framework does not take: a foreign host, a broken header."""
    del request, exception
    refused = Invalid("unreadable", gettext_noop("The request could not be read."))
    return HttpResponse(bodies.dump(_problem_of(refused)), MEDIA_TYPE, 400)


def _refusal_of(error: Exception) -> Refused | None:
    """Return what a framework's error means in our words; None if it is a mistake of ours."""
    if isinstance(error, exceptions.Throttled):
        return TooMany(
            "too_many",
            gettext_noop("Too many requests. Wait {seconds} seconds."),
            seconds=_seconds(error),
        )
    return next((make() for kinds, make in _MEANINGS if isinstance(error, kinds)), None)


def _seconds(error: Exception) -> int:
    return int(getattr(error, "wait", None) or 60)


_MEANINGS: Final[tuple[tuple[tuple[type[Exception], ...], Callable[[], Refused]], ...]] = (
    (
        (exceptions.NotAuthenticated, exceptions.AuthenticationFailed),
        lambda: NotSignedIn(
            "not_signed_in", gettext_noop("Send a token: Authorization: Bearer it_…, or sign in.")
        ),
    ),
    (
        (exceptions.PermissionDenied, PermissionDenied),
        lambda: Denied("csrf", gettext_noop("The CSRF token is missing or wrong.")),
    ),
    ((exceptions.NotFound, Http404), NotFound),
    (
        (exceptions.MethodNotAllowed,),
        lambda: WrongMethod("method", gettext_noop("There is no such method here.")),
    ),
    (
        (exceptions.UnsupportedMediaType,),
        lambda: WrongMedia("media_type", gettext_noop("Send the body as application/json.")),
    ),
    (
        (RequestDataTooBig,),
        lambda: bodies.TooLarge(
            "too_large",
            gettext_noop("The body is larger than {limit} bytes."),
            limit=bodies.MAX_BYTES,
        ),
    ),
    (
        (exceptions.ParseError, UnreadablePostError),
        lambda: Invalid("unreadable", gettext_noop("The body could not be read.")),
    ),
)


def _headers(error: Exception) -> dict[str, str]:
    headers = {}
    if isinstance(error, exceptions.APIException):
        if challenge := getattr(error, "auth_header", None):
            headers["WWW-Authenticate"] = challenge
        if isinstance(error, exceptions.Throttled):
            headers["Retry-After"] = str(_seconds(error))
    return headers


def _problem_of(refused: Refused) -> dict[str, Any]:
    status = refused.status
    if isinstance(refused, Conflict) and refused.code == STALE:
        status = Stale.status
    detail = sentence(refused)
    problem = _problem(status, refused.code, detail, refused.details)
    if isinstance(refused, Invalid) and "field" in refused.details:
        field = str(refused.details["field"])
        problem["errors"] = [{"field": field, "code": refused.code, "detail": detail}]
    return problem


def _problem(
    status: int, code: str, detail: str, details: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    title = str(TITLES.get(status) or HTTPStatus(status).phrase)
    found = {"title": title, "status": status, "detail": detail, "code": code}
    return {**found, "details": dict(details or {})}


def _wrong_fields(errors: list[dict[str, str]]) -> dict[str, Any]:
    named = ", ".join(dict.fromkeys(quote(error["field"]) for error in errors))
    detail = gettext("Wrong: {fields}. {first}").format(fields=named, first=errors[0]["detail"])
    problem = _problem(400, "invalid", detail, {"field": errors[0]["field"]})
    return {**problem, "errors": errors}


def _fields(detail: Any, path: str = "") -> Iterator[dict[str, str]]:
    """Walk the framework's nested errors; a field is named like ``levels.0.title``."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            is_whole = name in {"non_field_errors", "__all__"}
            yield from _fields(inner, path if is_whole else f"{path}.{name}".lstrip("."))
    elif isinstance(detail, list | tuple):
        for place, inner in enumerate(detail):
            is_nested = isinstance(inner, Mapping | list)
            yield from _fields(inner, f"{path}.{place}".lstrip(".") if is_nested else path)
    else:
        code = getattr(detail, "code", "invalid")
        yield {"field": path or "body", "code": str(code), "detail": str(detail)}


def _answer(problem: dict[str, Any], headers: dict[str, str]) -> Response:
    return Response(problem, problem["status"], headers=headers, content_type=MEDIA_TYPE)
