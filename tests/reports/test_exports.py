"""Exports: asked for, made by a job, kept once, cancelled, tried again."""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.storage import default_storage

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.jobs import queue, work
from issuetrees.jobs.models import Job, JobState, Mail
from issuetrees.jobs.work import Fenced, Work
from issuetrees.reports import exports, read, versions, write
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.files import FORMATS, MEDIA_TYPES
from issuetrees.reports.findings import ExportFinding, told
from issuetrees.reports.formats.made import Made
from issuetrees.reports.formats.pdf.limits import Unrenderable
from issuetrees.reports.kinds import report_kinds
from issuetrees.reports.models import Export, ExportFormat, Report, Snapshot
from tests.jobs import trial
from tests.jobs.trial import claimed, silence

pytestmark = pytest.mark.django_db
CUT = ExportFinding("cut", "{count} rows are left out.", "ranking", {"count": 2})
MADE = Made(b"%PDF-1.7 content", 3, (CUT, CUT))


@pytest.fixture
def report(cast) -> Report:
    return write.create_report(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        title="Where to invest",
        situation="Rents rise.",
    )


@pytest.fixture
def export(cast, report) -> Export:
    return write.request_export(actor=cast.editor, report_id=report.pk)[0]


def test_a_report_that_shows_nothing_is_refused_before_a_job_is_queued(cast, report) -> None:
    def of(kind: str, **fields: Any) -> Any:
        rows = [{"kind": kind, **fields}]
        write.edit_report(actor=cast.editor, report_id=report.pk, sections=rows)
        return write.request_export(actor=cast.editor, report_id=report.pk, format="pptx")

    for refused, said in (
        ({"kind": "gates", "title": "Stops"}, "“Stops”. It needs"),
        ({"kind": "summary", "is_on": False}, "Switch one on"),
        ({"kind": "cover"}, "Switch one on"),
    ):
        with pytest.raises(Conflict) as refusal:
            of(**refused)
        assert said in str(refusal.value.message).format(**refusal.value.details)
    assert not Job.objects.exists()
    assert of("summary")[1]


@pytest.mark.parametrize("kind", report_kinds())
def test_no_kind_is_exported_as_a_cover_alone(cast, kind: str) -> None:
    made = write.create_report(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Empty", kind=kind
    )
    with pytest.raises(Conflict) as refusal:
        write.request_export(actor=cast.editor, report_id=made.pk)
    assert refusal.value.code == "nothing_to_print"
    assert not Job.objects.exists()


def test_what_is_emptied_before_its_turn_fails_with_the_reason(cast, report, export) -> None:
    write.edit_report(actor=cast.editor, report_id=report.pk, situation="")
    work.run(claimed())
    export.job.refresh_from_db()
    assert export.job.state == JobState.FAILED
    assert export.job.problem["code"] == "nothing_to_print"


class Producer:
    """Makes a file without rendering, and lets something happen meanwhile."""

    def __init__(self) -> None:
        self.made = MADE
        self.during: Callable[[], object] = lambda: None
        self.shown: list[ReportDocument] = []

    def __call__(self, document, *, on_progress, is_cancelled):
        self.shown.append(document)
        on_progress(50, "Tree, 3 of 6 pages")
        self.during()
        if is_cancelled():
            raise Unrenderable("cancelled")
        return self.made


@pytest.fixture(autouse=True)
def producer() -> Iterator[Producer]:
    """Have exports made by a stand-in."""
    producer = Producer()

    def make(work: Work) -> None:
        exports.make_export(work, producer)

    with trial.known(make, name=exports.NAME, gave_up=exports.KIND.gave_up):
        yield producer


def reread(export: Export) -> Export:
    return Export.objects.select_related("job").get(pk=export.pk)


def version_of(export: Export) -> str:
    snapshot = reread(export).snapshot
    assert snapshot is not None
    return snapshot.version_id


def stored(export: Export) -> list[str]:
    return default_storage.listdir(f"exports/{export.pk}")[1]


def test_a_job_runs_to_its_file(export):
    work.run(claimed())
    export = reread(export)
    assert export.job.state == JobState.DONE
    assert (export.job.progress, export.page_count) == (100, 3)
    assert [told(finding) for finding in export.findings] == ["2 rows are left out."]
    assert export.size == len(MADE.content)
    with default_storage.open(export.file.name) as file:
        assert file.read() == MADE.content


