"""Prizes roll up, are measured against the aim, and stand in order."""

import pytest
from hypothesis import given

from issuetrees.core.plan.prizes import FIRST_SHARE, by_size, prizes
from tests.core.plan.plans import branch, leaf, question, trees


@given(trees())
def test_a_branch_has_its_own_prize_or_the_sum_of_its_live_parts(nodes):
    found = {row.node.id: row for row in prizes(nodes).rows}
    for row in found.values():
        parts = [found[one.id] for one in nodes if one.parent_id == row.node.id]
        values = [one.value for one in parts if one.value is not None and not one.is_pruned]
        if not row.is_pruned:
            assert row.below == (pytest.approx(sum(values)) if values else None)
        assert row.value == (row.node.prize if row.is_own else row.below)


@given(trees())
def test_the_first_leaves_hold_four_fifths_and_not_one_of_them_is_spare(nodes):
    steps = by_size(prizes(nodes))
    values = [step.prize.value or 0 for step in steps]
    assert values == sorted(values, reverse=True)
    if steps:
        assert steps[-1].cumulative == pytest.approx(1)
        first = [step for step in steps if step.is_first]
        assert first[-1].cumulative >= FIRST_SHARE - 1e-6
        assert len(first) == 1 or first[-2].cumulative < FIRST_SHARE


def test_what_is_below_a_twentieth_of_the_aim_does_not_move_the_needle():
    rows = branch(leaf("1", prize=4.0), leaf("2", prize=5.0), leaf("3"), leaf("4", prize=20.0))
    rows[0] = question("root", None, prize=100.0)
    found = {row.node.id: row for row in prizes(rows).rows}
    assert [found[key].moves for key in "1234"] == [False, True, True, True]
    assert [found[key].size for key in "1234"] == ["small", "medium", None, "large"]
    assert prizes(rows).total == 29.0


def test_a_prize_that_is_said_stands_over_its_parts_and_pruned_parts_add_nothing():
    rows = branch(
        leaf("1", prize=50.0),
        question("11", "1", prize=20.0),
        question("12", "1", prize=20.0),
        leaf("2"),
        question("21", "2", prize=7.0),
        question("22", "2", prize=9.0, status="pruned"),
    )
    found = {row.node.id: row for row in prizes(rows).rows}
    assert (found["1"].value, found["1"].below, found["1"].differs) == (50.0, 40.0, True)
    assert (found["2"].value, found["2"].is_own) == (7.0, False)
    assert found["22"].is_pruned
    assert prizes(rows).total == 57.0
