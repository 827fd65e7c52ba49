"""What moves a number, what it takes, where it comes from: against calculating all anew."""

import time
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from issuetrees.core.drivers import Sheet, driver_tree
from issuetrees.core.drivers.bridge import bridge, by_branch
from issuetrees.core.drivers.goal_seek import goal_seek
from issuetrees.core.drivers.records import DriverTree
from issuetrees.core.drivers.tornado import ends_by_share, tornado
from issuetrees.core.graph.records import Node
from tests.core.drivers.cases import grown

_TREE = driver_tree(grown(60))
_LEAVES = [one.id for one in _TREE.leaves]
_NUMBER = st.fractions(-4, 4, max_denominator=9)
_GIVEN = st.dictionaries(st.sampled_from(_LEAVES), _NUMBER, max_size=8)


def made(tree: DriverTree, given: Any) -> Fraction | None:
    return Sheet(tree, given).values.get("0")


def of(kind: str, formula: str, *leaves: tuple[str, float]) -> DriverTree:
    root = Node(id="0", title="Root", split_kind=kind, split={"formula": formula})
    return driver_tree(
        [
            root,
            *(
                Node(id=title, parent_id="0", title=title, value=value, rank=str(place + 1))
                for place, (title, value) in enumerate(leaves)
            ),
        ]
    )


@settings(max_examples=40, deadline=None)
@given(_GIVEN)
def test_swings_are_what_the_tree_comes_to_at_both_ends(given: dict[str, Fraction]) -> None:
    sheet = Sheet(_TREE, given)
    found = tornado(sheet, "0", ends_by_share(sheet))
    assert [one.size for one in found.swings] == sorted(
        (one.size for one in found.swings), reverse=True
    )
    for swing in found.swings:
        assert made(_TREE, given | {swing.id: swing.start}) == pytest.approx(swing.low)
        assert made(_TREE, given | {swing.id: swing.end}) == pytest.approx(swing.high)


@settings(max_examples=40, deadline=None)
@given(_GIVEN, st.sampled_from(_LEAVES), st.fractions(-50, 50, max_denominator=9))
def test_what_a_leaf_must_be_meets_the_goal(
    given: dict[str, Fraction], leaf: str, goal: Fraction
) -> None:
    found = goal_seek(Sheet(_TREE, given), "0", leaf, goal)
    if found.value is None:
        assert found.reason
    else:
        assert found.is_exact
        assert float(made(_TREE, given | {leaf: found.value}) or 0) == pytest.approx(float(goal))


def test_a_name_that_a_formula_uses_twice_is_searched_for_by_halving() -> None:
    tree = of("ratio", "(Revenue − Cost) / Revenue", ("Revenue", 100), ("Cost", 80))
    found = goal_seek(Sheet(tree), "0", "Revenue", Fraction("0.5"))
    assert not found.is_exact
    assert float(found.value or 0) == pytest.approx(160)  # R − 80 = R ÷ 2
    beyond = goal_seek(Sheet(tree), "0", "Revenue", Fraction(2), Fraction(10), Fraction(200))
    assert (beyond.value, beyond.reason) == (None, "beyond")
    assert beyond.reach is not None
    assert [float(one) for one in beyond.reach] == pytest.approx([-7, 0.6])


def test_a_goal_that_cannot_be_met_is_said_with_what_can() -> None:
    tree = of("ratio", "A / B", ("A", 6), ("B", 3))
    never = goal_seek(Sheet(tree), "0", "B", Fraction(0))
    assert (never.value, never.reason) == (None, "beyond")
    assert never.limit == 0
    bound = goal_seek(Sheet(tree), "0", "A", Fraction(10), Fraction(0), Fraction(15))
    assert bound.reason == "beyond"
    assert bound.reach == (Fraction(0), Fraction(5))
    flat = goal_seek(Sheet(of("product", "A × B", ("A", 6), ("B", 0))), "0", "A", Fraction(1))
    assert flat.reason == "flat"


def test_a_swing_over_a_division_by_nothing_is_no_swing() -> None:
    tree = of("ratio", "A / (B − C)", ("A", 6), ("B", 3), ("C", 2.8))
    found = tornado(Sheet(tree), "0", ends_by_share(Sheet(tree)))
    assert [one.id for one in found.swings] == ["A"]
    assert {(one.code, one.node_id) for one in found.remarks} == {
        ("divides_between", "B"),
        ("divides_between", "C"),
    }


@settings(max_examples=60, deadline=None)
@given(_GIVEN, _GIVEN)
def test_bridges_add_up_exactly(start: dict[str, Fraction], end: dict[str, Fraction]) -> None:
    found = bridge(_TREE, "0", start, end)
    assume(found.remark is None)
    assert found.start == made(_TREE, start)
    assert found.end == made(_TREE, end)
    assert found.start is not None
    assert found.end is not None
    assert sum((one.amount for one in found.steps), found.start) == found.end
    branches = by_branch(_TREE, found)
    assert sum((one.amount for one in branches), found.start) == found.end


def test_two_factors_share_what_they_make_together() -> None:
    tree = of("product", "Price × Volume", ("Price", 10), ("Volume", 100))
    found = bridge(tree, "0", {}, {"Price": Fraction(12), "Volume": Fraction(110)})
    assert {one.id: one.amount for one in found.steps} == {"Price": 210, "Volume": 110}


def test_a_way_without_a_number_in_its_middle_is_told() -> None:
    tree = of("ratio", "A / (B − C)", ("A", 6), ("B", 3), ("C", 2))
    found = bridge(tree, "0", {}, {"B": Fraction(2), "C": Fraction(3)})
    assert found.steps == ()
    assert found.remark is not None
    assert found.remark.code == "no_way"


def test_two_hundred_leaves_are_quick() -> None:
    tree = driver_tree(grown(290, kinds="sum product"))
    sheet = Sheet(tree)
    assert len(tree.leaves) > 200
    started = time.process_time()
    tornado(sheet, "0", ends_by_share(sheet))
    assert time.process_time() - started < 0.1
