"""Exports as jobs: claimed once, fenced when late, cancelled, retried, never lost."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.reports import jobs, read, sweep, tasks, write
from issuetrees.reports.models import Export, ExportState, Report
from issuetrees.reports.pdf import Unrenderable
from issuetrees.reports.produce import Produced

pytestmark = pytest.mark.django_db
MADE = Produced(b"%PDF-1.7 content", "report.pdf", 3, {"graph": 7})


@pytest.fixture
def report(cast) -> Report:
    return write.create_report(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Where to invest"
    )


@pytest.fixture
def export(cast, report) -> Export:
    return write.request_export(actor=cast.editor, report_id=report.pk)[0]


def producer(made: Produced = MADE, during: Callable[[], None] = lambda: None) -> jobs.Producer:
    """Return a producer that reports half the progress and lets something happen meanwhile."""

    def produce(report_id, *, on_progress, is_cancelled):
        on_progress(50, "Tree, 3 of 6 pages")
        during()
        if is_cancelled():
            raise Unrenderable("cancelled")
        return made

    return produce


def claimed() -> Export:
    export = jobs.claim()
    assert export is not None
    return export


def silence(export: Export) -> None:
    """Let the worker of an export die: its lease runs out."""
    past = timezone.now() - dt.timedelta(seconds=1)
    Export.objects.filter(pk=export.pk).update(lease_until=past)


def test_a_job_is_claimed_once_and_oldest_first(cast, report, export):
    later, _ = write.request_export(actor=cast.editor, report_id=report.pk)
    assert [claimed().pk, claimed().pk] == [export.pk, later.pk]
    assert jobs.claim() is None


def test_a_job_runs_to_its_file(export):
    jobs.run(claimed(), producer())
    export.refresh_from_db()
    assert export.state == ExportState.DONE
    assert (export.progress, export.page_count, export.sources) == (100, 3, {"graph": 7})
    assert export.size == len(MADE.content)
    with default_storage.open(export.file.name) as file:
        assert file.read() == MADE.content


def test_progress_can_be_read_while_it_runs(export):
    seen = []
    jobs.run(claimed(), producer(during=lambda: seen.append(Export.objects.get(pk=export.pk))))
    assert (seen[0].progress, seen[0].progress_label) == (50, "Tree, 3 of 6 pages")


def test_a_late_worker_is_fenced_and_its_file_thrown_away(export):
    late = claimed()
    silence(late)
    second = claimed()
    assert second.attempts == 2
    jobs.run(second, producer())
    assert jobs.finish(late, Produced(b"late", "late.pdf", 1, {})) is False
    export.refresh_from_db()
    assert export.size == len(MADE.content)
    names = default_storage.listdir(f"exports/{export.pk}")[1]
    assert len(names) == 1


def test_a_worker_that_lost_its_job_stops_rendering(export, monkeypatch):
    monkeypatch.setattr(jobs, "_POLL", 0)
    first = claimed()

    def lose() -> None:
        silence(first)
        claimed()

    jobs.run(first, producer(during=lose))
    export.refresh_from_db()
    assert export.state == ExportState.RUNNING


def test_a_job_that_kills_its_workers_is_given_up(export):
    for _ in range(jobs.MAX_ATTEMPTS):
        silence(claimed())
    assert jobs.claim() is None
    export.refresh_from_db()
    assert export.state == ExportState.FAILED
    assert export.problem["code"] == "gave_up"


def test_cancel_while_waiting_and_while_running(cast, report, export, monkeypatch):
    monkeypatch.setattr(jobs, "_POLL", 0)
    write.cancel_export(actor=cast.editor, export_id=export.pk)
    export.refresh_from_db()
    assert export.state == ExportState.CANCELLED
    running, _ = write.request_export(actor=cast.editor, report_id=report.pk)

    def cancel() -> None:
        write.cancel_export(actor=cast.editor, export_id=running.pk)

    jobs.run(claimed(), producer(during=cancel))
    running.refresh_from_db()
    assert running.state == ExportState.CANCELLED
    assert not running.file


def test_a_cancelled_job_whose_worker_died_is_not_started_again(cast, export):
    claimed()
    write.cancel_export(actor=cast.editor, export_id=export.pk)
    silence(export)
    assert jobs.claim() is None
    export.refresh_from_db()
    assert export.state == ExportState.CANCELLED


def test_a_refusal_fails_the_job_with_its_reason_and_retry_works(cast, export):
    def refuse(report_id, *, on_progress, is_cancelled):
        raise Invalid("too_large", "Too large: {size}", size=5)

    jobs.run(claimed(), refuse)
    export.refresh_from_db()
    assert export.state == ExportState.FAILED
    assert export.problem == {
        "code": "too_large", "message": "Too large: {size}", "details": {"size": 5},
    }  # fmt: skip
    write.retry_export(actor=cast.editor, export_id=export.pk)
    jobs.run(claimed(), producer())
    export.refresh_from_db()
    assert export.state == ExportState.DONE
    with pytest.raises(Conflict):
        write.retry_export(actor=cast.editor, export_id=export.pk)


def test_an_unforeseen_error_fails_the_job_without_its_text(export, caplog):
    def break_down(report_id, *, on_progress, is_cancelled):
        raise RuntimeError("secret")

    jobs.run(claimed(), break_down)
    export.refresh_from_db()
    assert export.state == ExportState.FAILED
    assert export.problem["code"] == "broken"
    assert "secret" not in str(export.problem)


def test_the_same_key_asks_once(cast, report):
    first, is_new = write.request_export(actor=cast.editor, report_id=report.pk, key="k")
    again, is_new_again = write.request_export(actor=cast.editor, report_id=report.pk, key="k")
    assert (first.pk, is_new, is_new_again) == (again.pk, True, False)


def test_who_may_ask_and_see(cast, report, export):
    with pytest.raises(NotFound):
        write.request_export(actor=cast.outsider, report_id=report.pk)
    with pytest.raises(NotFound):
        read.export(cast.outsider, export.pk)
    with pytest.raises(NotFound):
        write.cancel_export(actor=cast.outsider, export_id=export.pk)
    with pytest.raises(Denied):
        write.edit_report(actor=cast.viewer, report_id=report.pk, title="x")
    assert read.export(cast.viewer, export.pk) == export


def test_a_report_refuses_what_it_cannot_hold(cast, report):
    wrong: list[tuple[str, Any]] = [
        ("title", " "), ("title", 5), ("language", "fr"), ("stage", "secret"),
        ("sections", [{"kind": "magic"}]), ("sections", "all"), ("colour", "red"),
        ("answer", "x" * 4001),
    ]  # fmt: skip
    for field, value in wrong:
        with pytest.raises(Invalid):
            write.edit_report(actor=cast.editor, report_id=report.pk, **{field: value})
    with pytest.raises(Conflict):
        write.edit_report(actor=cast.editor, report_id=report.pk, version=99, title="x")


def test_the_sweep_calls_while_jobs_wait(export, monkeypatch):
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


def test_a_worker_that_hears_nothing_is_found_out(export):
    now = timezone.now()
    assert not sweep.is_deaf(now)
    later = now + dt.timedelta(seconds=30)
    assert sweep.is_deaf(later)
    running = claimed()
    Export.objects.filter(pk=running.pk).update(lease_until=later + dt.timedelta(seconds=9))
    Export.objects.create(report=export.report)
    assert not sweep.is_deaf(later)


def test_drain_runs_all_that_waits(cast, report, export, monkeypatch):
    write.request_export(actor=cast.editor, report_id=report.pk)
    monkeypatch.setattr(jobs.run, "__defaults__", (producer(),))
    assert jobs.drain() == 2
    assert set(Export.objects.values_list("state", flat=True)) == {ExportState.DONE}


def test_a_file_is_read_only_when_done(cast, export):
    with pytest.raises(Conflict):
        read.open_file(cast.viewer, export.pk)
    jobs.run(claimed(), producer())
    found, file = read.open_file(cast.viewer, export.pk)
    with file:
        assert file.read() == MADE.content
    assert read.download_name(found) == "report.pdf"
    assert isinstance(found.token, uuid.UUID)
