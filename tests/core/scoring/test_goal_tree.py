"""Goals that are parts of others: weights are products along the paths."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring import Goal, branch_ids, end_goals


def _weights(goals: list[Goal], *used: str) -> dict[str, float]:
    return {goal.id: round(goal.weight, 9) for goal in end_goals(goals, used)}


TREE = [
    Goal("a", "Known", 3),
    Goal("b", "By the young", 1, "a"),
    Goal("c", "By the old", 3, "a"),
    Goal("d", "Chosen", 1),
]


def test_goals_without_parts_stay_as_they_are() -> None:
    flat = [Goal("a", "A", 3), Goal("d", "D", 1)]
    assert end_goals(flat, {"a"}) == flat


def test_weights_are_products_along_the_paths() -> None:
    assert _weights(TREE, "b", "c", "d") == {"b": 0.1875, "c": 0.5625, "d": 0.25}


def test_a_branch_without_criteria_leaves_its_weight_to_its_siblings() -> None:
    assert _weights(TREE, "b", "d") == {"b": 0.75, "c": 0, "d": 0.25}
    assert _weights(TREE, "d") == {"b": 0, "c": 0, "d": 1}


def test_own_criteria_beside_parts_weigh_as_a_part_does() -> None:
    assert _weights(TREE, "a", "b", "c") == {
        "a": round(1 / 3, 9),
        "b": round(1 / 6, 9),
        "c": 0.5,
        "d": 0,
    }


def test_branches_hold_all_below() -> None:
    assert branch_ids(TREE)["a"] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("goals", "message"),
    [
        ([Goal("a", "Known", 1), Goal("b", "B", 0, "a")], "goal below “Known”"),
        ([Goal("a", "A", 1, "b"), Goal("b", "B", 1, "a")], "in a circle"),
    ],
)
def test_a_tree_that_cannot_be_weighed_is_refused(goals: list[Goal], message: str) -> None:
    with pytest.raises(Invalid, match=message):
        end_goals(goals, {"b"})


@given(st.lists(st.tuples(st.integers(0, 20), st.floats(0.1, 100)), min_size=1, max_size=20))
def test_shares_of_any_tree_add_up(drawn: list[tuple[int, float]]) -> None:
    goals = [
        Goal(str(at), "G", weight, str(above % at) if at and above < 15 else None)
        for at, (above, weight) in enumerate(drawn)
    ]
    parents = {goal.parent_id for goal in goals}
    used = {goal.id for goal in goals if goal.id not in parents}
    found = end_goals(goals, used)
    if parents != {None}:
        assert math.isclose(sum(goal.weight for goal in found), 1)
