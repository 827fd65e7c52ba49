"""Links to the files of a report: who makes them, what they open, what they keep to themselves."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from pypdf import PdfReader, PdfWriter

from issuetrees.core import limits
from issuetrees.core.errors import Conflict, Denied, Gone, Invalid, NotFound
from issuetrees.graphs import read as graphs
from issuetrees.jobs.models import Job, JobState
from issuetrees.reports import read, write
from issuetrees.reports.models import Export, LinkVisit, Report, SharedLink
from issuetrees.reports.sharing import read as sharing_read
from issuetrees.reports.sharing import write as sharing
from issuetrees.reports.sharing.read import TooOften
from issuetrees.reports.sharing.watermark import marked
from issuetrees.workspaces.models import AuditEntry
from issuetrees.workspaces.read import engagements
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PASSWORD = "й-open sesame"


def pdf(pages: int = 2) -> bytes:
    made = PdfWriter()
    for _ in range(pages):
        made.add_blank_page(595, 842)
    content = io.BytesIO()
    made.write(content)
    return content.getvalue()


@pytest.fixture
def report(cast: Cast) -> Report:
    return write.create_report(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        title="Where to invest",
        situation="Rents rise.",
    )


Finish = Callable[[str], Export]


@pytest.fixture
def finish(report: Report) -> Finish:
    """Make a finished export of the report."""

    def make(name: str) -> Export:
        job = Job.objects.create(kind="export", state=JobState.DONE, finished_at=timezone.now())
        export = Export(report=report, job=job, file_name=f"{name}.pdf")
        export.file.save(f"exports/{export.pk}.pdf", ContentFile(pdf()))
        return export

    return make


def share(cast: Cast, report: Report, **chosen: Any) -> tuple[SharedLink, str]:
    return sharing.share(actor=cast.editor, report_id=report.pk, name="Ms Client", **chosen)


def test_only_who_edits_shares_withdraws_and_reads_the_log(cast: Cast, report: Report) -> None:
    link, _ = share(cast, report)
    for person, refusal in (
        (cast.viewer, Denied),
        (cast.commenter, Denied),
        (cast.outsider, NotFound),
    ):
        with pytest.raises(refusal):
            sharing.share(actor=person, report_id=report.pk, name="x")
        with pytest.raises(refusal):
            sharing.revoke(actor=person, link_id=link.pk)
        with pytest.raises(refusal):
            sharing_read.visits(person, link.pk)
        with pytest.raises(refusal):
            sharing_read.links(person, report.pk)
    later, _ = share(cast, report)
    assert list(sharing_read.links(cast.owner, report.pk)) == [later, link]


def test_neither_token_nor_password_is_kept(cast: Cast, report: Report) -> None:
    link, token = share(cast, report, password=PASSWORD)
    values = SharedLink.objects.values().get(pk=link.pk)
    kept = repr(values) + repr(list(AuditEntry.objects.values()))
    assert token not in kept
    assert PASSWORD not in kept
    assert len(token) >= 43


def test_one_file_or_always_the_newest(cast: Cast, report: Report, finish: Finish) -> None:
    first = finish("first")
    _, pinned = share(cast, report, export_id=first.pk)
    _, newest = share(cast, report)
    second = finish("second")
    assert sharing_read.opened(pinned).export == first
    assert sharing_read.opened(newest).export == second
    Job.objects.filter(pk=second.job_id).update(state=JobState.FAILED)
    assert sharing_read.opened(newest).export == first


def test_a_link_opens_its_files_and_nothing_else(
    cast: Cast, report: Report, finish: Finish
) -> None:
    mine, other = finish("mine"), finish("other")
    _, token = share(cast, report, export_id=mine.pk)
    holder = sharing_read.opened(token).reader
    assert list(read.exports(holder)) == [mine]
    with pytest.raises(NotFound):
        read.open_file(holder, other.pk)
    assert not read.reports(holder).exists()
    assert not engagements(holder).exists()
    assert not graphs.graphs_of(holder, cast.engagement.pk).exists()


def test_expired_withdrawn_and_unknown_links_say_so(
    cast: Cast, report: Report, finish: Finish
) -> None:
    finish("file")
    link, token = share(cast, report, days=1)
    SharedLink.objects.filter(pk=link.pk).update(expires_at=timezone.now())
    with pytest.raises(Gone) as refused:
        sharing_read.opened(token)
    assert refused.value.code == "link_expired"
    sharing.revoke(actor=cast.editor, link_id=link.pk)
    with pytest.raises(Gone) as refused:
        sharing_read.opened(token)
    assert refused.value.code == "link_revoked"
    with pytest.raises(NotFound):
        sharing_read.opened(token + "x")


def test_a_link_to_what_is_deleted_opens_nothing(
    cast: Cast, report: Report, finish: Finish
) -> None:
    finish("file")
    _, token = share(cast, report)
    write.delete_report(actor=cast.editor, report_id=report.pk)
    with pytest.raises(NotFound):
        sharing_read.opened(token)


def test_a_password_is_asked_for_and_guesses_are_few(cast: Cast, report: Report) -> None:
    link, token = share(cast, report, password=PASSWORD)
    assert not sharing.is_unlocked(link, "")
    proof = sharing.unlock(token, PASSWORD.replace("й", "и\u0306"))
    assert sharing.is_unlocked(link, proof)
    other, _ = share(cast, report, password=PASSWORD)
    assert not sharing.is_unlocked(other, proof)
    for _ in range(limits.LINK_PASSWORDS):
        with pytest.raises(Denied):
            sharing.unlock(token, "wrong")
    with pytest.raises(TooOften):
        sharing.unlock(token, PASSWORD)
    LinkVisit.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    assert sharing.unlock(token, PASSWORD)


def test_the_log_says_when_and_what(cast: Cast, report: Report, finish: Finish) -> None:
    export = finish("file")
    link, token = share(cast, report)
    found = sharing_read.opened(token)
    for _ in range(3):
        sharing.note_opening(found)
    sharing.download(found)[1].close()
    kinds = [(visit.kind, visit.export) for visit in sharing_read.visits(cast.owner, link.pk)]
    assert kinds == [("downloaded", export), ("opened", export)]
    assert {field.name for field in LinkVisit._meta.get_fields()} == {
        "id", "created_at", "link", "kind", "export",
    }  # fmt: skip


def test_downloads_are_slowed_down(cast: Cast, report: Report, finish: Finish) -> None:
    finish("file")
    _, token = share(cast, report)
    found = sharing_read.opened(token)
    for _ in range(limits.LINK_DOWNLOADS):
        sharing.download(found)[1].close()
    with pytest.raises(TooOften):
        sharing.download(found)


@pytest.mark.parametrize(
    ("chosen", "code"),
    [({"days": 0}, "link_days"), ({"days": 366}, "link_days"),
     ({"password": "short"}, "link_password"), ({"format": "exe"}, "unknown_choice")],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    cast: Cast, report: Report, chosen: dict[str, Any], code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        share(cast, report, **chosen)
    assert refused.value.code == code


def test_there_are_not_too_many_links(
    cast: Cast, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LINKS_PER_REPORT", 1)
    link, _ = share(cast, report)
    with pytest.raises(Conflict):
        share(cast, report)
    sharing.revoke(actor=cast.editor, link_id=link.pk)
    share(cast, report)


def test_an_export_of_another_report_is_not_shared(cast: Cast, finish: Finish) -> None:
    other = write.create_report(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Another"
    )
    with pytest.raises(NotFound):
        share(cast, other, export_id=finish("file").pk)


def test_the_mark_is_on_each_page_and_always_the_same() -> None:
    name = "Клиент «Ромашка» & Co"
    first, again = (marked(io.BytesIO(pdf()), name).read() for _ in range(2))
    assert first == again
    assert marked(io.BytesIO(pdf()), "Another").read() != first
    for page in PdfReader(io.BytesIO(first)).pages:
        assert "/LinkMark" in page["/Resources"]["/XObject"]  # type: ignore[index]
        assert page.get_contents().get_data().rstrip().endswith(b"Do Q EMC")  # type: ignore[union-attr]


def test_a_marked_download_is_marked(cast: Cast, report: Report, finish: Finish) -> None:
    finish("file")
    _, token = share(cast, report, is_marked=True)
    with sharing.download(sharing_read.opened(token))[1] as file:
        assert b"LinkMark" in file.read()
