"""Where somebody stands: levels, gaps, time with its assumptions, other ways, the next steps."""

import datetime as dt
from typing import Any

import pytest

from issuetrees.careers.proposals import DAYS, proposals
from issuetrees.careers.standing import standing, standings
from issuetrees.careers.write import plans, profiles, ratings
from issuetrees.graphs import read
from issuetrees.graphs import write as graphs
from tests.careers.people import Place, make_place
from tests.cast import Cast

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def place(cast: Cast) -> Place:
    return make_place(cast)


def test_gaps_to_the_next_stage_and_to_the_goal(cast: Cast, place: Place) -> None:
    ratings.rate(
        actor=cast.viewer,
        profile_id=place.profile.pk,
        levels=[{"competency": "plan", "level": 4}, {"competency": "people", "level": 0}],
    )
    found = standing(cast.viewer, place.profile.pk)
    assert found.next is not None
    assert found.next.title == "Lead"
    assert found.to_next is not None
    # More of one makes up for no other.
    assert [(gap.competency, gap.levels) for gap in found.to_next.gaps] == [("people", 1)]
    assert found.to_goal is not None
    assert (found.to_goal.stage.title, found.to_goal.levels) == ("Chief", 3)
    assert [gap.competency for gap in found.to_goal.blocking] == ["people"]


def test_time_is_a_spread_that_rests_on_hours(cast: Cast, place: Place) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    found = standing(cast.viewer, place.profile.pk)
    assert found.times is not None
    assert 0 < found.times.p50 < found.times.p80
    assert {one.code for one in found.assumptions} == {"map", "longer", "hours", "levels", "draws"}
    profiles.edit_profile(**key, hours_a_week=0.5)
    slower = standing(cast.viewer, place.profile.pk)
    assert slower.times is not None
    assert slower.times.p50 > found.times.p50
    profiles.edit_profile(**key, hours_a_week=0)
    without = standing(cast.viewer, place.profile.pk)
    assert "no_hours" in {one.code for one in without.assumptions}
    assert standing(cast.viewer, place.profile.pk).times == without.times


def test_other_ways_have_a_price(cast: Cast, place: Place) -> None:
    [other] = standing(cast.viewer, place.profile.pk).alternatives
    assert (other.route.months, other.more_months) == (60, 24)
    assert other.times.p50 > 0


def test_no_way_names_the_answer(cast: Cast, place: Place) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    lead = place.stages["Lead"]
    graphs.commit(
        graph_id=place.graph_id, actor=cast.editor, commands=[{"kind": "delete_node", "id": lead}]
    )
    profiles.edit_profile(**key, answers={"work": ["own"]})
    found = standing(cast.viewer, place.profile.pk)
    assert (found.route, found.times, found.to_next) == (None, None, None)
    assert [fork.id for fork in found.blocking_forks] == ["work"]
    assert [change.answers for change in found.changes] == [{"work": "team"}]
    assert found.to_goal is not None


def test_a_stage_that_the_map_lost_is_none(cast: Cast, place: Place) -> None:
    chief = place.stages["Chief"]
    graphs.commit(
        graph_id=place.graph_id, actor=cast.editor, commands=[{"kind": "delete_node", "id": chief}]
    )
    found = standing(cast.viewer, place.profile.pk)
    assert (found.goal, found.route, found.to_goal) == (None, None, None)
    assert found.stage is not None


def test_the_strongest_evidence_that_is_missing(cast: Cast, place: Place) -> None:
    ratings.rate(
        actor=cast.viewer,
        profile_id=place.profile.pk,
        levels=[
            {"competency": "people", "level": 1},
            {"competency": "plan", "level": 1},
        ],
    )
    found = standing(cast.viewer, place.profile.pk)
    assert [one.key for one in found.unproved] == ["plan", "people"]
    ratings.rate(
        actor=cast.viewer,
        profile_id=place.profile.pk,
        levels=[{"competency": "plan", "level": 1, "link": "https://example.org/plan"}],
    )
    found = standing(cast.viewer, place.profile.pk)
    assert [one.key for one in found.unproved] == ["people"]


def test_progress_is_kept_by_day(cast: Cast, place: Place) -> None:
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk}
    ratings.rate(**key, levels=[{"competency": "plan", "level": 1}])
    ratings.rate(**key, levels=[{"competency": "plan", "level": 2}])
    [day] = standing(cast.viewer, place.profile.pk).progress
    assert (day.next, day.goal) == (1, 4)


def test_proposals_close_what_blocks_within_90_days(cast: Cast, place: Place) -> None:
    found = proposals(standing(cast.viewer, place.profile.pk), TODAY)
    assert [(one.competency, one.level, one.evidence) for one in found] == [
        ("plan", 1, "Explains the plan"),
        ("", None, "Asked"),
    ]
    assert found[0].text == "Show level 1 in “Planning”"
    assert [one.due_on for one in found] == [
        TODAY + dt.timedelta(days=45), TODAY + dt.timedelta(days=DAYS)
    ]  # fmt: skip


def test_taking_proposals_twice_adds_nothing(cast: Cast, place: Place) -> None:
    steps: Any = [
        {"text": one.text, "competency": one.competency, "evidence": one.evidence}
        for one in proposals(standing(cast.viewer, place.profile.pk), TODAY)
    ]
    key: Any = {"actor": cast.viewer, "profile_id": place.profile.pk, "steps": steps}
    assert len(plans.create_steps(**key)) == 2
    assert plans.create_steps(**key) == []


def test_a_team_is_read_in_constant_queries(
    cast: Cast, place: Place, django_assert_num_queries: Any
) -> None:
    for name in ("A", "B", "C"):
        profiles.create_profile(actor=cast.viewer, graph_id=place.graph_id, name=name)
    with django_assert_num_queries(6):
        found = standings(cast.viewer, place.graph_id)
    assert [one.profile.name for one in found] == ["Vic", "A", "B", "C"]


def test_answers_under_a_former_key_of_a_fork_still_count(cast: Cast, place: Place) -> None:
    profiles.edit_profile(actor=cast.viewer, profile_id=place.profile.pk, answers={"work": ["own"]})
    (fork,) = (node for node in read.node_records(place.profile.graph) if node.kind == "fork")
    details = {**fork.details, "key": "craft", "former_keys": ["work"]}
    commit: dict[str, Any] = {"graph_id": place.graph_id, "actor": cast.editor}
    edit = {"kind": "edit_node", "id": fork.id, "fields": {"details": details}}
    made, _is_new = graphs.commit(commands=[edit], **commit)
    assert standing(cast.viewer, place.profile.pk).answers == {"craft": {"own"}}
    graphs.commit(commands=[{"kind": "undo", "revision": made.number}], **commit)
    assert standing(cast.viewer, place.profile.pk).answers == {"work": {"own"}}
