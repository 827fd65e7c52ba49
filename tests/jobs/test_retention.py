"""Rows of ended jobs go after a while, but for those that something refers to."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from issuetrees.jobs import retention, sweep
from issuetrees.jobs.models import Job, JobState, Mail
from issuetrees.reports.models import Export, Report
from tests.cast import Cast

pytestmark = pytest.mark.django_db
ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


def ended(days: float, state: str = JobState.DONE) -> Job:
    at = timezone.now() - dt.timedelta(days=days)
    return Job.objects.create(kind="trial", state=state, finished_at=at)


@pytest.mark.parametrize("state", ENDED)
def test_an_ended_job_goes_after_thirty_days(state: str) -> None:
    old, young = ended(31, state), ended(29, state)
    assert retention.clear(timezone.now()) == 1
    assert list(Job.objects.all()) == [young]
    assert old.pk != young.pk


def test_what_has_not_ended_stays() -> None:
    for state in (JobState.QUEUED, JobState.RUNNING):
        Job.objects.create(kind="trial", state=state)
    Job.objects.update(created_at=timezone.now() - dt.timedelta(days=400))
    assert retention.clear(timezone.now()) == 0


def test_an_export_keeps_its_job(cast: Cast) -> None:
    report = Report.objects.create(engagement=cast.engagement, title="Report")
    export = Export.objects.create(report=report, job=ended(400), file="exports/x.pdf")
    assert retention.clear(timezone.now()) == 0
    export.refresh_from_db()
    assert export.job.state == JobState.DONE


def test_a_message_that_nobody_took_goes() -> None:
    Mail.objects.create(job=ended(31, JobState.FAILED), message={"to": ["a@example.org"]})
    assert retention.clear(timezone.now()) == 1
    assert not Mail.objects.exists()


def test_the_days_are_a_setting(settings: Any) -> None:
    ended(400)
    settings.JOB_DAYS = 0
    assert retention.clear(timezone.now()) == 0
    settings.JOB_DAYS = 500
    assert retention.clear(timezone.now()) == 0
    settings.JOB_DAYS = 1
    assert retention.clear(timezone.now()) == 1


def test_the_sweep_tidies_at_its_start_and_then_once_an_hour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watch = sweep.Sweep()
    ended(31)
    watch.tidy()
    assert not Job.objects.exists()
    ended(31)
    watch.tidy()
    assert Job.objects.exists()
    monkeypatch.setattr(sweep, "_TIDY_EVERY", 0.0)
    watch.tidy()
    assert not Job.objects.exists()


def test_many_go_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_BATCH", 2)
    for _ in range(5):
        ended(31)
    assert retention.clear(timezone.now()) == 5
