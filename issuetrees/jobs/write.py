"""What other apps ask of jobs: to queue one, to stop it, to try it again."""

import uuid

from django.db import transaction
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.jobs import queue, tasks
from issuetrees.jobs.models import Job, JobState

_ENDED = (JobState.FAILED, JobState.CANCELLED)


@transaction.atomic
def enqueue(kind: str, *, key: str | None = None, asked_by: User | None = None) -> Job:
    """Queue a job in the caller's transaction; a ``key`` used before returns the job it made.

    ``asked_by`` is who waits for it: the jobs of one person take turns with those of others.
    """
    values = {"asked_by": asked_by, "turn_at": queue.turn_of(asked_by, timezone.now())}
    if key is None:
        job, is_new = Job.objects.create(kind=kind, **values), True
    else:
        job, is_new = Job.objects.get_or_create(kind=kind, key=key, defaults=values)
    if is_new:
        transaction.on_commit(tasks.wake_from_web, robust=True)
    return job


@transaction.atomic
def cancel(job_id: uuid.UUID) -> Job:
    """Stop a waiting or running job; one that has ended stays as it is."""
    job = Job.objects.select_for_update().get(pk=job_id)
    now = timezone.now()
    if job.state == JobState.QUEUED:
        job.state, job.finished_at = JobState.CANCELLED, now
    if job.state in (JobState.CANCELLED, JobState.RUNNING):
        job.cancel_requested_at = job.cancel_requested_at or now
    job.save(update_fields=["state", "finished_at", "cancel_requested_at"])
    return job


@transaction.atomic
def retry(job_id: uuid.UUID) -> Job:
    """Queue a failed or cancelled job again."""
    job = Job.objects.select_for_update().get(pk=job_id)
    if job.state not in _ENDED:
        raise Conflict(
            "not_ended",
            gettext_noop("Only what failed or was cancelled can be tried again."),
            state=job.state,
        )
    job.state, job.retry_at = JobState.QUEUED, timezone.now()
    job.turn_at = queue.turn_of(job.asked_by, timezone.now())
    job.token = job.cancel_requested_at = job.finished_at = None
    job.attempts = job.progress = 0
    job.progress_label, job.problem = "", {}
    job.save()
    transaction.on_commit(tasks.wake_from_web, robust=True)
    return job