def test_progress_can_be_read_while_it_runs(export, producer):
    seen = []
    producer.during = lambda: seen.append(reread(export).job)
    work.run(claimed())
    assert (seen[0].progress, seen[0].progress_label) == (50, "Tree, 3 of 6 pages")


def test_a_late_worker_is_fenced_and_its_file_thrown_away(export):
    late = claimed()
    silence(late)
    second = claimed()
    assert second.attempts == 2
    work.run(second)
    with pytest.raises(Fenced):
        exports.make_export(Work(late), lambda *_, **__: Made(b"late", 1))
    assert reread(export).size == len(MADE.content)
    assert len(stored(export)) == 1


def test_an_export_that_kills_its_workers_is_given_up(export):
    for _ in range(exports.KIND.attempts):
        silence(claimed())
    assert queue.claim() is None
    job = reread(export).job
    assert (job.state, job.problem["code"]) == (JobState.FAILED, "gave_up")
    assert "The export stopped unexpectedly" in job.problem["message"]


def test_cancel_while_waiting_and_while_running(cast, report, export, producer, monkeypatch):
    monkeypatch.setattr(work, "_POLL", 0)
    write.cancel_export(actor=cast.editor, export_id=export.pk)
    assert reread(export).job.state == JobState.CANCELLED
    running, _ = write.request_export(actor=cast.editor, report_id=report.pk)
    producer.during = lambda: write.cancel_export(actor=cast.editor, export_id=running.pk)
    work.run(claimed())
    running = reread(running)
    assert running.job.state == JobState.CANCELLED
    assert not running.file


def test_a_refusal_fails_the_export_with_its_reason_and_retry_works(cast, export, producer):
    def refuse() -> None:
        raise Invalid("too_large", "Too large: {size}", size=5)

    producer.during = refuse
    work.run(claimed())
    job = reread(export).job
    assert job.state == JobState.FAILED
    assert job.problem == {
        "code": "too_large", "message": "Too large: {size}", "details": {"size": 5},
    }  # fmt: skip
    producer.during = lambda: None
    write.retry_export(actor=cast.editor, export_id=export.pk)
    work.run(claimed())
    assert reread(export).job.state == JobState.DONE
    with pytest.raises(Conflict):
        write.retry_export(actor=cast.editor, export_id=export.pk)


def test_an_export_whose_report_is_deleted_leaves_no_file(export, producer, report):
    producer.during = report.delete
    work.run(claimed())
    assert stored(export) == []
    silence(Job.objects.get())
    work.run(claimed())
    assert Job.objects.get().problem["code"] == "not_found"


def retitle(cast, report, title):
    write.edit_report(actor=cast.editor, report_id=report.pk, title=title)


def test_what_is_tried_again_shows_the_first_state(cast, report, export, producer):
    def refuse() -> None:
        raise Invalid("too_large", "Too large")

    producer.during = refuse
    work.run(claimed())
    producer.during = lambda: None
    retitle(cast, report, "Where to save")
    write.retry_export(actor=cast.editor, export_id=export.pk)
    work.run(claimed())
    first, second = producer.shown
    assert first == second
    assert first.cover.title == "Where to invest"
    assert first.cover.version == version_of(export)


def test_another_file_of_an_export_shows_the_same(cast, report, export, producer):
    with pytest.raises(Conflict):
        write.request_export(actor=cast.editor, report_id=report.pk, same_as=export.pk)
    work.run(claimed())
    retitle(cast, report, "Where to save")
    write.request_export(actor=cast.editor, report_id=report.pk, same_as=export.pk)
    work.run(claimed())
    assert producer.shown[0] == producer.shown[1]
    assert Snapshot.objects.count() == 1
    other = write.create_report(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Another"
    )
    with pytest.raises(NotFound):
        write.request_export(actor=cast.editor, report_id=other.pk, same_as=export.pk)


