"""Running claimed jobs: what their function is given, and how each way to end is kept."""

import logging
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import DatabaseError, transaction

from issuetrees.core.errors import Refused
from issuetrees.core.text import gettext_noop
from issuetrees.jobs import queue, registry
from issuetrees.jobs.models import Job, JobState
from issuetrees.operations import metrics

logger = logging.getLogger(__name__)

DRAIN_FOR: Final = 120.0  # seconds after which a task takes no further job
SLICE: Final = 8.0  # seconds that a job which gives way has for itself
_POLL: Final = 0.5  # seconds between two looks at the row while working
_BROKEN: Final = gettext_noop("Something went wrong on our side. Try again.")


class Fenced(Exception):
    """The job is another worker's by now; what was made is to be thrown away."""


class GiveWay(Exception):
    """Others wait, and this one has run for a while: it goes on when they are done."""


class TryAgain(Exception):
    """It did not work this time, for a reason that may pass."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.code)
        self.refused = refused


class Work:
    """A claimed job in the hands of its function."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._looked_at = time.monotonic()
        self._gives_way_at = self._looked_at + SLICE
        self._is_over = False
        self.is_finished = False

    @property
    def job_id(self) -> uuid.UUID:
        return self._job.pk

    @property
    def key(self) -> str | None:
        return self._job.key

    @property
    def token(self) -> uuid.UUID | None:
        """The name of this attempt, for files that a late worker must not overwrite."""
        return self._job.token

    def progress(self, percent: int, label: str) -> None:
        """Tell how far it is; the English label is translated where it is shown."""
        label = label[:200]
        ours = queue.update(self._job, progress=min(max(percent, 0), 99), progress_label=label)
        self._is_over = self._is_over or not ours

    def is_cancelled(self) -> bool:
        """Tell whether to stop: cancelled by somebody, or taken by another worker.

        Raises ``GiveWay`` where the kind does and somebody else has waited long enough.
        """
        if not self._is_over and time.monotonic() - self._looked_at >= _POLL:
            self._looked_at = time.monotonic()
            self._is_over = not queue.mine(self._job).filter(cancel_requested_at=None).exists()
            if not self._is_over:
                self._give_way()
        return self._is_over

    def _give_way(self) -> None:
        if not registry.kind(self._job.kind).gives_way:
            return
        if self._looked_at >= self._gives_way_at and queue.is_awaited(self._job):
            raise GiveWay

    @contextmanager
    def finish(self) -> Iterator[None]:
        """Mark the job done and keep what the body writes, in one transaction, or neither.

        Raises ``Fenced`` before the body when the job is not ours any more.
        """
        with transaction.atomic():
            if not queue.done(self._job):
                raise Fenced
            yield
        self.is_finished = True


def run(job: Job) -> None:
    """Do a claimed job and note how it ended, if it is still ours."""
    kind = registry.kind(job.kind)
    about = {"job": str(job.pk), "kind": job.kind}
    logger.info("Job started", extra={**about, "attempt": job.attempts})
    try:
        outcome = _outcome(job, kind)
    except DatabaseError:
        logger.exception("The database went away during a job; its lease will run out")
        return
    if outcome == "fenced":
        logger.warning("A job came late, what it made is thrown away", extra=about)
    metrics.job_done(job.kind, outcome)


def drain(*, is_quick: bool = False) -> int:
    """Run jobs, or only quick ones, until none is runnable or time is up; return how many."""
    started, count = time.monotonic(), 0
    while time.monotonic() - started < DRAIN_FOR:
        job = queue.claim(is_quick=is_quick)
        if job is None:
            break
        run(job)
        count += 1
    return count


def _outcome(job: Job, kind: registry.Kind) -> str:
    """Run the function of a job; return its last state, or what else became of it."""
    try:
        _attempt(job, kind)
    except Fenced:
        return "fenced"
    except GiveWay:
        return "gave_way" if queue.give_way(job) else "fenced"
    except TryAgain as again:
        return _again(job, kind, again.refused)
    except Refused as refused:
        is_cancelled = refused.code == "cancelled"
        return _end(job, JobState.CANCELLED if is_cancelled else JobState.FAILED, refused)
    except DatabaseError:
        raise
    except Exception:
        logger.exception("Job failed", extra={"job": str(job.pk), "kind": job.kind})
        return _end(job, JobState.FAILED, Refused("broken", _BROKEN))
    return str(JobState.DONE)


def _attempt(job: Job, kind: registry.Kind) -> None:
    work = Work(job)
    with queue.heartbeat(job):
        kind.run(work)
        if not work.is_finished:
            with work.finish():
                pass


def _again(job: Job, kind: registry.Kind, refused: Refused) -> str:
    """Try again after a pause, until that has been done often enough."""
    about = {"job": str(job.pk), "kind": job.kind, "attempt": job.attempts}
    reason = refused.message.format(**refused.details)
    if job.attempts >= kind.attempts:
        logger.error("A job is given up: %s", reason, extra=about)
        return _end(job, JobState.FAILED, refused)
    logger.warning("A job is tried again later: %s", reason, extra=about)
    is_ours = queue.postpone(job, kind.pause_after(job.attempts), refused)
    return "postponed" if is_ours else "fenced"


def _end(job: Job, state: JobState, refused: Refused) -> str:
    return str(state) if queue.end(job, state, refused) else "fenced"
