"""The plan of one's own profile as a PDF: for its owner alone, and nothing of it is left behind."""

import io

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.utils import translation

from issuetrees.careers.write import profiles
from issuetrees.core.errors import Denied, NotFound
from issuetrees.jobs.models import Job
from issuetrees.reports.formats.pdf.kept import Kept
from issuetrees.reports.gather_own import own_document
from issuetrees.reports.models import Export, Snapshot
from issuetrees.reports.own_plan import own_plan
from issuetrees.reports.sections.built import build_sections
from tests.careers.people import make_place
from tests.cast import Cast
from tests.reports.scenes import plain


def test_the_owner_alone_prints_a_closed_profile_and_nothing_is_stored(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = make_place(cast)
    stored = _stored()
    kept: list[str] = []
    monkeypatch.setattr(Kept, "keep", lambda _self, key, _content: kept.append(key))
    with translation.override("ru"):
        found = own_plan(cast.viewer, place.profile.pk)
    assert found.name.startswith("Личный план Vic ")
    with pikepdf.open(io.BytesIO(found.content)) as file:
        assert len(file.pages) >= 4
        assert str(file.Root.Lang) == "ru"
    assert kept == []
    assert [model.objects.count() for model in (Export, Snapshot, Job)] == [0, 0, 0]
    assert _stored() == stored
    with pytest.raises(NotFound):
        own_plan(cast.owner, place.profile.pk)
    share = profiles.share_profile(
        actor=cast.viewer, profile_id=place.profile.pk, user_id=cast.editor.pk, may_assess=True
    )
    assert share is not None
    with pytest.raises(Denied):
        own_plan(cast.editor, place.profile.pk)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Vic: from “Junior” to “Chief”", "fall short of “Lead”", "for the next 90 days"]),
        ("ru", ["Vic: путь из «Junior» в «Chief»", "«Lead» не дотягивают", "ближайшие 90 дней"]),
    ],
)
def test_it_says_route_gaps_months_alternatives_and_plan(
    cast: Cast, language: str, said: list[str]
) -> None:
    place = make_place(cast)
    with translation.override(language):
        (section,) = build_sections(own_document(cast.viewer, place.profile))
    titles = [plain(page.title) for page in section.pages]
    assert len(titles) == 5
    assert all(any(words in title for title in titles) for words in said)


def _stored() -> list[str]:
    """The names of all files of exports that are kept."""
    if not default_storage.exists("exports"):
        return []
    folders, files = default_storage.listdir("exports")
    return sorted([*folders, *files])
