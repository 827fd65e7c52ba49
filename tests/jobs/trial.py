"""A kind of job for tests: its function is whatever the test says."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.jobs import queue, registry, write
from issuetrees.jobs.models import Job
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import Work

NAME = "trial"


@contextmanager
def known(run: Callable[[Work], None], **traits: Any) -> Iterator[Kind]:
    """Have ``run`` do the trial jobs inside the block."""
    before = dict(registry._kinds)
    kind = Kind(traits.pop("name", NAME), run, **traits)
    registry.register(kind)
    try:
        yield kind
    finally:
        registry._kinds.clear()
        registry._kinds.update(before)


def ask(kind: str = NAME, key: str | None = None, asked_by: User | None = None) -> Job:
    return write.enqueue(kind, key=key, asked_by=asked_by)


def claimed() -> Job:
    job = queue.claim()
    assert job is not None
    return job


def silence(job: Job) -> None:
    """Let the worker of a job die: its lease runs out."""
    past = timezone.now() - dt.timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(lease_until=past)


def pass_time(job: Job) -> None:
    """Let the pause before the next attempt be over."""
    Job.objects.filter(pk=job.pk).update(retry_at=timezone.now() - dt.timedelta(seconds=1))
