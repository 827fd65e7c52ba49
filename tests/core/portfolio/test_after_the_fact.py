"""Smallest visible lift, difference in differences, calibration: recomputed by second ways."""

import math
import random
from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio import visible_lift as lift
from issuetrees.core.portfolio.calibration import Judged, Stated, calibration, ranges, widened
from issuetrees.core.portfolio.differences import Group, Region, of_changes, of_groups, of_regions
from issuetrees.core.portfolio.plan_checks import Planned, advice, visible


@pytest.mark.parametrize(("per_group", "points"), [(200, 12.3), (1000, 5.2), (2000, 3.7)])
def test_what_so_many_answers_show_at_20_percent(per_group: int, points: float) -> None:
    found = lift.smallest_lift(0.2, per_group)
    assert found is not None
    assert found * 100 == pytest.approx(points, abs=0.05)


@pytest.mark.parametrize(("per_group", "points"), [(200, 11), (1000, 5), (2000, 3.5)])
def test_the_rule_of_thumb_takes_the_variance_of_the_base_alone(
    per_group: int, points: float
) -> None:
    """+11, +5 and +3.5 points: the same figures with the variance of 20% on both sides."""
    factor = stats.norm.ppf(0.975) + stats.norm.ppf(0.8)
    assert 100 * factor * math.sqrt(2 * 0.2 * 0.8 / per_group) == pytest.approx(points, abs=0.25)
    found = lift.smallest_lift(0.2, per_group)
    assert found is not None
    assert found * 100 > points


def test_how_many_answers_a_small_lift_takes() -> None:
    assert lift.answers_for(0.2, 0.02) == pytest.approx(6500, rel=0.005)
    assert lift.answers_for(0.2, 0.01) == pytest.approx(25_600, rel=0.005)
    assert lift.answers_for(0.2, 0.9) is None


def test_the_power_is_what_it_says() -> None:
    """Counted exactly: both groups are binomial, the test of two proportions is run on each."""
    count, base = 150, 0.3
    raised = base + (lift.smallest_lift(base, count) or 0)
    first = stats.binom.pmf(range(count + 1), count, base)
    second = stats.binom.pmf(range(count + 1), count, raised)
    power = 0.0
    for a in range(count + 1):
        for b in range(count + 1):
            share = (a + b) / (2 * count)
            error = math.sqrt(2 * share * (1 - share) / count) or math.inf
            if abs(b - a) / count / error > 1.959964:
                power += first[a] * second[b]
    assert power == pytest.approx(0.8, abs=0.02)


@given(st.floats(0, 0.95), st.integers(2, 100_000))
def test_a_lift_that_is_seen_takes_as_many_answers(base: float, per_group: int) -> None:
    found = lift.smallest_lift(base, per_group)
    if found is None or found < 1e-6:
        return
    needed = lift.answers_for(base, min(found, 1 - base))
    assert needed is None or needed <= per_group + 1


def test_more_regions_see_less() -> None:
    seen = [lift.smallest_difference(4.0, count, count) or 0 for count in (3, 10, 30, 100)]
    assert all(more > less for more, less in pairwise(seen))
    quantiles = stats.t.ppf(0.975, 18) + stats.t.ppf(0.8, 18)
    assert seen[1] == pytest.approx(quantiles * 4 * math.sqrt(2 / 10))
    size = lift.size_for(4.0, 2.0)
    assert size is not None
    assert (lift.smallest_difference(4.0, size, size) or 0) <= 2.0
    assert (lift.smallest_difference(4.0, size - 1, size - 1) or 0) > 2.0


def test_a_plan_says_what_it_lacks() -> None:
    bare = Planned(
        "a", "Awareness", baseline=20, target=22, per_group=1000, has_date=False, is_seller=True
    )
    codes = {one.code for one in advice([bare], decision_rule="", stop_rule="")}
    assert codes >= {"no_leading", "no_message", "nobody", "seller", "no_date", "too_coarse"}
    told = next(
        one for one in advice([bare], decision_rule="x", stop_rule="y") if one.code == "too_coarse"
    )
    assert told.details["needed"] == pytest.approx(6510, abs=2)
    regions = Planned("b", "Orders", unit="", test_regions=5, control_regions=5, spread=3)
    assert {"few_regions", "few_periods"} <= {
        one.code for one in advice([regions], decision_rule="x", stop_rule="y")
    }
    fall = visible(Planned("c", "Churn", baseline=20, target=10, per_group=500))
    assert fall is not None
    assert not fall.is_too_coarse


