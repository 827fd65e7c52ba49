"""Exports on the report pages: order, progress, cancel, retry, download."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from issuetrees.jobs.models import Job, JobState
from issuetrees.reports import write
from issuetrees.reports.formats.pdf.limits import Unrenderable
from issuetrees.reports.models import Export, Report, Snapshot
from issuetrees.reports.snapshot import EDITION, pack
from issuetrees.web.frame.downloads import disposition
from tests.cast import Cast
from tests.reports.documents import document

ClientOf = Callable[[str], Client]
HTMX = {"hx-request": "true"}
PDF = b"%PDF-1.7 all of it"


@pytest.fixture
def report(cast: Cast) -> Report:
    return write.create_report(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        title="Steering committee",
        situation="Rents rise.",
    )


@pytest.fixture
def export(cast: Cast, report: Report) -> Export:
    return write.request_export(actor=cast.viewer, report_id=report.pk)[0]


def address(name: str, pk: object) -> str:
    return reverse(f"web:{name}", args=[pk])


def become(export: Export, **fields: object) -> None:
    """Bring the job of an export where a worker would have brought it."""
    Job.objects.filter(pk=export.job_id).update(**fields)


def finish(export: Export, name: str = "Steering committee 2026-11-23.pdf") -> None:
    export.page_count, export.size, export.file_name = 24, 380_000, name
    export.file.save(f"exports/{export.pk}.pdf", ContentFile(PDF))
    become(export, state=JobState.DONE, finished_at=timezone.now())


def row(client: Client, export: Export) -> Any:
    return client.get(address("export", export.pk), headers=HTMX)


def test_a_row_appears_at_once_and_asks_for_itself(report: Report, client_of: ClientOf) -> None:
    answer = client_of("viewer").post(
        address("report_export", report.pk), {"key": "k"}, headers=HTMX
    )
    made = Export.objects.get()
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'id="export-{made.pk}"' in page
    assert f'hx-get="{address("export", made.pk)}" hx-trigger="every 1s"' in page
    assert "Waiting for its turn" in page
    assert "HX-Retarget" not in answer


def test_a_second_click_shows_the_same_export(report: Report, client_of: ClientOf) -> None:
    client = client_of("commenter")
    order = address("report_export", report.pk)
    client.post(order, {"key": "k"}, headers=HTMX)
    answer = client.post(order, {"key": "k"}, headers=HTMX)
    made = Export.objects.get()
    assert answer["HX-Retarget"] == f"#export-{made.pk}"
    assert answer["HX-Reswap"] == "outerHTML"


def test_mail_is_sent_only_to_who_ticks_it(report: Report, client_of: ClientOf) -> None:
    client, order = client_of("viewer"), address("report_export", report.pk)
    client.post(order, {"key": "a"}, headers=HTMX)
    client.post(order, {"key": "b", "is_mailed": "on"}, headers=HTMX)
    sites = Export.objects.order_by("created_at").values_list("mail_site", flat=True)
    assert list(sites) == ["", "http://testserver/"]


def test_each_page_view_has_a_key_of_its_own(report: Report, client_of: ClientOf) -> None:
    client = client_of("viewer")
    field = re.compile(r'name="key" id="export-key" value="([^"]+)"')
    keys = {
        field.findall(client.get(address("report", report.pk)).content.decode())[0]
        for _ in range(2)
    }
    assert len(keys) == 2


def test_progress_is_said_in_words_and_polling_goes_on(export: Export, client_of: ClientOf) -> None:
    become(export, state=JobState.RUNNING, progress=42, progress_label="Laying out pages")
    page = row(client_of("viewer"), export).content.decode()
    assert 'max="100" value="42"' in page
    assert "Laying out pages" in page
    assert "every 1s" in page
    assert address("export_cancel", export.pk) in page


def test_cancel_ends_a_waiting_export_and_stops_a_running_one(
    export: Export, client_of: ClientOf
) -> None:
    client = client_of("viewer")
    become(export, state=JobState.RUNNING)
    page = client.post(address("export_cancel", export.pk), headers=HTMX).content.decode()
    assert "Stopping" in page
    assert "every 1s" in page
    assert address("export_cancel", export.pk) not in page
    become(export, state=JobState.QUEUED)
    page = client.post(address("export_cancel", export.pk), headers=HTMX).content.decode()
    assert "Export cancelled" in page
    assert "every 1s" not in page
    assert address("export_retry", export.pk) in page


def test_a_failure_says_why_and_can_be_tried_again(export: Export, client_of: ClientOf) -> None:
    refused = Unrenderable("timed_out", seconds=240)
    problem = {"code": refused.code, "message": refused.message, "details": refused.details}
    become(export, state=JobState.FAILED, problem=problem, finished_at=timezone.now())
    client = client_of("viewer")
    page = row(client, export).content.decode()
    assert "took longer than 240 seconds" in page
    assert "every 1s" not in page
    page = client.post(address("export_retry", export.pk), headers=HTMX).content.decode()
    assert "Waiting for its turn" in page
    assert Job.objects.get().state == JobState.QUEUED


def test_a_running_export_cannot_be_tried_again(export: Export, client_of: ClientOf) -> None:
    answer = client_of("viewer").post(address("export_retry", export.pk), headers=HTMX)
    assert answer.status_code == 409
    assert answer["HX-Retarget"] == "#toasts"


def test_a_finished_row_names_pages_size_and_person_and_renews_the_key(
    export: Export, client_of: ClientOf
) -> None:
    finish(export)
    page = row(client_of("editor"), export).content.decode()
    words = " ".join(page.replace("\xa0", " ").split())
    assert "24 pages, 371.1 KB" in words
    assert "Viewer, <time" in words
    assert address("export_file", export.pk) in page
    assert "every 1s" not in page
    assert re.search(r'id="export-key" value="[0-9a-f-]{36}" hx-swap-oob="true"', page)
    assert "The export is done." in page


def test_polling_ends_when_the_export_is_out_of_reach(export: Export, client_of: ClientOf) -> None:
    answer = row(client_of("outsider"), export)
    assert answer.status_code == 286
    assert answer["HX-Retarget"] == "#toasts"
    assert client_of("outsider").get(address("export", export.pk)).status_code == 404


def test_earlier_exports_are_kept_and_come_in_pages(
    cast: Cast, report: Report, client_of: ClientOf
) -> None:
    for _ in range(8):
        write.request_export(actor=cast.owner, report_id=report.pk)
    client = client_of("viewer")
    first = client.get(address("report", report.pk))
    second = client.get(address("report", report.pk), {"page": 2})
    assert (len(first.context["files"]), len(second.context["files"])) == (6, 2)
    assert "Page 1 of 2" in first.content.decode()


def test_a_file_is_sent_under_its_name_and_not_kept_on_the_way(
    export: Export, client_of: ClientOf
) -> None:
    finish(export, "Отчёт «Бренд» 2026.pdf")
    answer = client_of("viewer").get(address("export_file", export.pk))
    assert answer.getvalue() == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    plain, _, exact = answer["Content-Disposition"].partition("; filename*=UTF-8''")
    assert plain == 'attachment; filename="2026.pdf"'
    assert unquote(exact) == "Отчёт «Бренд» 2026.pdf"


@pytest.mark.parametrize("name", ['a"b\r\nX-Evil: 1.pdf', "…….pdf", "Отчёт.pdf", "plain.pdf"])
def test_no_name_leaves_its_header(name: str) -> None:
    header = disposition(name)
    assert re.fullmatch(
        r'attachment; filename="[\w.-]+\.pdf"; filename\*=UTF-8\'\'[\w%.~-]+', header, re.ASCII
    )


def test_an_export_without_its_file_says_so(export: Export, client_of: ClientOf) -> None:
    client = client_of("viewer")
    assert client.get(address("export_file", export.pk)).status_code == 409
    finish(export)
    export.file.delete(save=False)
    answer = client.get(address("export_file", export.pk))
    assert answer.status_code == 404
    assert "no longer stored" in answer.content.decode()


def test_without_a_script_everything_leads_back_to_the_page(
    export: Export, client_of: ClientOf
) -> None:
    client = client_of("viewer")
    place = address("report", export.report_id) + "#files"
    assert client.post(address("report_export", export.report_id))["Location"] == place
    assert client.get(address("export", export.pk))["Location"] == place
    assert client.post(address("export_cancel", export.pk))["Location"] == place


def test_a_file_names_its_version_and_what_it_lacks(
    export: Export, report: Report, client_of: ClientOf
) -> None:
    finding = {"code": "cut", "message": "{n} rows", "section": "ranking", "details": {"n": 2}}
    export.findings = [finding]
    export.snapshot = Snapshot.objects.create(
        report=report, version_id="K7QM-2BXD", edition=1, packed=b""
    )
    finish(export)
    page = " ".join(row(client_of("editor"), export).content.decode().split())
    assert '<a href="/v/K7QM-2BXD/">K7QM-2BXD</a>' in page
    assert "1 note on the file" in page
    assert "Ranking of initiatives: 2 rows" in page


def test_a_version_links_to_the_newest(
    cast: Cast, export: Export, report: Report, client_of: ClientOf
) -> None:
    old, new = (
        Snapshot.objects.create(report=report, version_id=name, edition=1, packed=b"")
        for name in ("BBBB-BBBB", "CCCC-CCCC")
    )
    export.snapshot = old
    finish(export)
    client = client_of("viewer")
    assert b"This is the newest version" in client.get("/v/BBBB-BBBB/").content
    later = write.request_export(actor=cast.viewer, report_id=report.pk)[0]
    later.snapshot = new
    finish(later)
    page = client.get("/v/bbbb-bbbb/").content.decode()
    assert "The newest file is version CCCC-CCCC" in page
    assert address("export_file", later.pk) in page
    assert client_of("outsider").get("/v/BBBB-BBBB/").status_code == 404


def test_what_changed_is_told_beside_the_file_and_as_a_page(
    export: Export, report: Report, client_of: ClientOf
) -> None:
    texts = {"BBBB-BBBB": "Fewer shops", "CCCC-CCCC": "More shops"}
    for name, answer in texts.items():
        shown = document()
        packed = pack(replace(shown, summary=replace(shown.summary, answer=answer)))
        export = Export.objects.create(report=report, job=Job.objects.create(kind="export"))
        export.snapshot = Snapshot.objects.create(
            report=report, version_id=name, edition=EDITION, packed=packed
        )
        finish(export)
    asked = address("export_changes", export.pk)
    client = client_of("viewer")
    beside = client.get(asked, headers=HTMX).content.decode()
    assert "Since version BBBB-BBBB" in beside
    assert "The main answer is now: More shops" in unisolated(beside)
    assert "<h1>What has changed</h1>" in client.get(asked).content.decode()


def unisolated(page: str) -> str:
    return re.sub("[\u2066-\u2069]", "", page)
