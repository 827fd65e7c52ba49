"""What checks of a map find, and that they are silent where nothing is wrong."""

import ast
import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from issuetrees.core.graph.records import Link, Node
from issuetrees.core.stages import checks, fixes, fork_checks
from issuetrees.core.stages.checks import check_map
from issuetrees.core.stages.reading import read_map
from issuetrees.core.stages.records import Months, Stage, StageMap, Transition
from issuetrees.kit.words import spoken
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
        ("a > a 5\na > b 5", {"b": END}, []),  # an arrow to itself leads nowhere
        ("a > b 5\nb > c 5\nc > a 5", {"c": END}, ["circle"]),
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
    assert found[0].details["competencies"] == "Numbers 2 → 1"
    assert found[1].details["competencies"] == "Numbers 1 → 4"
    assert (found[1].place_id, found[1].related_ids) == ("b", ("bc",))
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
    anything = drawn("a > b 5 work=team|own\na > c 5 work=own|team", WORK, **ends)
    assert codes(anything) == ["idle_fork"]
    assert codes(drawn("a > b 5", {"work": "team"}, b=END)) == ["few_answers"]
    assert codes(drawn("a > b 5 work=team", WORK, b=END)) == []  # who answers otherwise stays
    lone = "a > b 5 work=team\na > c 5 work=team"
    assert "uncovered" in codes(drawn(lone, WORK, **ends))
    assert "uncovered" not in codes(drawn(lone, WORK, a=END, **ends))  # one has arrived
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


def test_a_fork_with_the_key_of_another_is_told() -> None:
    options = {"key": "work", "options": [{"id": "t"}, {"id": "o"}]}
    nodes = [Node("a", kind="stage"), *(Node(one, kind="fork", details=options) for one in "fg")]
    found = [one for one in check_map(read_map(nodes, [], {})) if one.code == "twin_keys"]
    assert [(one.place_id, one.related_ids) for one in found] == [("g", ("f",))]


def test_forks_that_lead_to_each_other_end_nowhere_and_are_told() -> None:
    options = {"options": [{"id": "t", "title": "Team"}, {"id": "o", "title": "Own"}]}
    nodes = [Node("a", kind="stage"), *(Node(one, kind="fork", details=options) for one in "fg")]
    links = [Link("1", "a", "f"), Link("2", "f", "g"), Link("3", "g", "f")]
    found = read_map(nodes, links, {})
    assert found.transitions == ()
    assert [one.place_id for one in check_map(found) if one.code == "lost_fork"] == ["f", "g"]


def test_forks_that_all_lead_to_each_other_are_cut_off_and_that_is_told() -> None:
    options = {"options": [{"id": "t", "title": "Team"}, {"id": "o", "title": "Own"}]}
    forks = [Node(f"f{n}", kind="fork", details=options) for n in range(12)]
    nodes = [Node("a", kind="stage"), Node("b", kind="stage", details=END), *forks]
    pairs = [("a", "f0"), ("f11", "b")]
    pairs += [(x.id, y.id) for x in forks for y in forks if x != y]
    links = [Link(f"{x}{y}", x, y) for x, y in pairs]
    started = time.process_time()
    found = read_map(nodes, links, {})
    assert "too_many_ways" in codes(found)
    assert time.process_time() - started < 5


def test_ten_thousand_arrows_are_checked_in_seconds() -> None:
    text = "\n".join(f"s{n} > s{(n * 7 + k) % 2000} {k + 1}" for n in range(2000) for k in range(5))
    started = time.process_time()
    assert "circle" in codes(drawn(text, WORK))
    assert time.process_time() - started < 5


