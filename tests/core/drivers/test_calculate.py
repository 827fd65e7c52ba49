"""What driver trees come to: golden cases that the browser shares, and changes against all anew."""

import time
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.drivers import (
    Sheet,
    calculate,
    driver_tree,
    lacking,
    may_calculate,
    remarks_on,
)
from issuetrees.core.graph.records import Node
from tests.core.drivers.cases import Case, cases, grown, plan_of, shown, tree_of


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_golden_case(case: Case) -> None:
    tree = tree_of(case)
    sheet = calculate(tree)
    for key, value in case["values"].items():
        assert shown(tree, key, sheet.values.get(key)) == pytest.approx(value), key
    assert [(one.code, one.node_id) for one in remarks_on(sheet)] == [
        tuple(one) for one in case["remarks"]
    ]
    for key, words in case.get("units", {}).items():
        assert tree.drivers[key].unit.words == words
    for move in case.get("moves", ()):
        base = {
            key: None if value is None else tree.drivers[key].base(value)
            for key, value in move["put"].items()
        }
        sheet.put(base)
        for key, value in move["values"].items():
            assert shown(tree, key, sheet.values.get(key)) == pytest.approx(value), key
        assert move.get("faults", {}).items() <= sheet.faults.items()


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_whether_a_tree_calculates_is_known_by_its_first_split(case: Case) -> None:
    root = tree_of(case).root
    nodes = [Node(**{"parent_id": None, **node}) for node in case["nodes"]]
    assert may_calculate(nodes) or root is None or root.term is None
    assert not may_calculate(nodes[:1])
    assert not may_calculate([replace(node, split_kind="open", title="Why?") for node in nodes])


def test_the_browser_calculates_from_the_same() -> None:
    assert [plan_of(case) for case in cases()] == cases("plans")


_TREE = driver_tree(grown(120))
_LEAVES = [one.id for one in _TREE.leaves]
_NUMBER = st.fractions(-3, 3, max_denominator=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_LEAVES), _NUMBER), max_size=8))
def test_changes_one_by_one_come_to_what_all_come_to_anew(
    changes: list[tuple[str, Fraction]],
) -> None:
    sheet = Sheet(_TREE)
    for key, value in changes:
        before = dict(sheet.values)
        moved = sheet.put({key: value})
        keys = before.keys() | sheet.values.keys()
        assert set(moved) == {one for one in keys if before.get(one) != sheet.values.get(one)}
    anew = Sheet(_TREE, dict(changes))
    assert (sheet.values, sheet.faults) == (anew.values, anew.faults)


def test_a_long_sum_moves_exactly() -> None:
    root, *nodes = grown(400, kinds="sum")
    tree = driver_tree([root, *(replace(node, parent_id=root.id) for node in nodes)])
    changes = {"7": Fraction(1, 3), "9": Fraction(-2, 7)}
    sheet = Sheet(tree)
    sheet.put(changes)
    assert sheet.values == Sheet(tree, changes).values


def test_what_a_number_waits_for_is_named_in_reading_order() -> None:
    (case,) = [one for one in cases() if "own value holds" in one["name"]]
    tree = tree_of({"nodes": [node | {"value": None} for node in case["nodes"]]})
    sheet = calculate(tree)
    assert [one.title for one in lacking(tree, sheet, "r")] == ["Visits", "Bill", "Online"]


def test_two_thousand_nodes_are_calculated_within_the_frame_of_a_request() -> None:
    tree = driver_tree(grown(2000))
    started = time.process_time()
    sheet = Sheet(tree)
    calculated = time.process_time() - started
    started = time.process_time()
    sheet.put({tree.leaves[-1].id: Fraction(3)})
    moved = time.process_time() - started
    assert calculated < 0.05
    assert moved < 0.05
