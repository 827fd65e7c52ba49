"""Several people together, and what they may count twice."""

import numpy as np
import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring import Criterion, Goal, weigh
from issuetrees.core.scoring.weighing import (
    correlations,
    double_counting,
    judge_together,
    merge,
    merge_judgements,
    pairwise,
    read_judgements,
    weigh_set,
)


def test_people_are_merged_and_their_spread_is_kept() -> None:
    merged = merge([[60, 40], [0.2, 0.8]])
    assert merged.weights == pytest.approx([0.4, 0.6])
    assert merged.mean == "arithmetic"
    spread = merged.spread[0]
    assert [spread.low, spread.high, spread.count] == pytest.approx([0.2, 0.6, 2])
    assert spread.sd == pytest.approx(0.4 / np.sqrt(2))
    assert merge([[1, 3]]).spread[0].sd is None


def test_the_geometric_mean_and_voices() -> None:
    assert merge([[1, 4], [4, 1]], "geometric").weights == pytest.approx([0.5, 0.5])
    assert merge([[1, 9], [9, 1]], voices=[3, 1]).weights == pytest.approx([0.3, 0.7])
    assert merge([[1, 9], [0, 1]], "geometric", voices=[1, 0]).weights == pytest.approx([0.1, 0.9])


def test_merged_judgements_stay_reciprocal() -> None:
    """AIJ: the geometric mean of 2 and 8 is 4; of what one did not say, the other decides."""
    first = read_judgements([[1, 2, None], [None, 1, 3], [None, None, 1]])
    second = read_judgements([[1, 8, 5], [None, 1, 3], [None, None, 1]])
    merged = merge_judgements([first, second])
    assert merged[0].tolist() == pytest.approx([1, 4, 5])
    assert (merged * merged.T).ravel() == pytest.approx(1)
    assert pairwise(merged.tolist()).weights[0] > 0.5


TREE: dict[str, str | None] = {"a": None, "b": None, "c": None}


def compared(ab: float, bc: float, ac: float) -> dict[str, dict[str, float]]:
    return {"": {"a|b": ab, "b|c": bc, "a|c": ac}}


def test_judgements_of_two_people_weigh_as_those_of_one() -> None:
    """Worked by hand: 2 and 8 become 4, 3 and 3 stay 3, 4 and 9 become 6.

    Of three items the principal eigenvector is the geometric mean of the rows, and its eigenvalue
    1 + t + 1/t with t = ∛(4 · 3 / 6) = ∛2.
    """
    found = judge_together(TREE, [compared(2, 3, 4), compared(8, 3, 9)])
    rows = np.cbrt([4 * 6, 3 / 4, 1 / 18])
    assert list(found.shares.values()) == pytest.approx((rows / rows.sum()).tolist())
    root = float(np.cbrt(2))
    index = (1 + root + 1 / root - 3) / 2
    assert found.consistency is not None
    assert found.consistency.ratio == pytest.approx(index / 0.58)
    assert found.consistency.ratio == pytest.approx(0.0462, abs=5e-5)


def test_merged_judgements_and_merged_weights_differ_unless_all_are_consistent() -> None:
    def both(*people: dict[str, dict[str, float]]) -> tuple[list[float], list[float]]:
        together = list(judge_together(TREE, people).shares.values())
        apart = [tuple(weigh_set(TREE, "pairwise", one).shares.values()) for one in people]
        return together, list(merge(apart, "geometric").weights)

    together, apart = both(compared(2, 3, 6), compared(4, 2, 8))
    assert together == pytest.approx(apart)
    # Of three, judgements that contradict themselves still merge alike: rows are their means.
    four: dict[str, str | None] = {**TREE, "d": None}
    first = {"": {"a|b": 9, "b|c": 9, "c|d": 9, "a|c": 1, "a|d": 1, "b|d": 1}}
    second = {"": {"a|b": 1, "b|c": 1, "c|d": 1, "a|c": 3, "a|d": 3, "b|d": 1}}
    joined = list(judge_together(four, [first, second]).shares.values())
    alone = [tuple(weigh_set(four, "pairwise", one).shares.values()) for one in (first, second)]
    assert joined != pytest.approx(merge(alone, "geometric").weights, abs=1e-3)


