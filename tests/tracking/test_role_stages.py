"""Roles name a stage of a map, what it asks for, and who is ready as far as one may see."""

from typing import Any

import pytest

from issuetrees.careers.write import profiles, ratings
from issuetrees.tracking.read.roles import roles, stage_choices
from issuetrees.tracking.write.activities import create_party
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


def test_stages_are_those_of_maps_of_the_engagement(cast: Cast, place: Place) -> None:
    found = dict(stage_choices(cast.editor, cast.engagement.pk))
    assert found[f"{place.graph_id}:{place.stages['Chief']}"] == "Ladder: Chief"
    assert len(found) == 3
