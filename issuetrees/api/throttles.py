"""Limits on requests, counted per minute in the shared cache; without it, by each process."""

import logging
import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.cache import BaseCache, cache, caches
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from issuetrees.operations.outage import is_outage

_WINDOW: Final = 60  # seconds
_PAUSE: Final = 10.0  # seconds without asking a shared cache that failed
logger = logging.getLogger(__name__)
_closed_until = 0.0


class PerMinute(BaseThrottle):
    """At most ``settings.API_RATE`` requests a minute from one person, a tenth for strangers."""

    def allow_request(self, request: Request, view: Any) -> bool:
        if request.user.is_authenticated:
            most, name = settings.API_RATE, f"api:{request.user.pk}"
        else:
            most, name = max(1, settings.API_RATE // 10), f"api:{address_of(request)}"
        done = add(name)
        view.rate_headers = {
            "RateLimit-Limit": str(most),
            "RateLimit-Remaining": str(max(0, most - done)),
            "RateLimit-Reset": str(int(seconds_left())),
        }
        return done <= most

    def wait(self) -> float:
        return seconds_left()


def address_of(request: Request) -> str:
    """Return the caller's address: the one that the outermost trusted proxy saw."""
    proxies: int = settings.TRUSTED_PROXIES
    passed = request.headers.get("X-Forwarded-For", "")
    seen = [part.strip() for part in passed.split(",") if part.strip()]
    if proxies and seen:
        return seen[-min(proxies, len(seen))]
    return str(request.META.get("REMOTE_ADDR", ""))


def add(name: str) -> int:
    """Count one more in this minute; return how many there are."""
    return _ask(lambda counts: _add(counts, _key(name)))


def count(name: str) -> int:
    """Return how many were counted in this minute."""
    return _ask(lambda counts: int(counts.get(_key(name), 0)))


def seconds_left() -> float:
    """Return after how many seconds the count starts anew."""
    return _WINDOW - time.time() % _WINDOW


def _ask(question: Callable[[BaseCache], int]) -> int:
    """Ask the shared cache; while it is away this process counts alone, and work goes on."""
    global _closed_until  # noqa: PLW0603 - one circuit breaker per process
    if time.monotonic() >= _closed_until:
        try:
            return question(cache)
        except Exception as error:
            if not is_outage(error):
                raise
            logger.warning("The cache is away; requests are counted here", exc_info=True)
            _closed_until = time.monotonic() + _PAUSE
    return question(caches["near"])


def _add(counts: BaseCache, key: str) -> int:
    counts.add(key, 0, _WINDOW * 2)
    try:
        return counts.incr(key)
    except ValueError:  # it was dropped between the two
        return 1


def _key(name: str) -> str:
    return f"{name}:{int(time.time() // _WINDOW)}"
