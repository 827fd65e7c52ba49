"""Roles name a stage of a map, what it asks for, and who is ready as far as one may see."""

from typing import Any

import pytest

from issuetrees.careers.write import profiles, ratings
from issuetrees.copying.engagements import copy_engagement
from issuetrees.core.errors import Invalid
from issuetrees.reports import write as reports
from issuetrees.reports.gather import build_document
from issuetrees.tracking.read.roles import roles, stage_choices
from issuetrees.tracking.write.activities import create_party
from issuetrees.workspaces import write as workspaces
from issuetrees.workspaces.access import Pass
from tests.careers.people import Place, make_place
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(cast: Cast) -> Place:
    """A role that needs the chief's stage; Zoe can do it and is open to all, Anna's is not."""
    made = make_place(cast)
    for name, is_open in (("Zoe", True), ("Anna", False)):
        kept = profiles.create_profile(
            actor=cast.owner, graph_id=made.graph_id, is_own=False, name=name,
            stage_id=made.stages["Lead"], is_open=is_open,
        )  # fmt: skip
        levels: Any = [{"competency": key, "level": 3} for key in ("plan", "people")]
        ratings.rate(actor=cast.owner, profile_id=kept.pk, levels=levels)
    create_party(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Brand director", kind="inside",
        graph_id=made.graph_id, stage_id=made.stages["Chief"],
    )  # fmt: skip
    return made


@pytest.mark.parametrize(("reader", "ready"), [("owner", {"Zoe", "Anna"}), ("commenter", {"Zoe"})])
def test_a_role_names_its_stage_and_who_is_ready_for_it(
    cast: Cast, place: Place, reader: str, ready: set[str]
) -> None:
    (role,) = roles(getattr(cast, reader), cast.engagement.pk).inside
    assert role.stage is not None
    assert (role.stage.map, role.stage.title) == ("Ladder", "Chief")
    assert [(one.title, one.level) for one in role.stage.needed] == [("Planning", 3), ("People", 3)]
    assert set(role.stage.ready) == ready


def test_a_role_names_a_stage_of_any_map_of_the_workspace(cast: Cast, place: Place) -> None:
    """Its maps come first to choose from; a copy keeps the stage of a map that is elsewhere."""
    here: Any = {"actor": cast.editor, "graph_id": place.graph_id}
    other = workspaces.create_engagement(
        actor=cast.editor, workspace_id=cast.engagement.workspace_id, name="Brand", client="C",
    )  # fmt: skip
    ((own, stages),) = stage_choices(cast.editor, cast.engagement)
    assert (own, [title for _key, title in stages]) == ("Ladder", ["Junior", "Lead", "Chief"])
    ((named, found),) = stage_choices(cast.editor, other)
    assert (named, found) == (f"{cast.engagement.name}: Ladder", stages)
    with pytest.raises(Invalid) as refused:
        create_party(**here, engagement_id=other.pk, title="Lost", stage_id="no-stage")
    assert refused.value.details["field"] == "stage_id"
    create_party(
        **here, engagement_id=other.pk, title="Head", kind="inside", stage_id=place.stages["Lead"]
    )
    copied = copy_engagement(actor=cast.editor, engagement_id=other.pk, has_scores=False)
    for engagement_id in (other.pk, copied.pk):
        (role,) = roles(cast.viewer, engagement_id).inside
        assert role.stage is not None
        assert role.stage.title == "Lead"
    only_here = Pass(cast.engagement.workspace_id, other.pk)
    (role,) = roles(only_here, other.pk).inside
    assert role.stage is None, "the map is out of their sight"
    report = reports.create_report(
        actor=cast.editor, engagement_id=other.pk, title="R", sections=[{"kind": "roles"}]
    )
    assert [one.stage for one in build_document(report.pk).roles] == ["Lead"]


def test_a_stage_of_another_workspace_is_no_choice(cast: Cast, place: Place) -> None:
    theirs = workspaces.create_workspace(actor=cast.outsider, name="Theirs")
    other = workspaces.create_engagement(
        actor=cast.outsider, workspace_id=theirs.pk, name="Brand", client="C"
    )
    assert stage_choices(cast.outsider, other) == []
    with pytest.raises(Invalid, match="No stage map of this workspace"):
        create_party(
            actor=cast.outsider, engagement_id=other.pk, title="Head",
            graph_id=place.graph_id, stage_id=place.stages["Lead"],
        )  # fmt: skip
