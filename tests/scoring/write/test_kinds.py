"""Kinds of initiatives: chosen by title, made by a new one, never twice."""

import pytest

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import kinds as kinds_write
from issuetrees.search.find import find
from issuetrees.workspaces import deletions
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def kind_of(cast: Cast, case: Case, number: int = 0) -> str:
    return initiatives_read.initiative(cast.viewer, case.initiatives[number].pk).initiative_kind


def choose(cast: Cast, case: Case, title: str, number: int = 1) -> None:
    initiatives_write.edit_initiative(
        actor=cast.editor, initiative_id=case.initiatives[number].pk, initiative_kind=title
    )


def test_a_known_title_is_chosen_and_a_new_one_makes_a_kind(cast, case):
    choose(cast, case, " EVENT ")
    assert kind_of(cast, case, 1) == "Event"
    assert AuditEntry.objects.latest("created_at").details["changed"] == {
        "initiative_kind": ["", "Event"]
    }
    choose(cast, case, "Media")
    assert [kind.title for kind in kinds_read.kinds(cast.viewer, cast.engagement.pk)] == [
        "Event",
        "Media",
    ]
    choose(cast, case, "")
    assert kind_of(cast, case, 1) == ""
    counted = kinds_read.counted(kinds_read.kinds(cast.viewer, cast.engagement.pk))
    assert [getattr(kind, "initiative_count", None) for kind in counted] == [1, 0]


def test_a_row_that_is_refused_makes_no_kind(cast, case):
    initiatives_write.create_initiatives(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        rows=[
            {"title": "", "initiative_kind": "Nothing"},
            {"title": "Run", "initiative_kind": "Sport"},
            {"title": "Swim", "initiative_kind": "sport"},
        ],
    )
    assert set(InitiativeKind.objects.values_list("title", flat=True)) == {"Event", "Sport"}


def test_no_two_kinds_have_one_title(cast, case):
    other = kinds_write.create_kind(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Media", before_id=case.kind.pk
    )
    for act in (
        lambda: kinds_write.edit_kind(actor=cast.editor, kind_id=other.pk, title="event"),
        lambda: kinds_write.create_kind(
            actor=cast.editor, engagement_id=cast.engagement.pk, title="MEDIA"
        ),
    ):
        with pytest.raises(Invalid) as caught:
            act()
        assert caught.value.code == "title_taken"
    kinds_write.edit_kind(actor=cast.editor, kind_id=other.pk, title="media")
    kinds_write.move_kind(actor=cast.editor, kind_id=other.pk, before_id=None)
    found = kinds_read.kinds(cast.viewer, cast.engagement.pk)
    assert [kind.title for kind in found] == ["Event", "media"]


def test_initiatives_follow_the_title_of_their_kind_and_its_deletion(cast, case):
    kinds_write.edit_kind(actor=cast.editor, kind_id=case.kind.pk, title="Gathering")
    assert kind_of(cast, case) == "Gathering"
    found = find(cast.viewer, "gathering").groups
    assert [hit.title for group in found for hit in group.hits] == ["City festival"]
    entry = kinds_write.delete_kind(actor=cast.editor, kind_id=case.kind.pk)
    assert kind_of(cast, case) == ""
    rows = initiatives_read.initiatives(cast.viewer, cast.engagement.pk)
    assert not initiatives_read.matching(rows, words="gathering").exists()
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert kind_of(cast, case) == "Gathering"


def test_an_engagement_has_so_many_kinds(cast, case, monkeypatch):
    monkeypatch.setattr(limits, "INITIATIVE_KINDS", 1)
    with pytest.raises(Invalid) as caught:
        choose(cast, case, "Media")
    assert caught.value.code == "list_full"
