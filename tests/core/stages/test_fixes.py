"""What puts a finding on a map right: done, it is found no more."""

from dataclasses import replace
from typing import Any

import pytest

from issuetrees.core.graph.records import Link, Node
from issuetrees.core.stages.checks import check_map
from issuetrees.core.stages.fixes import fix_of
from issuetrees.core.stages.reading import read_map

GOAL = {"is_final": True}
FORK = Node(
    "f",
    kind="fork",
    title="Team?",
    details={"key": "work", "options": [{"id": "t", "title": "Yes"}, {"id": "o", "title": "No"}]},
)
LEVELS = {"x": "Numbers"}


def stage(name: str, **details: Any) -> Node:
    return Node(name, kind="stage", title=name.upper(), details=details)


def done(command: dict[str, Any], record: Any) -> Any:
    assert command["id"] == record.id
    return replace(record, **command["fields"])


@pytest.mark.parametrize(
    ("code", "records", "changed"),
    [
        ("dead_end", [stage("a"), stage("b"), Link("1", "a", "b")], {"b": GOAL}),
        (
            "lowers",
            [
                stage("a", requires={"x": 2}),
                stage("b", requires={"x": 1}, **GOAL),
                Link("1", "a", "b", details={"steps": ["Ask"]}),
            ],
            {"1": {"steps": ["Ask"], "is_backward": True}},
        ),
        (
            "months",
            [
                stage("a"),
                stage("b", **GOAL),
                Link("1", "a", "b", details={"months": {"min": 9, "mode": 5, "max": 7}}),
            ],
            {"1": {"months": {"min": 5, "mode": 7, "max": 9}}},
        ),
        (
            "unknown_answer",
            [
                stage("a"),
                stage("b", **GOAL),
                FORK,
                Link("1", "a", "b", details={"when": {"work": ["t", "x"], "gone": ["y"]}}),
            ],
            {"1": {"when": {"work": ["t"]}}},
        ),
        (
            "unknown_answer",
            [stage("a", company=["startup"]), stage("b", **GOAL), FORK, Link("1", "a", "b")],
            {"a": {}},
        ),
        (
            "unknown_level",
            [stage("a"), stage("b", requires={"x": 1, "gone": 3}, **GOAL), Link("1", "a", "b")],
            {"b": {"requires": {"x": 1}, "is_final": True}},
        ),
    ],
)
def test_one_press_puts_it_right(code: str, records: list[Any], changed: dict[str, Any]) -> None:
    by_id = {one.id: one for one in records}

    def found() -> Any:
        nodes = [one for one in by_id.values() if isinstance(one, Node)]
        links = [one for one in by_id.values() if isinstance(one, Link)]
        return read_map(nodes, links, LEVELS)

    (finding,) = [one for one in check_map(found()) if one.code == code]
    fix = fix_of(finding, found(), by_id)
    assert fix is not None
    assert {command["id"]: command["fields"]["details"] for command in fix.commands} == changed
    for command in fix.commands:
        by_id[command["id"]] = done(command, by_id[command["id"]])
    assert code not in [one.code for one in check_map(found())]


def test_the_arrow_out_of_a_fork_is_the_one_that_points_back() -> None:
    records: list[Any] = [
        stage("a", requires={"x": 2}),
        stage("b", requires={"x": 1}, **GOAL),
        FORK,
        Link("1", "a", "f"),
        Link("2", "f", "b", details={"answer": ["t", "o"]}),
    ]
    found = read_map(records[:3], records[3:], LEVELS)
    finding = next(one for one in check_map(found) if one.code == "lowers")
    assert finding.related_ids == ("1", "2")
    fix = fix_of(finding, found, {one.id: one for one in records})
    assert fix is not None
    assert [command["id"] for command in fix.commands] == ["2"]


def test_what_needs_a_thought_has_no_press() -> None:
    records: list[Any] = [stage("a"), stage("b", **GOAL), FORK, Link("1", "a", "b")]
    found = read_map(records[:3], records[3:], {})
    (finding,) = check_map(found)
    assert finding.code == "idle_fork"
    assert fix_of(finding, found, {one.id: one for one in records}) is None