def test_voices_count_and_who_is_silent_leaves_it_to_the_others() -> None:
    people = [compared(2, 1, 2), compared(8, 1, 8)]
    found = judge_together(TREE, people, voices=[1, 0])
    assert found.shares["a"] == pytest.approx(0.5)
    partly = {"": {"a|b": 8.0, "b|c": 1.0}}
    shares = judge_together(TREE, [people[0], partly]).shares
    assert shares["a"] > 0.5
    assert judge_together(TREE, [{}, {}]).open == ("",)


@pytest.mark.parametrize(
    ("people", "mean", "voices", "code"),
    [
        ([], "arithmetic", None, "weigh_count"),
        ([[1, 2], [1]], "arithmetic", None, "merge_shape"),
        ([[1, 2], [0, 0]], "arithmetic", None, "weights_all_zero"),
        ([[1, 2]], "median", None, "option_unknown"),
        ([[1, 0], [0, 1]], "geometric", None, "merge_nothing"),
        ([[1, 2]], "arithmetic", [1, 2], "merge_voices"),
    ],
)
def test_refusals(
    people: list[list[float]], mean: str, voices: list[float] | None, code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        merge(people, mean, voices=voices)
    assert refused.value.code == code


GOALS = (Goal("love", "Love", 3), Goal("reach", "Reach", 1), Goal("team", "Team", 1))
CRITERIA = (
    Criterion("fit", "love", "Fit"),
    Criterion("depth", "love", "Depth"),
    Criterion("talk", "love", "Talk"),
    Criterion("people", "reach", "People"),
    Criterion("ease", "team", "Ease"),
)
POINTS = np.array(
    [
        [10, 12, 90, 40, 5],
        [20, 22, 10, 40, 55],
        [50, 49, 60, 40, 15],
        [70, 75, 20, 40, 95],
        [90, 88, 50, 40, np.nan],
        [95, np.nan, 55, 40, 35],
    ]
)


def test_criteria_that_move_together_are_pointed_out() -> None:
    notices = double_counting(GOALS, CRITERIA, weigh(GOALS, CRITERIA).criteria, POINTS)
    together = [str(one) for one in notices if one.code == "move_together"]
    assert together == [
        "“Fit” and “Depth” move together (correlation 1.0): do they count one thing twice?"
    ]


def test_correlation_is_that_of_numpy_over_what_both_have() -> None:
    found = correlations(POINTS)
    assert found[0, 1] == pytest.approx(np.corrcoef(POINTS[:5, 0], POINTS[:5, 1])[0, 1])
    assert np.isnan(found[3]).all(), "what does not vary moves with nothing"
    few = np.where(np.arange(6)[:, np.newaxis] < 4, POINTS, np.nan)
    assert np.isnan(correlations(few)).all(), "four initiatives prove nothing"
    assert np.isnan(correlations(np.full((6, 2), np.nan))).all()
    assert np.isnan(correlations(np.zeros((0, 2)))).all(), "no initiatives at all"


def test_a_goal_split_in_three_is_pointed_out() -> None:
    notices = double_counting(GOALS, CRITERIA, weigh(GOALS, CRITERIA).criteria, POINTS)
    split = next(str(one) for one in notices if one.code == "goal_split")
    assert split.startswith("“Love” is split into 3 criteria and has the weight of so many")


@pytest.mark.parametrize("weight", [1, 1.1])
def test_a_goal_of_three_that_weighs_as_one_is_not(weight: float) -> None:
    goals = (Goal("love", "Love", weight), *GOALS[1:])
    notices = double_counting(goals, CRITERIA, weigh(goals, CRITERIA).criteria, POINTS)
    assert "goal_split" not in {one.code for one in notices}


def test_what_has_no_weight_is_not_counted_twice() -> None:
    criteria = (CRITERIA[0], Criterion("depth", "love", "Depth", weight=0), *CRITERIA[2:])
    notices = double_counting(GOALS, criteria, weigh(GOALS, criteria).criteria, POINTS)
    assert "move_together" not in {one.code for one in notices}
