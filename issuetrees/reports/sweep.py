"""A thread in the worker that calls for workers while jobs wait.

It makes lost messages harmless, feeds the embedded worker, and ends a worker that is alive
but no longer hears its broker (after a restart of Redis), so that its supervisor starts it
again.
"""

import datetime as dt
import logging
import os
import threading
import time
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from issuetrees.reports import jobs, tasks
from issuetrees.reports.models import Export, ExportState

logger = logging.getLogger(__name__)

DEAF: Final = 70  # exit code of a worker that hears nothing
_EMBEDDED: Final = 0.2  # seconds between two looks
_SHARED: Final = 1.0
_REPEAT: Final = 1.0  # seconds between two calls for the same jobs
_MOST_CALLS: Final = 4
_DEAF_AFTER: Final = dt.timedelta(seconds=12)


def run(stop: threading.Event) -> None:
    """Look for runnable jobs until ``stop`` is set."""
    pause = _EMBEDDED if settings.CELERY_BROKER_URL.startswith("memory:") else _SHARED
    sweep = Sweep()
    while not stop.wait(pause):
        try:
            sweep.look()
        except DatabaseError:
            logger.warning("The sweep did not reach the database", exc_info=True)
            connection.close()
    connection.close()


class Sweep:
    """Remembers what it has called for already."""

    def __init__(self) -> None:
        self._count = 0
        self._called_at = 0.0
        self._calls_without_start = 0

    def look(self) -> int:
        """Call workers if there are jobs; return the number of calls."""
        now = timezone.now()
        count = jobs.runnable(now)[:_MOST_CALLS].count()
        is_new = count > self._count
        self._count = count
        if not count or not (is_new or time.monotonic() - self._called_at >= _REPEAT):
            return 0
        self._called_at = time.monotonic()
        if is_deaf(now):
            self._calls_without_start += 1
            if self._calls_without_start > _DEAF_AFTER.total_seconds() / _REPEAT:
                logger.error("Jobs wait and no worker hears the calls; this one ends")
                os._exit(DEAF)
        else:
            self._calls_without_start = 0
        return sum(tasks.wake() for _ in range(count))


def is_deaf(now: dt.datetime) -> bool:
    """Tell whether jobs have waited for long while nothing runs."""
    has_waited = jobs.runnable(now).filter(created_at__lt=now - _DEAF_AFTER).exists()
    running = Export.objects.filter(state=ExportState.RUNNING, lease_until__gte=now)
    return has_waited and not running.exists()
