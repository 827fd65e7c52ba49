"""The team on a map: shared profiles alone, each competency for itself, names in their order."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from issuetrees.careers.team import team
from issuetrees.careers.write import profiles, ratings
from issuetrees.core.errors import Invalid
from tests.careers.people import Place, make_place
from tests.cast import Cast


@pytest.fixture
def place(cast: Cast) -> Place:
    """The viewer is open to all; Zoe, kept by the owner, is Lead with all that Chief asks for."""
    made = make_place(cast)
    profiles.edit_profile(actor=cast.viewer, profile_id=made.profile.pk, is_open=True)
    rate(cast.viewer, made.profile.pk, plan=4)
    zoe = keep(cast.owner, made, "Zoe", "Lead", is_open=True)
    rate(cast.owner, zoe.pk, plan=3, people=3)
    keep(cast.owner, made, "anna", "Lead")
    return made


def keep(owner: Any, place: Place, name: str, stage: str, *, is_open: bool = False) -> Any:
    return profiles.create_profile(
        actor=owner,
        graph_id=place.graph_id,
        is_own=False,
        name=name,
        stage_id=place.stages[stage],
        is_open=is_open,
    )


def rate(actor: Any, profile_id: Any, **levels: int) -> None:
    given: Any = [{"competency": key, "level": level} for key, level in levels.items()]
    ratings.rate(actor=actor, profile_id=profile_id, levels=given)


def test_only_shared_profiles_are_shown_and_the_others_counted(cast: Cast, place: Place) -> None:
    found = team(cast.commenter, place.graph_id)
    assert ([one.profile.name for one in found.people], found.hidden) == (["Vic", "Zoe"], 1)
    found = team(cast.owner, place.graph_id)
    assert ([one.profile.name for one in found.people], found.hidden) == (["anna", "Vic", "Zoe"], 0)


def test_much_of_one_competency_makes_nobody_ready(cast: Cast, place: Place) -> None:
    found = team(cast.commenter, place.graph_id, place.stages["Chief"])
    chief = found.readiness[-1]
    assert [found.of(one).profile.name for one in chief.ready] == ["Zoe"]
    said = [
        (found.of(one.member).profile.name, [gap.competency for gap in one.gaps], one.months)
        for one in found.succession
    ]
    assert said == [("Vic", ["people"], 36.0), ("Zoe", [], 24.0)]


def test_a_stage_that_the_map_lacks_is_refused(cast: Cast, place: Place, client_of: Any) -> None:
    with pytest.raises(Invalid):
        team(cast.owner, place.graph_id, "nowhere")
    shown = client_of("owner").get(f"/maps/{place.graph_id}/team/?stage_id=nowhere")
    assert "There is no such stage on this map." in shown.content.decode()


def test_the_page_tells_levels_readiness_and_succession(place: Place, client_of: Any) -> None:
    query = {"stage_id": place.stages["Chief"]}
    words = client_of("commenter").get(f"/maps/{place.graph_id}/team/", query).content.decode()
    assert "1 profile on this map is not shared with you" in words
    assert "anna" not in words
    assert "People: 0 of 3" in words
    assert "nothing: ready" in words
    assert words.index("Who could come to “Chief”") < words.rindex("36 months")


def test_nobody_to_show(cast: Cast, client_of: Any) -> None:
    made = make_place(cast)
    words = client_of("commenter").get(f"/maps/{made.graph_id}/team/").content.decode()
    assert "Nobody to show yet" in words
    assert "Vic" not in words


def test_rest_tells_the_same(place: Place, client_of: Any) -> None:
    query = {"stage_id": place.stages["Chief"]}
    told = client_of("commenter").get(f"/api/v1/maps/{place.graph_id}/team", query).json()
    assert [one["name"] for one in told["members"]] == ["Vic", "Zoe"]
    assert told["hidden"] == 1
    assert told["members"][0]["levels"] == {"plan": 4, "people": 0}
    assert [one["title"] for one in told["stages"]] == ["Junior", "Lead", "Chief"]
    assert told["succession"][0]["gaps"] == [
        {"competency": "people", "required_level": 3, "own": 0}
    ]
    assert told["succession"][0]["months"] == 36.0


def test_queries_do_not_grow_with_the_team(cast: Cast, place: Place, client_of: Any) -> None:
    client = client_of("commenter")
    address = f"/maps/{place.graph_id}/team/"
    client.get(address)
    few = _queries(client, address)
    for number in range(6):
        made = keep(cast.editor, place, f"P{number}", "Junior", is_open=True)
        rate(cast.editor, made.pk, plan=number % 5)
    client.get(address)  # who looked is kept once a day
    assert _queries(client, address) == few


def _queries(client: Any, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        client.get(address)
    return len(caught)
