"""What checks of a map find, and that they are silent where nothing is wrong."""

from typing import Any

import pytest

from issuetrees.core.graph.records import Link, Node
from issuetrees.core.stages.checks import check_map
from issuetrees.core.stages.reading import read_map
from issuetrees.core.stages.records import Months, Stage, StageMap, Transition
from tests.core.stages.maps import drawn, sample

END: dict[str, Any] = {"is_final": True}
WORK = {"work": "team own"}


def codes(found: StageMap) -> list[str]:
    return [one.code for one in check_map(found)]


@pytest.mark.parametrize(
    ("text", "stages", "expected"),
    [
        ("a > b 5", {"b": END}, []),
        ("a > b 5", {}, ["dead_end"]),
        ("a > b 5", {"b": END, "c": END}, ["unreachable"]),
        ("a > b 5\nc > b 5", {"b": END}, []),  # two starts
        ("a > b 5\nb > a 5 back", {"b": END}, []),
        ("a > b 5\nc > d 1\nd > c 1", {"b": END}, ["unreachable", "unreachable"]),
    ],
)
def test_ways_lead_to_and_from(text: str, stages: dict[str, Any], expected: list[str]) -> None:
    assert codes(drawn(text, **stages)) == expected


def test_lower_levels_are_a_step_back_and_three_at_once_a_jump() -> None:
    stages = {
        "a": Stage("a", "A", required={"x": 2, "y": 1}),
        "b": Stage("b", "B", required={"x": 1, "y": 1}),
        "c": Stage("c", "C", required={"x": 4, "y": 1}, is_final=True),
    }
    ways = (Transition("ab", "a", "b"), Transition("bc", "b", "c"))
    competencies = {"x": "Numbers", "y": "Words", "z": "Nothing"}
    found = check_map(StageMap(stages, ways, {}, competencies))
    assert [one.code for one in found] == ["lowers", "jump", "unused_competency"]
    assert found[0].details["competencies"] == ["Numbers"]
    assert (found[1].details["before"], found[1].details["after"]) == (1, 4)
    back = (Transition("ab", "a", "b", is_backward=True), ways[1])
    assert "lowers" not in codes(StageMap(stages, back, {}, competencies))


def test_months_stand_in_their_order() -> None:
    stages = {"a": Stage("a", "A"), "b": Stage("b", "B", is_final=True)}
    wrong = StageMap(stages, (Transition("ab", "a", "b", Months(9, 5, 7)),))
    assert codes(wrong) == ["months"]


def test_answers_open_ways_once_each() -> None:
    ends = {"b": END, "c": END}
    assert codes(drawn("a > b 5 work=team\na > c 5 work=own", WORK, **ends)) == []
    assert codes(drawn("a > b 5 work=team\na > c 5 work=team", WORK, **ends)) == [
        "uncovered",
        "covered_twice",
    ]
    assert codes(drawn("a > b 5\na > c 5 work=own", WORK, **ends)) == []  # one is always open
    assert codes(drawn("a > b 5\na > c 5", WORK, **ends)) == ["idle_fork"]
    both = drawn("a > b 5 work=team|own\na > c 5 work=own|team", WORK, **ends)
    assert codes(both) == ["idle_fork", "covered_twice", "covered_twice"]
    assert codes(drawn("a > b 5 work=tam", WORK, b=END)) == ["unknown_answer", "idle_fork"]


def test_the_map_from_pm_to_cpo_has_one_jump() -> None:
    assert codes(sample()) == ["jump"]


def test_a_fork_on_the_way_is_passed_through_with_its_answer() -> None:
    nodes = [
        Node("a", kind="stage", title="A"),
        Node("b", kind="stage", title="B", details={"is_final": True}),
        Node("c", kind="stage", title="C", details={"is_final": True}),
        Node(
            "f",
            kind="fork",
            title="Team or own?",
            details={"options": [{"id": "t", "title": "Team"}, {"id": "o", "title": "Own"}]},
        ),
    ]
    links = [
        Link("1", "a", "f", details={"months": {"min": 1, "mode": 2, "max": 4}}),
        Link("2", "f", "b", details={"answer": "t"}),
        Link("3", "f", "c", details={"answer": "o", "months": {"mode": 9}}),
    ]
    found = read_map(nodes, links, {})
    to_team, to_own = found.transitions
    assert (to_team.source_id, to_team.target_id, to_team.months) == ("a", "b", Months(1, 2, 4))
    assert to_team.condition == {"f": frozenset("t")}
    assert to_own.months == Months(9, 9, 9)
    assert check_map(found) == ()


def test_forks_that_lead_to_each_other_end_nowhere() -> None:
    nodes = [Node("a", kind="stage"), Node("f", kind="fork"), Node("g", kind="fork")]
    links = [Link("1", "a", "f"), Link("2", "f", "g"), Link("3", "g", "f")]
    assert read_map(nodes, links, {}).transitions == ()


@pytest.mark.parametrize(
    "details", [{"months": 5}, {"months": {"mode": -1}}, {"when": [1]}, {"when": {"f": 3}}]
)
def test_details_that_make_no_sense_are_as_if_not_there(details: dict[str, Any]) -> None:
    nodes = [Node("a", kind="stage"), Node("b", kind="stage", details={"requires": {"x": 9}})]
    (way,) = read_map(nodes, [Link("1", "a", "b", details=details)], {}).transitions
    assert (way.months, way.condition) == (None, {})
