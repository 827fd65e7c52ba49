"""Scores against outcomes: published and hand-made figures, brute force, ties, small numbers."""

import time
from itertools import permutations
from math import isnan
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from issuetrees.core.portfolio.reweigh import MARGIN, Judged, Verdict, reweigh
from issuetrees.core.portfolio.test_drive import (
    Past,
    Table,
    auc,
    drive,
    leave_one_out,
    permutation,
    table,
    tau_b,
)

FIGURES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=12)
FEW = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=6)


@given(FIGURES)
def test_tau_is_that_of_scipy_with_all_ties(pairs):
    first, second = zip(*pairs, strict=True)
    ours, theirs = tau_b(first, second), stats.kendalltau(first, second).statistic
    assert (ours is None and isnan(theirs)) or ours == pytest.approx(theirs)


@given(FIGURES)
def test_auc_is_the_u_of_mann_and_whitney_over_all_pairs(pairs):
    scores, good = [one for one, _ in pairs], [other >= 3 for _, other in pairs]
    upper = [one for one, is_good in zip(scores, good, strict=True) if is_good]
    lower = [one for one, is_good in zip(scores, good, strict=True) if not is_good]
    if not upper or not lower:
        assert auc(scores, good) is None
        return
    u = stats.mannwhitneyu(upper, lower).statistic
    assert auc(scores, good) == pytest.approx(u / (len(upper) * len(lower)))


@settings(max_examples=40)
@given(FEW)
def test_the_exact_chance_counts_every_order_that_agrees_as_much(pairs):
    first, second = zip(*pairs, strict=True)
    seen = tau_b(first, second)
    found: Any = permutation(first, second)
    if seen is None:
        assert found is None
        return
    taus = [tau_b(first, order) for order in permutations(second)]
    hits = sum(one is not None and one >= seen - 1e-12 for one in taus)
    assert found.p == pytest.approx(hits / len(taus), rel=1e-12)
    assert (found.drawn, found.error) == (None, None)


def test_a_perfect_order_of_six_is_one_in_720_and_drawing_comes_near():
    values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    best: Any = permutation(values, values)
    assert best.p == pytest.approx(1 / 720)
    some = [2.0, 1.0, 4.0, 3.0, 6.0, 5.0]
    exact: Any = permutation(values, some)
    drawn: Any = permutation(values, some, is_drawn=True)
    assert drawn.error == pytest.approx((drawn.p * (1 - drawn.p) / drawn.drawn) ** 0.5)
    assert abs(drawn.p - exact.p) < 5 * drawn.error
    assert permutation(values, some, is_drawn=True) == drawn  # the same seed


@pytest.mark.parametrize("count", [10, 14, 40])
def test_the_chance_of_ten_and_more_is_exact_where_no_two_are_tied(count):
    draw = Random(count)
    scores = [draw.random() for _ in range(count)]
    outcomes = [one + draw.random() for one in scores]
    found: Any = permutation(scores, outcomes)
    theirs = stats.kendalltau(scores, outcomes, method="exact", alternative="greater").pvalue
    assert (found.p, found.error) == (pytest.approx(theirs, rel=1e-9), None)


def test_the_chance_of_twelve_with_ties_on_both_sides_is_counted_and_drawing_comes_near():
    scores = [70, 70, 64, 55, 55, 55, 48, 40, 33, 33, 20, 10]
    outcomes = [80, 60, 80, 40, 70, 70, 30, 40, 40, 20, 30, 10]
    exact: Any = permutation(scores, outcomes)
    drawn: Any = permutation(scores, outcomes, is_drawn=True)
    assert exact.error is None
    assert abs(drawn.p - exact.p) < 5 * drawn.error


def test_many_with_ties_on_both_sides_are_drawn():
    values = [float(place % 20) for place in range(45)]
    found: Any = permutation(values, values[::-1])
    assert found.error is not None


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=12))
def test_a_table_has_the_chance_of_fishers_exact_test(pairs):
    found = table([one for one, _ in pairs], [other for _, other in pairs])
    assert found.count == len(pairs)
    if found.p is not None:
        grid = [[found.both, found.first_only], [found.second_only, found.neither]]
        assert found.p == pytest.approx(stats.fisher_exact(grid, alternative="greater").pvalue)


def test_the_tea_of_the_lady():
    """Fisher 1935: three of four cups named right on each side: 17 of 70."""
    assert Table(3, 1, 1, 3).p == pytest.approx(17 / 70)
    assert Table(4, 0, 0, 4).p == pytest.approx(1 / 70)
    assert Table(0, 0, 3, 5).p is None


