"""Files that show levels: the owner's own, seen as the profile is, erased and taken along."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from issuetrees.attachments import read, write
from issuetrees.attachments.models import Attachment
from issuetrees.careers.read.export import export
from issuetrees.careers.standing import standing
from issuetrees.careers.write import profiles, ratings
from issuetrees.careers.write.level_files import attach_to_level
from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.workspaces.access import Worker
from issuetrees.workspaces.deletions import restore
from issuetrees.workspaces.models import AuditEntry
from tests.careers.people import Place, make_place
from tests.cast import Cast

PDF = b"%PDF-1.7 a plan"


@pytest.fixture
def place(cast: Cast) -> Place:
    return make_place(cast)


def attach(cast: Cast, place: Place, actor: Any = None, key: str = "plan") -> Any:
    return attach_to_level(
        actor=actor or cast.viewer,
        profile_id=place.profile.pk,
        competency=key,
        file=ContentFile(PDF, "secret plan.pdf"),
    )


def test_it_is_seen_as_the_profile_is(cast: Cast, place: Place) -> None:
    row = attach(cast, place)
    assert read.file(cast.viewer, row.pk) == row
    for other in (cast.owner, cast.editor, Worker(cast.workspace.pk)):
        with pytest.raises(NotFound):
            read.file(other, row.pk)
    here: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    profiles.share_profile(user_id=cast.editor.pk, may_assess=True, **here)
    profiles.share_profile(user_id=cast.commenter.pk, **here)
    theirs = attach(cast, place, cast.editor, "people")
    assert read.files(cast.commenter).count() == 2
    for person, file in ((cast.editor, row), (cast.commenter, theirs)):
        with pytest.raises(Denied):
            write.remove(actor=person, file_id=file.pk)
    with pytest.raises(Denied):
        attach(cast, place, cast.commenter)
    with pytest.raises(Invalid, match="no competency"):
        attach(cast, place, key="dance")


def test_it_shows_a_level_and_the_log_says_nothing_of_it(cast: Cast, place: Place) -> None:
    rated: Any = [{"competency": "plan", "level": 2}]
    ratings.rate(actor=cast.viewer, profile_id=place.profile.pk, levels=rated)
    (level, _other) = standing(cast.viewer, place.profile.pk).levels
    assert level.own
    assert not level.own.is_shown
    row = attach(cast, place)
    (level, _other) = standing(cast.viewer, place.profile.pk).levels
    assert level.own
    assert (level.own.is_shown, level.own.files) == (True, 1)
    entry = write.remove(actor=cast.viewer, file_id=row.pk)
    with pytest.raises(NotFound):
        restore(actor=cast.owner, entry_id=entry.pk)
    restore(actor=cast.viewer, entry_id=entry.pk)
    told = AuditEntry.objects.filter(target_id=row.pk)
    assert {one.details["title"] for one in told} == {"Ladder"}


def test_it_is_taken_along_and_erased_for_good(
    cast: Cast, place: Place, django_capture_on_commit_callbacks: Any
) -> None:
    row = attach(cast, place)
    write.remove(actor=cast.viewer, file_id=row.pk)
    (told,) = export(cast.viewer, place.profile.pk)["files"]
    assert (told["name"], told["competency"], told["size"]) == ("secret plan.pdf", "plan", len(PDF))
    assert told["deleted_at"]
    with django_capture_on_commit_callbacks(execute=True):
        profiles.erase_profile(actor=cast.viewer, profile_id=place.profile.pk)
    assert not Attachment._base_manager.exists()
    assert not default_storage.exists(row.file)


def test_levels_and_files_are_kept_together_or_not_at_all(cast: Cast, place: Place) -> None:
    client = Client()
    client.force_login(cast.viewer)
    address = reverse("web:profile_levels", args=[place.profile.pk])
    sent = {"plan.level": "2", "plan.file": SimpleUploadedFile("plan.html", b"<p>")}
    assert "is of a kind that is not kept here" in client.post(address, sent).content.decode()
    assert standing(cast.viewer, place.profile.pk).levels[0].own is None
    sent = {"plan.level": "2", "plan.file": SimpleUploadedFile("plan.pdf", PDF)}
    assert client.post(address, sent).status_code == 302
    page = client.get(address).content.decode()
    row = read.files(cast.viewer).get()
    assert reverse("web:file", args=[row.pk]) in page
    assert client.post(reverse("web:file_delete", args=[row.pk]))["Location"] == address
