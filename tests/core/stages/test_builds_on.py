"""Levels that a stage takes over from the one that it builds on."""

from typing import Any

from issuetrees.core.graph.records import Node
from issuetrees.core.stages.checks import check_map
from issuetrees.core.stages.reading import read_map


def levels(**stages: dict[str, Any]) -> dict[str, dict[str, int]]:
    nodes = [Node(name, kind="stage", details=details) for name, details in stages.items()]
    found = read_map(nodes, [], {})
    return {name: dict(found.stages[name].required) for name in stages}


def test_a_stage_takes_over_what_it_does_not_name_along_the_whole_chain() -> None:
    found = levels(
        lead={"builds_on": "senior", "requires": {"people": 3}},
        senior={"builds_on": "junior", "requires": {"data": 2, "people": 1}},
        junior={"requires": {"data": 1, "domain": 2}},
    )
    assert found == {
        "lead": {"people": 3, "data": 2, "domain": 2},
        "senior": {"data": 2, "people": 1, "domain": 2},
        "junior": {"data": 1, "domain": 2},
    }


def test_its_own_level_wins_even_where_it_is_none() -> None:
    found = levels(
        craft={"requires": {"people": 0}, "builds_on": "lead"}, lead={"requires": {"people": 3}}
    )
    assert found["craft"] == {"people": 0}


def test_a_circle_ends_at_the_stage_that_the_map_names_first() -> None:
    found = levels(
        a={"builds_on": "b", "requires": {"data": 1}},
        b={"builds_on": "c", "requires": {"people": 2}},
        c={"builds_on": "a", "requires": {"domain": 3}},
        own={"builds_on": "own", "requires": {"data": 4}},
    )
    assert found == {
        "a": {"data": 1, "people": 2, "domain": 3},
        "b": {"people": 2, "domain": 3},
        "c": {"domain": 3},
        "own": {"data": 4},
    }


def test_what_builds_on_nothing_that_there_is_keeps_its_own() -> None:
    found = levels(a={"builds_on": "gone", "requires": {"data": 1}}, b={"builds_on": ["a"]})
    assert found == {"a": {"data": 1}, "b": {}}


def test_a_chain_of_thousands_is_read() -> None:
    count = 10_000
    chain = {f"s{at}": {"builds_on": f"s{at + 1}"} for at in range(count)}
    found = levels(**chain, **{f"s{count}": {"requires": {"data": 1}}})
    assert found["s0"] == {"data": 1}


def test_a_circle_is_found_once_and_a_chain_is_none() -> None:
    details = {"a": "b", "b": "c", "c": "b", "d": "a", "e": "e", "f": "", "g": "f"}
    nodes = [
        Node(name, kind="stage", title=name.upper(), details={"builds_on": base})
        for name, base in details.items()
    ]
    found = [one for one in check_map(read_map(nodes, [], {})) if one.code == "built_in_circle"]
    assert [(one.place_id, one.related_ids, one.details["stages"]) for one in found] == [
        ("b", ("c",), "B, C"),
        ("e", (), "E"),
    ]
