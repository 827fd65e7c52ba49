"""Engagements, and what others see of them."""

import uuid

import pytest

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.workspaces import read, write
from issuetrees.workspaces.models import AuditEntry, Engagement
from tests.cast import Cast


def test_an_editor_creates_an_engagement(cast: Cast) -> None:
    made = write.create_engagement(
        actor=cast.editor,
        workspace_id=cast.workspace.pk,
        name="Retail",
        client="Север",
        question="Где открывать?\nИ когда?",
        language="ru",
    )
    made.refresh_from_db()
    assert (made.name, made.client, made.language) == ("Retail", "Север", "ru")
    assert made.question == "Где открывать?\nИ когда?"
    assert AuditEntry.objects.get().action == "engagement_created"


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("client", "x" * 161), ("question", "x" * 2001), ("language", "de")],
)
def test_a_bad_value_names_its_field(cast: Cast, field: str, value: str) -> None:
    before = Engagement.objects.count()
    given = {"name": "Fine", field: value}
    with pytest.raises(Invalid) as refused:
        write.create_engagement(actor=cast.owner, workspace_id=cast.workspace.pk, **given)
    assert refused.value.details["field"] == field
    assert Engagement.objects.count() == before


def test_an_edit_changes_what_is_given_and_notes_old_and_new(cast: Cast) -> None:
    edited = write.edit_engagement(
        actor=cast.editor, engagement_id=cast.engagement.pk, client="Southwind", version=1
    )
    assert (edited.client, edited.name, edited.version) == ("Southwind", "Brand marketing", 2)
    entry = AuditEntry.objects.get(action="engagement_edited")
    assert entry.details["changed"] == {"client": ["Northwind", "Southwind"]}


def test_an_edit_that_changes_nothing_leaves_no_trace(cast: Cast) -> None:
    edited = write.edit_engagement(
        actor=cast.editor, engagement_id=cast.engagement.pk, client="Northwind"
    )
    assert edited.version == 1
    assert not AuditEntry.objects.exists()


def test_a_stale_edit_is_refused(cast: Cast) -> None:
    write.edit_engagement(actor=cast.owner, engagement_id=cast.engagement.pk, name="One")
    with pytest.raises(Conflict):
        write.edit_engagement(
            actor=cast.editor, engagement_id=cast.engagement.pk, name="Two", version=1
        )
    cast.engagement.refresh_from_db()
    assert cast.engagement.name == "One"


@pytest.mark.parametrize("name", ["commenter", "viewer"])
def test_others_may_not_edit(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        write.edit_engagement(
            actor=getattr(cast, name), engagement_id=cast.engagement.pk, name="Mine"
        )
    with pytest.raises(Denied):
        write.create_engagement(
            actor=getattr(cast, name), workspace_id=cast.workspace.pk, name="Mine"
        )


def test_an_archived_engagement_leaves_the_list_and_comes_back(cast: Cast) -> None:
    write.edit_engagement(actor=cast.owner, engagement_id=cast.engagement.pk, is_archived=True)
    assert list(read.engagements(cast.owner)) == []
    assert list(read.engagements(cast.owner, is_archived=True)) == [cast.engagement]
    assert read.engagement(cast.owner, cast.engagement.pk).is_archived
    write.edit_engagement(actor=cast.owner, engagement_id=cast.engagement.pk, is_archived=False)
    assert list(read.engagements(cast.owner)) == [cast.engagement]


def test_strangers_find_nothing(cast: Cast) -> None:
    assert list(read.engagements(cast.owner)) == [cast.engagement]
    assert list(read.workspaces(cast.outsider)) == [cast.foreign_workspace]
    for engagement_id in (cast.engagement.pk, uuid.uuid4()):
        with pytest.raises(NotFound):
            read.engagement(cast.outsider, engagement_id)
    with pytest.raises(NotFound):
        write.create_engagement(
            actor=cast.outsider, workspace_id=cast.workspace.pk, name="Intruder"
        )
