"""Jobs: claimed once, fenced when late, cancelled, tried again, never lost."""

import datetime as dt
import os
from collections.abc import Callable, Iterator

import pytest
from django.db import DatabaseError
from django.utils import timezone

from issuetrees.core.errors import Conflict, Invalid, Refused
from issuetrees.jobs import queue, registry, sweep, tasks, watch, work, write
from issuetrees.jobs.models import Job, JobState
from issuetrees.jobs.work import Fenced, TryAgain, Work
from tests.jobs import trial
from tests.jobs.trial import ask, claimed, pass_time, silence

pytestmark = pytest.mark.django_db


class Function:
    """What trial jobs do: tell half of the progress, then whatever the test wants."""

    def __init__(self) -> None:
        self.during: Callable[[Work], None] = lambda work: None
        self.calls = 0

    def __call__(self, work: Work) -> None:
        self.calls += 1
        work.progress(50, "Half of it")
        self.during(work)
        if work.is_cancelled():
            raise Refused("cancelled", "Stopped.")


@pytest.fixture
def function() -> Function:
    return Function()


@pytest.fixture(autouse=True)
def kind(function: Function) -> Iterator[registry.Kind]:
    with trial.known(function, attempts=3, pauses=(dt.timedelta(minutes=1),) * 2) as kind:
        yield kind


@pytest.fixture
def job(kind: registry.Kind) -> Job:
    return ask()


# --- The queue ---------------------------------------------------------------------------------


def test_a_job_is_claimed_once_and_oldest_first(job):
    later = ask()
    assert [claimed().pk, claimed().pk] == [job.pk, later.pk]
    assert queue.claim() is None


def test_a_quick_kind_goes_before_those_that_take_long(job, function):
    with trial.known(function, name="quick", is_quick=True):
        quick = ask("quick")
        assert [claimed().pk, claimed().pk] == [quick.pk, job.pk]


def test_what_one_asked_for_at_once_takes_turns_with_what_others_ask(cast):
    flood = [ask(asked_by=cast.owner) for _ in range(3)]
    one = ask(asked_by=cast.editor)
    order = [claimed().pk for _ in range(4)]
    assert order == [flood[0].pk, one.pk, flood[1].pk, flood[2].pk]


def test_a_job_tried_again_takes_its_turn_anew(cast, function):
    first, second = ask(asked_by=cast.owner), ask(asked_by=cast.owner)
    write.cancel(first.pk)
    write.retry(first.pk)
    assert [claimed().pk, claimed().pk] == [second.pk, first.pk]


@pytest.mark.parametrize("is_other", [True, False])
def test_a_long_job_gives_way_to_what_somebody_else_waits_for(
    cast, function, monkeypatch, is_other
):
    monkeypatch.setattr(work, "_POLL", 0)
    monkeypatch.setattr(work, "SLICE", 0)
    order = []

    def wait(running: Work) -> None:
        order.append(running.job_id)
        if len(order) == 1:
            order.append(ask(asked_by=cast.editor if is_other else cast.owner).pk)
            running.is_cancelled()

    function.during = wait
    with trial.known(function, name="long", gives_way=True), trial.known(function):
        long = ask("long", asked_by=cast.owner)
        work.drain()
    other = order[1]
    assert order == ([long.pk, other, other, long.pk] if is_other else [long.pk, other, other])
    job = Job.objects.get(pk=long.pk)
    assert (job.state, job.attempts) == (JobState.DONE, 1)


def test_the_lane_of_quick_jobs_leaves_the_others(job, function):
    with trial.known(function, name="quick", is_quick=True):
        quick = ask("quick")
        assert work.drain(is_quick=True) == 1
        assert queue.claim(is_quick=True) is None
    quick.refresh_from_db()
    job.refresh_from_db()
    assert (quick.state, job.state) == (JobState.DONE, JobState.QUEUED)


def test_the_sweep_calls_the_lane_for_quick_jobs_only(job, function, monkeypatch):
    monkeypatch.setattr(tasks, "wake", lambda: True)
    calls: list[int] = []
    watch = sweep.Sweep(lambda: calls.append(1))
    watch.look()
    assert not calls
    with trial.known(function, name="quick", is_quick=True):
        ask("quick")
        watch.look()
    assert calls == [1]


def test_a_kind_that_this_process_does_not_know_is_left_to_others(job):
    Job.objects.create(kind="of tomorrow")
    assert claimed().pk == job.pk
    assert queue.claim() is None


def test_the_same_key_asks_once(job):
    first, again = ask(key="k"), ask(key="k")
    assert first.pk == again.pk
    assert Job.objects.count() == 2


def test_a_job_that_kills_its_workers_is_given_up(job, kind):
    for _ in range(kind.attempts):
        silence(claimed())
    assert queue.claim() is None
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.problem == {"code": "gave_up", "message": kind.gave_up, "details": {"count": 3}}