def test_minimum_wages_in_new_jersey() -> None:
    """Card and Krueger 1994, table 3, row 3: 2.76 with a standard error of 1.36."""
    jersey, pennsylvania = (
        Group(0.59, 0.54 * math.sqrt(309), 309),
        Group(-2.16, 1.25 * math.sqrt(75), 75),
    )
    found = of_changes(jersey, pennsylvania)
    assert found.effect == pytest.approx(2.76, abs=0.015)
    assert found.error == pytest.approx(1.36, abs=0.005)
    assert found.low is not None
    assert found.low < found.effect


def test_four_groups_by_hand() -> None:
    before, after = Group(20, 40, 400), Group(26, 44, 400)
    there, then = Group(21, 41, 400), Group(22, 41, 400)
    found = of_groups(before, after, there, then)
    assert found.effect == 5
    assert found.error == pytest.approx(math.sqrt((1600 + 1936 + 1681 + 1681) / 400))


def test_regions_are_compared_by_their_changes() -> None:
    """The same as Welch's test of the changes, which scipy does."""
    dice = random.Random(7)
    rows = [
        Region(
            f"R{at}",
            at < 12,
            [10 + dice.gauss(0, 2) + (3 if at < 12 and t >= 6 else 0) for t in range(9)],
        )
        for at in range(26)
    ]
    found = of_regions(rows, 6)
    changes = [fmean(row.figures[6:]) - fmean(row.figures[:6]) for row in rows]  # type: ignore[arg-type]
    told = stats.ttest_ind(changes[:12], changes[12:], equal_var=False)
    interval = told.confidence_interval()
    assert found.low == pytest.approx(interval.low)
    assert found.high == pytest.approx(interval.high)
    assert found.probability == pytest.approx(told.pvalue)
    assert found.is_parallel


def test_regions_that_went_apart_before_are_told() -> None:
    rows = [
        Region(f"R{at}", at < 4, [t * (1 + at / 100 if at < 4 else 0.1) for t in range(8)])
        for at in range(9)
    ]
    assert of_regions(rows, 5).is_parallel is False


def test_one_region_has_no_interval_and_an_empty_one_is_named() -> None:
    rows = [Region("A", True, [1, 2]), Region("B", False, [1, 1]), Region("C", False, [1, 1])]
    assert of_regions(rows, 1).low is None
    with pytest.raises(Invalid, match="“B” has no figure"):
        of_regions([rows[0], Region("B", False, [1, None])], 1)
    with pytest.raises(Invalid):
        of_regions(rows[1:], 1)


def test_brier_bias_and_ranges_by_hand() -> None:
    judged = [
        Judged("anna", "reach", 60, outcome, 50, 70)
        for outcome in (60, 55, 65, 70, 50, 45, 78, 72, 40, 20)
    ]
    stated = [Stated("anna", 0.9, True), Stated("anna", 0.6, False), Stated("boris", 0.5, True)]
    found = calibration(judged, stated)
    anna, boris = found.assessors
    assert anna.brier is not None
    assert anna.brier.score == pytest.approx((0.01 + 0.36) / 2)
    assert boris.bias is None
    assert anna.bias is not None
    assert anna.bias.mean == pytest.approx(60 - 55.5)
    assert anna.ranges is not None
    assert (anna.ranges.held, anna.ranges.count) == (5, 10)
    assert anna.ranges.widen == pytest.approx(1.8)
    assert [one.id for one in found.criteria] == ["reach"]


def test_few_or_pointlike_ranges_propose_nothing() -> None:
    few = [Judged("a", "c", 50, 90, 40, 60)] * 4
    found = ranges(few)
    assert found is not None
    assert found.widen is None
    points = ranges([Judged("a", "c", 50, 90, 50, 50)] * 9)
    assert points is not None
    assert points.widen is None


@given(
    st.lists(
        st.tuples(st.floats(20, 80), st.floats(1, 20), st.floats(1, 20), st.floats(0, 100)),
        min_size=5,
        max_size=40,
    )
)
def test_stretched_ranges_hold_eight_of_ten(rows: list[tuple[float, float, float, float]]) -> None:
    judged = [Judged("a", "c", at, out, at - less, at + more) for at, less, more, out in rows]
    found = ranges(judged)
    assert found is not None
    assert found.widen is not None
    if found.widen >= 5:
        return
    held = 0
    for one in judged:
        low, high = widened(one.points, one.low or 0, one.high or 0, found.widen)
        held += low - 1e-6 <= one.outcome <= high + 1e-6
    assert held >= 0.8 * len(judged) - 1e-9
