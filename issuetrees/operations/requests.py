"""What every request gets: an id, a log line, a measurement and a permissions policy."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from issuetrees.operations import logs, metrics

HEADER = "X-Request-ID"
SAFE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
PERMISSIONS_POLICY = "microphone=(self), " + ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "midi",
        "payment",
        "usb",
    )
)

logger = logging.getLogger("issuetrees.request")


def _given_or_new_id(request: HttpRequest) -> str:
    """Return the id that a trusted proxy gave the request, else a new one."""
    given = request.headers.get(HEADER, "")
    if settings.TRUSTED_PROXIES and SAFE_ID.fullmatch(given):
        return given
    return uuid.uuid4().hex


class RequestMiddleware:
    """Gives the request an id, and logs and measures the answer by route."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        identity = _given_or_new_id(request)
        token = logs.request_id.set(identity)
        start = time.perf_counter()
        try:
            response = self.get_response(request)
            response[HEADER] = identity
            self._note(request, response, time.perf_counter() - start)
        finally:
            logs.request_id.reset(token)
        return response

    def _note(self, request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        route = logs.route_of(request)
        metrics.request_done(request.method or "", route, response.status_code, seconds)
        logger.info(
            "%s %s %s",
            request.method,
            route,
            response.status_code,
            extra={"milliseconds": round(seconds * 1000, 1), "status": response.status_code},
        )


class PolicyMiddleware:
    """Tells browsers which device features no page of ours asks for, and what may be kept.

    An answer that does not say itself who may keep it is private: with an ETag a browser asks
    each time whether it still holds, without one nothing is kept, so that Back after signing
    out and a shared proxy show nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        kept = "private, no-cache" if response.has_header("ETag") else "no-store"
        response.headers.setdefault("Cache-Control", kept)
        return response