def test_cancel_while_waiting_and_while_running(job, function, monkeypatch):
    monkeypatch.setattr(work, "_POLL", 0)
    write.cancel(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
    running = ask()
    function.during = lambda work: write.cancel(running.pk)
    work.run(claimed())
    running.refresh_from_db()
    assert running.state == JobState.CANCELLED


def test_a_cancelled_job_whose_worker_died_is_not_started_again(job):
    claimed()
    write.cancel(job.pk)
    silence(job)
    assert queue.claim() is None
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


# --- The work ----------------------------------------------------------------------------------


def test_a_job_runs_to_its_end(job):
    work.run(claimed())
    job.refresh_from_db()
    assert (job.state, job.progress, job.progress_label) == (JobState.DONE, 100, "")
    assert job.finished_at
    assert job.lease_until is None


def test_progress_can_be_read_while_it_runs(job, function):
    seen = []
    function.during = lambda work: seen.append(Job.objects.get(pk=job.pk))
    work.run(claimed())
    assert (seen[0].progress, seen[0].progress_label) == (50, "Half of it")


def test_what_a_job_keeps_is_kept_with_its_state_or_not_at_all(job, function):
    def break_off(work: Work) -> None:
        with work.finish():
            Job.objects.create(kind="kept")
            raise RuntimeError

    function.during = break_off
    work.run(claimed())
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert not Job.objects.filter(kind="kept").exists()


def test_a_late_worker_is_fenced_and_keeps_nothing(job):
    late = claimed()
    silence(late)
    second = claimed()
    assert second.attempts == 2
    work.run(second)

    def keep() -> None:
        with Work(late).finish():
            Job.objects.create(kind="kept")

    with pytest.raises(Fenced):
        keep()
    assert not Job.objects.filter(kind="kept").exists()
    job.refresh_from_db()
    assert (job.state, job.token) == (JobState.DONE, second.token)


def test_a_worker_that_lost_its_job_stops(job, function, monkeypatch):
    monkeypatch.setattr(work, "_POLL", 0)
    first = claimed()

    def lose(work: Work) -> None:
        silence(first)
        claimed()

    function.during = lose
    work.run(first)
    job.refresh_from_db()
    assert job.state == JobState.RUNNING


def test_a_refusal_fails_the_job_with_its_reason_and_retry_works(job, function):
    def refuse(work: Work) -> None:
        raise Invalid("too_large", "Too large: {size}", size=5)

    function.during = refuse
    work.run(claimed())
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.problem == {
        "code": "too_large", "message": "Too large: {size}", "details": {"size": 5},
    }  # fmt: skip
    function.during = lambda work: None
    write.retry(job.pk)
    work.run(claimed())
    job.refresh_from_db()
    assert (job.state, job.problem) == (JobState.DONE, {})
    with pytest.raises(Conflict):
        write.retry(job.pk)


def test_an_unforeseen_error_fails_the_job_without_its_text(job, function):
    def break_down(work: Work) -> None:
        raise RuntimeError("secret")

    function.during = break_down
    work.run(claimed())
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.problem["code"] == "broken"
    assert "secret" not in str(job.problem)


def test_a_lost_database_leaves_the_job_to_its_lease(job, function):
    def lose(work: Work) -> None:
        raise DatabaseError

    function.during = lose
    work.run(claimed())
    job.refresh_from_db()
    assert job.state == JobState.RUNNING
    silence(job)
    assert claimed().attempts == 2


def test_what_may_pass_is_tried_again_after_a_pause_and_given_up_with_its_reason(job, function):
    def fail(work: Work) -> None:
        raise TryAgain(Refused("no_answer", "The server does not answer."))

    function.during = fail
    for attempt in (1, 2):
        work.run(claimed())
        job.refresh_from_db()
        assert (job.state, job.attempts) == (JobState.QUEUED, attempt)
        assert job.problem["code"] == "no_answer"
        assert queue.claim() is None, "not before the pause is over"
        pass_time(job)
    work.run(claimed())
    job.refresh_from_db()
    assert (job.state, job.problem["code"]) == (JobState.FAILED, "no_answer")
    assert function.calls == 3


def test_drain_runs_all_that_waits(job):
    ask()
    assert work.drain() == 2
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.DONE}


# --- The sweep ---------------------------------------------------------------------------------


def test_the_sweep_calls_while_jobs_wait(job, monkeypatch):
    calls: list[int] = []

    def wake() -> bool:
        calls.append(1)
        return True

    monkeypatch.setattr(tasks, "wake", wake)
    watch = sweep.Sweep()
    assert watch.look() == 1
    assert watch.look() == 0, "the same job is not called for twice in a second"
    claimed()
    assert watch.look() == 0


def test_a_worker_that_hears_nothing_is_found_out(job):
    now = timezone.now()
    assert not sweep.is_deaf(now)
    later = now + dt.timedelta(seconds=30)
    assert sweep.is_deaf(later)
    running = claimed()
    Job.objects.filter(pk=running.pk).update(lease_until=later + dt.timedelta(seconds=9))
    ask()
    assert not sweep.is_deaf(later)


def test_a_worker_is_not_deaf_because_of_jobs_that_were_paused(job, monkeypatch):
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(sweep, "_REPEAT", 0.1)
    monkeypatch.setattr(tasks, "wake", lambda: True)
    day = dt.timedelta(days=1)
    Job.objects.update(created_at=timezone.now() - day)
    watch = sweep.Sweep()
    for _ in range(30):
        Job.objects.update(state=JobState.QUEUED, attempts=0, retry_at=timezone.now())
        assert not sweep.is_deaf(timezone.now())
        watch.look()
        claimed()
        watch.look()
    assert ended == []


# --- Who watches -------------------------------------------------------------------------------


def test_the_age_of_the_oldest_waiting_job_counts_from_when_it_was_due(job):
    assert watch.oldest_job_seconds() < 60
    hour = dt.timedelta(hours=1)
    Job.objects.update(created_at=timezone.now() - hour)
    assert watch.oldest_job_seconds() >= 3600
    Job.objects.update(retry_at=timezone.now())
    assert watch.oldest_job_seconds() < 60
    claimed()
    assert watch.oldest_job_seconds() == 0


def test_health_and_metrics_tell_of_jobs(client, settings, job):
    settings.METRICS_TOKEN = "secret"
    Job.objects.update(created_at=timezone.now() - dt.timedelta(hours=1))
    assert client.get("/health/ready").json()["oldest_job_seconds"] >= 3600
    text = client.get("/metrics", headers={"Authorization": "Bearer secret"}).content.decode()
    assert 'issuetrees_job_rows{kind="trial",state="queued"} 1.0' in text