PAST = [
    Past("a", 80, 90, False),
    Past("b", 70, 75, False),
    Past("c", 60, 30, True),
    Past("d", 40, 60, True),
    Past("e", 20, 10, None),
]


def test_a_drive_by_hand():
    found: Any = drive(PAST)
    assert found.tau == pytest.approx(0.8)  # 9 of 10 pairs agree
    assert found.auc == pytest.approx(5 / 6)
    assert found.old_auc == pytest.approx(1 / 6)
    assert found.threshold == 60  # three turned out well, so three are chosen
    assert found.scheme == Table(2, 1, 1, 1)
    assert found.old == Table(1, 1, 2, 0)
    assert found.verdicts == Table(1, 2, 1, 0)
    assert found.chance.p == pytest.approx(5 / 120)
    assert {one.id: one.auc for one in found.without}["c"] == 1.0


@pytest.mark.parametrize("past", [[], PAST[:1], [Past(str(n), 50, 50) for n in range(4)]])
def test_nothing_one_or_all_equal_has_no_figure(past):
    found = drive(past)
    assert (found.tau, found.auc, found.old_auc, found.chance) == (None, None, None, None)
    assert len(list(leave_one_out(past))) == len(past)


CASES = st.lists(
    st.tuples(st.tuples(*[st.integers(0, 4)] * 3), st.booleans()), min_size=2, max_size=6
)


@settings(max_examples=60)
@given(CASES)
def test_weights_that_are_found_separate_and_none_on_a_fine_grid_is_closer(cases):
    judged = [
        Judged(str(place), dict(zip("xyz", (25.0 * one for one in values), strict=True)), is_good)
        for place, (values, is_good) in enumerate(cases)
    ]
    force = {"x": 0.5, "y": 0.3, "z": 0.2}
    found = reweigh(judged, force)

    def parts(weights, slack=0.0):
        total = {one.id: sum(weights[key] * one.values[key] for key in weights) for one in judged}
        good = [total[one.id] for one in judged if one.is_good]
        bad = [total[one.id] for one in judged if not one.is_good]
        return not good or not bad or min(good) >= max(bad) + MARGIN - slack

    grid = [
        {"x": a / 20, "y": b / 20, "z": (20 - a - b) / 20} for a in range(21) for b in range(21 - a)
    ]
    near = [sum(abs(one[key] - force[key]) for key in force) / 2 for one in grid if parts(one)]
    if found.verdict is Verdict.NONE:
        assert not near
        return
    assert parts(found.weights, 1e-6)
    assert sum(found.weights.values()) == pytest.approx(1)
    assert all(found.moved <= one + 1e-6 for one in near)


def test_a_bad_one_that_is_better_everywhere_is_named():
    judged = [Judged("good", {"x": 10.0}, True), Judged("bad", {"x": 30.0}, False)]
    found = reweigh(judged, {"x": 1.0})
    assert (found.verdict, found.blocking) == (Verdict.NONE, ("good", "bad"))
    assert reweigh(judged[:1], {"x": 1.0}).verdict is Verdict.NOTHING


@given(
    st.lists(
        st.tuples(st.integers(0, 6).map(float), st.sampled_from([10.0, 40.0, 60.0, 90.0])),
        min_size=2,
        max_size=9,
    )
)
def test_without_each_one_figures_are_those_of_the_rest(pairs):
    past = [Past(str(place), *pair) for place, pair in enumerate(pairs)]
    for place, found in enumerate(leave_one_out(past)):
        rest = [*past[:place], *past[place + 1 :]]
        scores = [one.score for one in rest]
        assert found.tau == tau_b(scores, [one.outcome for one in rest])
        assert found.auc == auc(scores, [one.is_good for one in rest])


def test_two_hundred_past_initiatives_are_compared_at_once():
    """All of it stays far below what a page may take, also where no weights can do it."""
    draw = np.random.default_rng(5)
    scores, outcomes = draw.integers(0, 10_000, 200) / 100, draw.integers(0, 11, 200) * 10.0
    past = [
        Past(str(at), float(score), float(outcome))
        for at, (score, outcome) in enumerate(zip(scores, outcomes, strict=True))
    ]
    values = draw.uniform(0, 100, (200, 12))
    names = [f"c{at}" for at in range(12)]
    judged = [
        Judged(one.id, dict(zip(names, map(float, row), strict=True)), one.is_good)
        for one, row in zip(past, values, strict=True)
    ]
    start = time.process_time()
    found, moved = drive(past), reweigh(judged, dict.fromkeys(names, 1 / 12))
    assert time.process_time() - start < 2
    assert found.chance is not None
    assert (found.chance.drawn, len(found.without), moved.verdict) == (20_000, 200, "none")
