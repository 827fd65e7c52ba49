"""A profile that is erased is in no file any more: exports, snapshots, kept pages, links."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from issuetrees.careers.write import profiles
from issuetrees.core.errors import Gone, NotFound
from issuetrees.jobs.models import Job, JobState
from issuetrees.reports import erasing, exports, write
from issuetrees.reports.formats.pdf.kept import kept
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Export, Report, ShownPerson, Snapshot
from issuetrees.reports.sharing import write as sharing
from issuetrees.reports.sharing.read import opened
from tests.careers.people import Place, make_place
from tests.cast import Cast


@pytest.fixture
def place(cast: Cast) -> Place:
    return make_place(cast)


def report(cast: Cast, kind: str = "team_view") -> Report:
    return write.create_report(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        title="Team",
        language="en",
        sections=[{"kind": "cover"}, {"kind": kind}],
    )


def let_all_see(cast: Cast, place: Place) -> None:
    profiles.edit_profile(actor=cast.viewer, profile_id=place.profile.pk, is_open=True)


def exported(cast: Cast, shown: Report) -> Export:
    """An export with its snapshot, as a worker takes it, and its file."""
    job = Job.objects.create(kind="export", state=JobState.DONE, finished_at=timezone.now())
    export = Export.objects.create(report=shown, job=job, file_name="x.pdf")
    exports._take(export)
    export.refresh_from_db()
    export.file.save(f"exports/{export.pk}.pdf", ContentFile(b"Vic"))
    return export


def test_a_report_shows_open_profiles_alone_whoever_reads(cast: Cast, place: Place) -> None:
    shown = report(cast)
    assert build_document(shown.pk, cast.viewer).people == ()
    let_all_see(cast, place)
    (person,) = build_document(shown.pk, cast.owner).people
    assert person.name == "Vic"
    assert build_document(report(cast, "stage_map").pk).people == ()


def test_who_erases_their_profile_is_in_no_file_any_more(
    cast: Cast, place: Place, django_capture_on_commit_callbacks: Any
) -> None:
    let_all_see(cast, place)
    export = exported(cast, report(cast))
    other = exported(cast, report(cast, "stage_map"))
    assert [one.profile_id for one in ShownPerson.objects.all()] == [place.profile.pk]
    kept().keep("0" * 64, b"a page")
    to: Any = {"actor": cast.owner, "report_id": export.report_id, "name": "Client"}
    one, newest = (sharing.share(**to, export_id=pk)[1] for pk in (export.pk, None))
    assert [opened(token).export for token in (one, newest)] == [export, export]
    with django_capture_on_commit_callbacks(execute=True):
        profiles.erase_profile(actor=cast.viewer, profile_id=place.profile.pk)
    assert not Export.objects.filter(pk=export.pk).exists()
    assert not default_storage.exists(str(export.file.name))
    assert list(Snapshot.objects.all()) == [other.snapshot]
    assert default_storage.exists(str(other.file.name))
    assert kept().find("0" * 64) is None
    assert build_document(export.report_id).people == ()
    with pytest.raises(NotFound):
        opened(one)
    assert opened(newest).export is None


def test_a_link_to_a_plan_is_read_only_and_can_be_taken_back(cast: Cast, place: Place) -> None:
    let_all_see(cast, place)
    plan = write.create_report(
        actor=cast.owner, engagement_id=cast.engagement.pk, title="Plan", kind="career_plan"
    )
    export = exported(cast, plan)
    link, token = sharing.share(actor=cast.owner, report_id=plan.pk, name="Mentor")
    found, file = sharing.download(opened(token))
    with file:
        assert (found, file.read()) == (export, b"Vic")
    sharing.revoke(actor=cast.owner, link_id=link.pk)
    with pytest.raises(Gone):
        opened(token)


def test_erasing_somebody_whom_no_report_shows_deletes_no_file(
    cast: Cast, place: Place, django_capture_on_commit_callbacks: Any
) -> None:
    export = exported(cast, report(cast))
    with django_capture_on_commit_callbacks(execute=True):
        profiles.erase_profile(actor=cast.viewer, profile_id=place.profile.pk)
    assert default_storage.exists(str(export.file.name))
    erasing.forget([])
    assert Export.objects.filter(pk=export.pk).exists()
