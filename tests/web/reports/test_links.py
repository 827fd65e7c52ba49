"""Sharing by links: the page of those who share, and what a client sees without an account."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from issuetrees.jobs.models import Job, JobState
from issuetrees.reports import write
from issuetrees.reports.models import Export, LinkVisit, Report, SharedLink
from issuetrees.reports.sharing import write as sharing
from tests.cast import Cast
from tests.privacy import is_private

ClientOf = Callable[[str], Client]
PDF = b"%PDF-1.7 all of it"
NEWEST = {"name": "A", "days": "30", "export_id": "newest"}
PASSWORD = "open sesame"


@pytest.fixture
def report(cast: Cast) -> Report:
    return write.create_report(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="Steering committee"
    )


@pytest.fixture
def export(report: Report) -> Export:
    job = Job.objects.create(kind="export", state=JobState.DONE, finished_at=timezone.now())
    export = Export(report=report, job=job, file_name="Отчёт.pdf", page_count=3, size=9)
    export.file.save(f"exports/{export.pk}.pdf", ContentFile(PDF))
    return export


def token_of(cast: Cast, report: Report, **chosen: Any) -> str:
    return sharing.share(actor=cast.owner, report_id=report.pk, name="Ms Client", **chosen)[1]


def is_kept_quiet(answer: Any) -> bool:
    return (
        is_private(answer)
        and answer["Referrer-Policy"] == "same-origin"
        and "noindex" in answer["X-Robots-Tag"]
    )


def test_a_link_is_made_shown_once_and_withdrawn(
    report: Report, export: Export, client_of: ClientOf
) -> None:
    client, page = client_of("editor"), reverse("web:report_links", args=[report.pk])
    assert "Отчёт.pdf" in client.get(page).content.decode()
    asked = {"name": "Ms Client", "days": "30", "export_id": str(export.pk), "is_marked": "on"}
    made = client.post(page, asked)
    assert made.headers["Location"] == page
    assert SharedLink.objects.count() == 1
    answer = client.get(page).content.decode()
    [address] = re.findall(r'value="(http://testserver/shared/[^"]+)"', answer)
    assert Client().get(address).status_code == 200
    again = client.get(page).content.decode()
    assert "/shared/" not in again
    assert address.split("/")[-2] not in str(dict(client.session))
    assert "Ms Client" in again
    assert "Opened" in again
    link = SharedLink.objects.get()
    assert (link.export, link.is_marked) == (export, True)
    client.post(reverse("web:link_revoke", args=[link.pk]))
    gone = Client().get(address)
    assert gone.status_code == 410
    assert "This link was withdrawn" in gone.content.decode()
    assert is_kept_quiet(gone)


def test_wrong_entries_come_back_with_their_reason(report: Report, client_of: ClientOf) -> None:
    page = reverse("web:report_links", args=[report.pk])
    answer = client_of("editor").post(page, {**NEWEST, "password": "short"})
    assert "A password has 8 to 128 characters." in answer.content.decode()
    assert not SharedLink.objects.exists()


def test_the_client_reads_the_file_without_an_account(
    cast: Cast, report: Report, export: Export
) -> None:
    token, client = token_of(cast, report), Client()
    page = client.get(reverse("web:shared", args=[token]))
    words = page.content.decode()
    assert is_kept_quiet(page)
    assert "3 pages" in words
    for hidden in (cast.engagement.name, "Ms Client", "/reports/"):
        assert hidden not in words
    answer = client.get(reverse("web:shared_file", args=[token]))
    assert answer.getvalue() == PDF
    assert is_kept_quiet(answer)
    assert "filename*=UTF-8''" in answer["Content-Disposition"]
    assert set(LinkVisit.objects.values_list("kind", flat=True)) == {"opened", "downloaded"}


def test_without_a_file_the_page_says_so(cast: Cast, report: Report) -> None:
    token = token_of(cast, report)
    page = Client().get(reverse("web:shared", args=[token])).content.decode()
    assert "There is no file yet" in page
    answer = Client().get(reverse("web:shared_file", args=[token]))
    assert answer.status_code == 404


def test_a_password_stands_before_page_and_file(cast: Cast, report: Report, export: Export) -> None:
    token, client = token_of(cast, report, password=PASSWORD), Client()
    page, file = (reverse(f"web:{name}", args=[token]) for name in ("shared", "shared_file"))
    assert report.title not in client.get(page).content.decode()
    assert client.get(file)["Location"] == page
    wrong = client.post(page, {"password": "wrong"})
    assert wrong.status_code == 403
    assert "This is not the password" in wrong.content.decode()
    right = client.post(page, {"password": PASSWORD})
    cookie = right.cookies["report-link"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (page, True, "Lax")
    assert report.title in client.get(page).content.decode()
    assert client.get(file).getvalue() == PDF
    assert Client().get(file).status_code == 302


def test_an_unknown_link_says_little(db: None) -> None:
    answer = Client().get(reverse("web:shared", args=["nothing"]))
    assert answer.status_code == 404
    assert is_kept_quiet(answer)


@pytest.mark.parametrize(("form", "said"), [("pptx", "3 slides"), ("pdf", "3 pages")])
def test_a_client_reads_how_long_the_file_is(
    cast: Cast, report: Report, export: Export, form: str, said: str
) -> None:
    Export.objects.filter(pk=export.pk).update(format=form)
    token = token_of(cast, report, export_id=export.pk)
    shown = Client().get(reverse("web:shared", args=[token])).content.decode()
    assert said in " ".join(shown.split())