def test_a_way_through_a_fork_is_told_of_once_and_by_its_arrows() -> None:
    months = {"months": {"min": 9, "mode": 5, "max": 7}, "when": {"gone": ["x"]}}
    options = {"options": [{"id": "t", "title": "Team"}, {"id": "o", "title": "Own"}]}
    nodes = [
        Node("a", kind="stage", title="A"),
        Node("f", kind="fork", title="Team or own?", details=options),
        *(Node(one, kind="stage", title=one.upper(), details=END) for one in "bc"),
    ]
    links = [
        Link("1", "a", "f", details=months),
        Link("2", "f", "b", details={"answer": ["t"]}),
        Link("3", "f", "c", details={"answer": ["o"]}),
    ]
    told = check_map(read_map(nodes, links, {}))
    assert [(one.code, one.related_ids) for one in told] == [
        ("months", ("1", "2")),
        ("unknown_answer", ("1", "2")),
    ]
    one_way = check_map(read_map(nodes, links[:2], {}))
    assert [one.code for one in one_way][-1:] == ["uncovered"]
    assert one_way[-1].details["answers"] == "Own"


def test_arrows_that_allow_no_answer_in_common_are_never_open() -> None:
    options = {"options": [{"id": "t", "title": "Team"}, {"id": "o", "title": "Own"}]}
    nodes = [
        Node("a", kind="stage", title="A"),
        Node("f", kind="fork", title="Team or own?", details=options),
        *(Node(one, kind="stage", title=one.upper(), details=END) for one in "bc"),
    ]
    links = [
        Link("1", "a", "f", details={"when": {"f": ["o"]}}),
        Link("2", "f", "b", details={"answer": ["t"]}),
        Link("3", "f", "c", details={"answer": ["o"]}),
    ]
    told = check_map(read_map(nodes, links, {}))
    assert [(one.code, one.related_ids) for one in told if one.code == "never_open"] == [
        ("never_open", ("1", "2"))
    ]


def test_levels_that_nobody_has_set_neither_fall_nor_jump() -> None:
    stages = {
        "a": Stage("a", "A", required={"x": 2}),
        "b": Stage("b", "B"),
        "c": Stage("c", "C", required={"x": 4}, is_final=True),
    }
    ways = (Transition("ab", "a", "b"), Transition("bc", "b", "c"))
    assert codes(StageMap(stages, ways, {}, {"x": "Numbers"})) == []


def test_levels_of_what_is_no_competency_are_told() -> None:
    stages = {"a": Stage("a", "A", required={"gone": 2}, is_final=True)}
    (told,) = check_map(StageMap(stages, (), {}, {}))
    assert (told.code, told.details["keys"]) == ("unknown_level", "gone")


def test_conditions_of_stages_are_looked_at_too() -> None:
    stages = {"a": {**END, "condition": {"work": frozenset({"team", "tam"})}}}
    told = check_map(drawn("", WORK, **stages))
    assert (told[0].code, told[0].details["answers"]) == ("unknown_answer", "tam")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_finding_is_a_sentence_in_both_languages(language: str) -> None:
    """The templates of all messages, filled as their checks fill them."""
    rooms = [checks, fork_checks, fixes]
    source = "".join(Path(str(room.__file__)).read_text("utf-8") for room in rooms)
    messages = [
        ast.literal_eval(f"({found})")
        for found in re.findall(r"_\(\s*((?:\"[^\"]*\"\s*)+)\)", source)
    ]
    assert len(messages) > 18
    with translation.override(language):
        said = [spoken(message) for message in messages]
    for message, words in zip(messages, said, strict=True):
        assert set(re.findall(r"{\w+}", message)) == set(re.findall(r"{\w+}", words))
        assert (words != message) == (language == "ru")


@pytest.mark.parametrize(
    "details", [{"months": 5}, {"months": {"mode": -1}}, {"when": [1]}, {"when": {"f": 3}}]
)
def test_details_that_make_no_sense_are_as_if_not_there(details: dict[str, Any]) -> None:
    nodes = [Node("a", kind="stage"), Node("b", kind="stage", details={"requires": {"x": 9}})]
    (way,) = read_map(nodes, [Link("1", "a", "b", details=details)], {}).transitions
    assert (way.months, way.condition) == (None, {})
