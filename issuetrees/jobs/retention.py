"""Clearing the rows of jobs that ended long ago.

What a job made stays as long as it is wanted: a job that a row of another app refers to (an
export) goes with that row only. A message that no server took in all that time goes.
"""

import datetime as dt
import logging
from typing import Any, Final

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from issuetrees.jobs.models import Job, JobState, Mail

logger = logging.getLogger(__name__)

_BATCH: Final = 500
_ENDED: Final = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


def clear(now: dt.datetime) -> int:
    """Delete the rows of jobs that ended before the days kept; return how many went."""
    if not settings.JOB_DAYS:
        return 0
    old = Job.objects.filter(
        state__in=_ENDED, finished_at__lt=now - dt.timedelta(days=settings.JOB_DAYS)
    )
    count = 0
    while keys := list(_unwanted(old).order_by().values_list("pk", flat=True)[:_BATCH]):
        Job.objects.filter(pk__in=keys).delete()
        count += len(keys)
    if count:
        logger.info("Cleared the rows of %s ended jobs", count)
    return count


def _unwanted(jobs: QuerySet[Job]) -> QuerySet[Job]:
    """Leave out jobs that a row refers to, but for messages."""
    wanted = Q()
    for relation in _relations():
        rows = relation.related_model._base_manager  # noqa: SLF001 - with the deleted
        wanted |= Q(Exists(rows.filter(**{relation.field.attname: OuterRef("pk")})))
    return jobs.exclude(wanted) if wanted else jobs


def _relations() -> list[Any]:
    fields: list[Any] = Job._meta.get_fields(include_hidden=True)  # noqa: SLF001
    return [one for one in fields if one.auto_created and one.related_model is not Mail]
