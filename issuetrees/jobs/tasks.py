"""Celery tasks: wake-up calls only. A message names no job; the worker claims the oldest."""

import logging
import threading
import time
from typing import Final

from celery import shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from issuetrees.jobs import work

logger = logging.getLogger(__name__)

EXPIRES: Final = 10  # seconds after which an unheard wake-up call is dropped
_PAUSE: Final = 30.0  # seconds without publishing after the broker failed
_guard = threading.Lock()
_closed_until = 0.0


@shared_task(name="issuetrees.jobs.drain")
def drain() -> None:
    """Run the jobs that wait."""
    work.drain()


def wake() -> bool:
    """Call a worker; return ``False`` when the broker does not answer (the sweep covers it)."""
    global _closed_until  # noqa: PLW0603 - one circuit breaker per process
    if time.monotonic() < _closed_until:
        return False
    try:
        drain.apply_async(expires=EXPIRES, retry=False)
    except (OperationalError, OSError):
        logger.warning("The broker does not answer; the sweep will wake the workers")
        with _guard:
            _closed_until = time.monotonic() + _PAUSE
        return False
    return True


def wake_from_web() -> None:
    """Call a worker from a request; in memory there is no broker to reach from here."""
    if not settings.CELERY_BROKER_URL.startswith("memory:"):
        wake()
