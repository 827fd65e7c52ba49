"""The rows of jobs as a queue: claimed under a token and a lease, ended by who holds them.

queued → running (token, lease, heartbeat) → done | failed | cancelled. Every update of a
running job names its token, so a worker that comes back late finds its row taken. Whoever
dies loses nothing: the lease runs out and the next worker claims the row again.
"""

import datetime as dt
import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models import Case, F, IntegerField, Max, Min, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core.errors import Refused
from issuetrees.jobs import registry
from issuetrees.jobs.models import Job, JobState

logger = logging.getLogger(__name__)

LEASE: Final = dt.timedelta(seconds=settings.JOB_LEASE)
APART: Final = dt.timedelta(minutes=1)  # between the turns of one person's jobs
HEARTBEAT: Final = settings.JOB_LEASE / 3  # seconds


def runnable(now: dt.datetime, *, is_quick: bool = False) -> QuerySet[Job]:
    """Return the jobs a worker may claim: waiting ones, and those whose worker fell silent.

    Only of kinds that this process knows: an older version leaves the rest to newer ones. With
    ``is_quick`` only those that do not take long.
    """
    kinds = [kind for kind in registry.kinds() if kind.is_quick or not is_quick]
    is_due = Q(retry_at__isnull=True) | Q(retry_at__lte=now)
    waiting = Q(state=JobState.QUEUED) & is_due
    abandoned = Q(state=JobState.RUNNING, lease_until__lt=now)
    found = Job.objects.filter(waiting | abandoned, kind__in=[kind.name for kind in kinds])
    quick = Q(kind__in=[kind.name for kind in kinds if kind.is_quick])
    turn = Case(When(quick, then=0), default=1, output_field=IntegerField())
    return found.order_by(turn, "turn_at", "created_at", "id")


def due_since(jobs: QuerySet[Job]) -> dt.datetime | None:
    """Return since when the first of these jobs has been due; ``None`` when there are none."""
    due_at = Coalesce("retry_at", "created_at")
    found: dt.datetime | None = jobs.order_by().aggregate(at=Min(due_at))["at"]
    return found


def claim(*, is_quick: bool = False) -> Job | None:
    """Take the first runnable job (that is quick) under a new token, or return ``None``."""
    while True:
        with transaction.atomic():
            now = timezone.now()
            rows = runnable(now, is_quick=is_quick)
            if connection.features.has_select_for_update_skip_locked:
                rows = rows.select_for_update(skip_locked=True)
            job = rows.first()
            if job is None:
                return None
            if _is_over(job, now):
                continue
            job.state = JobState.RUNNING
            job.token = uuid.uuid4()
            job.lease_until = now + LEASE
            job.attempts += 1
            job.started_at = now
            job.progress, job.progress_label = 0, ""
            job.save(
                update_fields=[
                    "state", "token", "lease_until", "attempts", "started_at", "progress",
                    "progress_label",
                ]
            )  # fmt: skip
            return job


def mine(job: Job) -> QuerySet[Job]:
    """Return the job's row as long as this claim on it holds."""
    return Job.objects.filter(pk=job.pk, token=job.token, state=JobState.RUNNING)


def update(job: Job, **values: object) -> bool:
    """Write to a claimed job; return ``False`` when it is not ours any more."""
    return mine(job).update(**values) == 1


def done(job: Job) -> bool:
    """Mark a claimed job done, if it is still ours."""
    return update(
        job,
        state=JobState.DONE,
        progress=100,
        progress_label="",
        problem={},
        finished_at=timezone.now(),
        lease_until=None,
    )


def end(job: Job, state: JobState, refused: Refused) -> bool:
    """Mark a claimed job failed or cancelled with its reason, if it is still ours."""
    return update(
        job, state=state, problem=problem_of(refused), finished_at=timezone.now(), lease_until=None
    )


def postpone(job: Job, pause: dt.timedelta, refused: Refused) -> bool:
    """Give a claimed job back to be tried again after a pause, if it is still ours."""
    return update(
        job,
        state=JobState.QUEUED,
        token=None,
        lease_until=None,
        retry_at=timezone.now() + pause,
        problem=problem_of(refused),
    )


def turn_of(asked_by: User | None, now: dt.datetime) -> dt.datetime:
    """Return when somebody's next job has its turn: the more of theirs are under way, the later.

    So whoever asks for one thing does not wait for all that another has asked for at once.
    """
    under_way = Job.objects.filter(asked_by=asked_by, state__in=[JobState.QUEUED, JobState.RUNNING])
    last = under_way.aggregate(at=Max("turn_at"))["at"] if asked_by else None
    return max(now, last + APART) if last else now


def is_awaited(job: Job) -> bool:
    """Tell whether a claimed job keeps others waiting that nobody has begun yet."""
    waiting = runnable(timezone.now()).filter(state=JobState.QUEUED, attempts=0)
    return waiting.exclude(asked_by__isnull=False, asked_by=job.asked_by_id).exists()


def give_way(job: Job) -> bool:
    """Put a claimed job behind those that wait, if it is still ours; the attempt does not count."""
    now = timezone.now()
    last = runnable(now).aggregate(at=Max("turn_at"))["at"] or now
    return update(
        job,
        state=JobState.QUEUED,
        token=None,
        lease_until=None,
        attempts=F("attempts") - 1,
        turn_at=max(now, last) + APART,
    )


def problem_of(refused: Refused) -> dict[str, object]:
    """Return a refusal as the row keeps it: translated where it is shown."""
    return {"code": refused.code, "message": refused.message, "details": refused.details}


def _is_over(job: Job, now: dt.datetime) -> bool:
    """End a job that was cancelled while its worker was dead, or that kills its workers."""
    kind = registry.kind(job.kind)
    if job.cancel_requested_at is not None:
        job.state = JobState.CANCELLED
    elif job.attempts >= kind.attempts:
        job.state = JobState.FAILED
        job.problem = problem_of(Refused("gave_up", kind.gave_up, count=job.attempts))
    else:
        return False
    job.token, job.lease_until, job.finished_at = None, None, now
    job.save(update_fields=["state", "problem", "token", "lease_until", "finished_at"])
    return True


@contextmanager
def heartbeat(job: Job) -> Iterator[None]:
    """Extend the lease from a thread of its own while the body runs."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(HEARTBEAT):
            try:
                update(job, lease_until=timezone.now() + LEASE)
            except DatabaseError:
                logger.warning("A heartbeat did not reach the database", exc_info=True)
            finally:
                close_old_connections()
        connection.close()

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=5)
