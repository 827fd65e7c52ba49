"""A thread in the worker that calls for workers while jobs wait.

It asks what is due by the clock, makes lost messages harmless, feeds the embedded worker, and
ends a worker that is alive but no longer hears its broker (after a restart of Redis), so that its
supervisor starts it again.
"""

import datetime as dt
import logging
import os
import threading
import time
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from issuetrees.jobs import queue, registry, retention, tasks
from issuetrees.jobs.lane import Lane
from issuetrees.jobs.models import Job, JobState

logger = logging.getLogger(__name__)

DEAF: Final = 70  # exit code of a worker that hears nothing
_EMBEDDED: Final = 0.2  # seconds between two looks
_SHARED: Final = 1.0
_REPEAT: Final = 1.0  # seconds between two calls for the same jobs
_PLANNED_EVERY: Final = 30.0
_MOST_CALLS: Final = 4
_TIDY_EVERY: Final = 3600.0
_DEAF_AFTER: Final = dt.timedelta(seconds=12)


def run(stop: threading.Event) -> None:
    """Look for runnable jobs until ``stop`` is set."""
    pause = _EMBEDDED if settings.CELERY_BROKER_URL.startswith("memory:") else _SHARED
    with Lane() as lane:
        sweep = Sweep(lane.call)
        while not stop.wait(pause):
            try:
                sweep.plan()
                sweep.look()
                sweep.tidy()
            except DatabaseError:
                logger.warning("The sweep did not reach the database", exc_info=True)
                connection.close()
    connection.close()


class Sweep:
    """Remembers what it has called for already; ``call_lane`` is for jobs that are quick."""

    def __init__(self, call_lane: Callable[[], object] = lambda: None) -> None:
        self._call_lane = call_lane
        self._tidied_at = -_TIDY_EVERY
        self._count = 0
        self._called_at = 0.0
        self._planned_at = -_PLANNED_EVERY
        self._calls_without_start = 0

    def look(self) -> int:
        """Call workers if there are jobs; return the number of calls."""
        now = timezone.now()
        count = queue.runnable(now)[:_MOST_CALLS].count()
        is_new = count > self._count
        self._count = count
        if not count:
            self._calls_without_start = 0
            return 0
        if queue.runnable(now, is_quick=True).exists():
            self._call_lane()
        if not (is_new or time.monotonic() - self._called_at >= _REPEAT):
            return 0
        self._called_at = time.monotonic()
        self._listen(now)
        return sum(tasks.wake() for _ in range(count))

    def tidy(self) -> None:
        """Clear the rows of ended jobs once an hour."""
        if time.monotonic() - self._tidied_at >= _TIDY_EVERY:
            self._tidied_at = time.monotonic()
            retention.clear(timezone.now())

    def plan(self) -> None:
        """Have what is due by the clock queued, twice a minute."""
        if time.monotonic() - self._planned_at < _PLANNED_EVERY:
            return
        self._planned_at = time.monotonic()
        for planner in registry.planners():
            planner(timezone.now())

    def _listen(self, now: dt.datetime) -> None:
        """End this worker when its calls have not started anything for too long."""
        self._calls_without_start = self._calls_without_start + 1 if is_deaf(now) else 0
        if self._calls_without_start > _DEAF_AFTER.total_seconds() / _REPEAT:
            logger.error("Jobs wait and no worker hears the calls; this one ends")
            os._exit(DEAF)


def is_deaf(now: dt.datetime) -> bool:
    """Tell whether jobs have waited for long while nothing runs."""
    since = queue.due_since(queue.runnable(now))
    if since is None or since >= now - _DEAF_AFTER:
        return False
    return not Job.objects.filter(state=JobState.RUNNING, lease_until__gte=now).exists()