def test_a_version_knows_whether_it_is_the_newest(cast, report, export):
    work.run(claimed())
    first = version_of(export)
    assert versions.version(cast.viewer, first.lower()).is_newest
    retitle(cast, report, "Where to save")
    again, _ = write.request_export(actor=cast.editor, report_id=report.pk)
    work.run(claimed())
    second = version_of(again)
    assert second != first
    found = versions.version(cast.viewer, first)
    assert (found.is_newest, found.newest) == (False, again)
    assert versions.version(cast.viewer, second).is_newest
    assert versions.changes(cast.viewer, export.pk).earlier is None
    comparison = versions.changes(cast.viewer, again.pk)
    assert comparison.earlier == export
    assert [change.after for change in comparison.changes] == ["Where to save"]
    with pytest.raises(NotFound):
        versions.version(cast.outsider, first)
    write.delete_report(actor=cast.editor, report_id=report.pk)
    with pytest.raises(NotFound):
        versions.version(cast.editor, first)


def test_what_has_changed_is_in_the_file_where_a_section_tells_it(cast, report, producer):
    sections = [{"kind": "summary"}, {"kind": "changes"}]
    write.edit_report(actor=cast.editor, report_id=report.pk, sections=sections)
    for title in ("Where to invest", "Where to save"):
        retitle(cast, report, title)
        write.request_export(actor=cast.editor, report_id=report.pk)
        work.run(claimed())
    first, second = producer.shown
    assert first.earlier is None
    assert second.earlier.version == first.cover.version
    assert [change.after for change in second.earlier.changes] == ["Where to save"]


def test_who_wants_it_gets_mail_when_it_is_done(cast, report, export):
    work.run(claimed())
    assert not Mail.objects.exists()
    cast.editor.language = "ru"
    cast.editor.save()
    asked, _ = write.request_export(
        actor=cast.editor, report_id=report.pk, mail_site="http://trees.test/"
    )
    work.run(claimed())
    [mail] = Mail.objects.all()
    assert mail.message["to"] == [cast.editor.email]
    assert "Where to invest" in mail.message["subject"]
    assert f"http://trees.test/reports/{report.pk}/#files" in mail.message["body"]
    assert version_of(asked) in mail.message["body"]
    assert "Скачать" in mail.message["body"]


def test_who_has_left_gets_no_mail(cast, report):
    write.request_export(actor=cast.editor, report_id=report.pk, mail_site="http://trees.test/")
    cast.membership("editor").delete()
    work.run(claimed())
    assert not Mail.objects.exists()


def test_a_snapshot_of_another_edition_is_refused(cast, export):
    work.run(claimed())
    Snapshot.objects.update(edition=0)
    Job.objects.update(state=JobState.FAILED)
    write.retry_export(actor=cast.editor, export_id=export.pk)
    work.run(claimed())
    assert reread(export).job.problem["code"] == "snapshot_outdated"


def test_a_snapshot_goes_with_its_report(report, export):
    work.run(claimed())
    report.delete()
    assert not Snapshot.objects.exists()


def test_every_format_has_who_makes_it():
    assert set(FORMATS) == set(MEDIA_TYPES) == set(ExportFormat)
    for make in FORMATS.values():
        with pytest.raises(TypeError):  # it is there, and misses its document
            make()  # type: ignore[call-arg]


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
        ("title", " "), ("title", 5), ("language", "fr"), ("stage", "secret"), ("paper", "a3"),
        ("sections", [{"kind": "magic"}]), ("sections", "all"), ("colour", "red"),
        ("answer", "x" * 4001),
    ]  # fmt: skip
    for field, value in wrong:
        with pytest.raises(Invalid):
            write.edit_report(actor=cast.editor, report_id=report.pk, **{field: value})
    with pytest.raises(Conflict):
        write.edit_report(actor=cast.editor, report_id=report.pk, version=99, title="x")


def test_drain_runs_all_that_waits(cast, report, export):
    write.request_export(actor=cast.editor, report_id=report.pk)
    assert work.drain() == 2
    assert set(Export.objects.values_list("job__state", flat=True)) == {JobState.DONE}


def test_a_file_is_read_only_when_done(cast, export):
    with pytest.raises(Conflict):
        read.open_file(cast.viewer, export.pk)
    work.run(claimed())
    found, file = read.open_file(cast.viewer, export.pk)
    with file:
        assert file.read() == MADE.content
    assert read.download_name(found).startswith("Where to invest ")
    assert isinstance(found.job.token, uuid.UUID)
