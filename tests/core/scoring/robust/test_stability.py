"""Stability intervals: by hand, by the closed form, and beyond each end by recomputing."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring import Criterion, Goal, weigh
from issuetrees.core.scoring.robust.stability import Interval, Stability, stability
from issuetrees.core.scoring.robust.table import Movable, Table, movables, single
from tests.core.scoring.robust.tables import leaders, table, tables, weights_of

STEP = 1e-7


def of_criteria(one: Table) -> Stability:
    """Stability of the criteria with ends as one would print them."""
    found = stability(one, single(one.criterion_ids))
    return Stability(found.leaders, tuple(_printed(each) for each in found.intervals))


def _printed(found: Interval) -> Interval:
    if found.low is None or found.high is None:
        return found
    return replace(found, low=round(found.low, 9), high=round(found.high, 9))


def test_two_lines_cross_where_the_closed_form_says() -> None:
    one = table([[80, 40], [30, 90]], [3, 1])
    first, second = of_criteria(one).intervals
    assert first == Interval("c0", 0.75, 0.5, 1.0, ("b",), ())
    assert second == Interval("c1", 0.25, 0.0, 0.5, (), ("b",))


def test_closed_form_of_the_notes() -> None:
    one = table([[80, 40, 10], [30, 90, 60], [50, 50, 70]], [5, 2, 1])
    totals, weight = one.totals(), float(one.shares[0])
    rest = (totals - weight * one.points[:, 0]) / (1 - weight)
    crossings = [
        (rest[b] - rest[0]) / ((one.points[0, 0] - one.points[b, 0]) + (rest[b] - rest[0]))
        for b in (1, 2)
    ]
    found = of_criteria(one).intervals[0]
    assert found.low == pytest.approx(max(crossings))
    assert found.below == (("b", "c")[int(np.argmax(crossings))],)


def test_an_end_where_two_take_over_at_once() -> None:
    one = table([[100, 0], [0, 100], [0, 100]], [3, 1])
    assert of_criteria(one).intervals[0].below == ("b", "c")


def test_of_those_who_cross_at_one_place_the_steepest_leads() -> None:
    one = table([[50, 50], [0, 100], [25, 75]], [3, 1])
    found = of_criteria(one).intervals[0]
    assert (found.low, found.below) == (0.5, ("b",))


def test_a_tie_that_any_move_breaks_has_no_room() -> None:
    one = table([[100, 0], [0, 100]], [1, 1])
    result = of_criteria(one)
    assert result.leaders == ("a", "b")
    assert result.intervals[0] == Interval("c0", 0.5, 0.5, 0.5, ("b",), ("a",))


def test_twins_stay_together() -> None:
    result = of_criteria(table([[100, 30], [100, 30], [20, 60]], [1, 1]))
    assert result.leaders == ("a", "b")
    assert result.intervals[0].low == pytest.approx(3 / 11)
    assert (result.intervals[0].high, result.intervals[0].below) == (1.0, ("c",))


def test_whoever_leads_everywhere_leads_at_any_weight() -> None:
    for found in of_criteria(table([[90, 80], [50, 80], [10, 0]], [1, 4])).intervals:
        assert (found.low, found.high, found.below, found.above) == (0.0, 1.0, (), ())


def test_a_missing_value_bends_the_line() -> None:
    """B is known on the second criterion only: its total stays at 60."""
    found = of_criteria(table([[80, 40], [None, 60]], [3, 1])).intervals[0]
    assert (found.low, found.below) == (0.5, ("b",))
    bent = table([[100, 40, 40], [None, 90, 40], [0, 0, 0]], [2, 1, 1])
    low = of_criteria(bent).intervals[0].low
    assert low is not None
    assert 100 * low + 40 * (1 - low) == pytest.approx(65)


def test_a_goal_moves_with_its_criteria_in_proportion() -> None:
    goals = [Goal("g", "G", 60), Goal("h", "H", 40), Goal("idle", "I", 5)]
    criteria = [
        Criterion("x", "g", "X", weight=2),
        Criterion("y", "g", "Y", weight=1),
        Criterion("z", "h", "Z"),
    ]
    weights = weigh(goals, criteria)
    moving = movables(weights)
    assert [weight.id for weight in moving] == ["g", "h", "x", "y", "z"]
    points = np.array([[90.0, 30.0, 20.0], [10.0, 40.0, 95.0]])
    found = stability(Table(("a", "b"), ("x", "y", "z"), points, weights.shares), moving)
    # On g: a has 70 and b 20; on h: 20 and 95.
    assert found.intervals[0].low == pytest.approx(75 / 125)
    assert found.intervals[0].share == pytest.approx(0.6)
    assert found.intervals[1].high == pytest.approx(50 / 125)


def test_the_only_weight_and_an_empty_ranking_do_not_move() -> None:
    only = of_criteria(table([[10], [20]], [1]))
    assert only == Stability(("b",), (Interval("c0", 1.0, None, None, (), ()),))
    nobody = of_criteria(table([[None, None]], [1, 1]))
    assert nobody.leaders == ()
    assert nobody.intervals[0].low is None
    unused = of_criteria(table([[10, 90], [20, 0]], [1, 0])).intervals
    assert (unused[0].low, unused[1].high) == (None, 0.1)


def test_without_criteria_it_says_so() -> None:
    with pytest.raises(Invalid, match="There are no criteria yet"):
        stability(Table(("a",), (), np.zeros((1, 0)), np.zeros(0)), ())


@pytest.mark.parametrize(
    ("points", "shares", "code"),
    [
        (np.zeros((2, 2)), np.array([0.5, 0.6]), "shares_wrong"),
        (np.zeros((2, 2)), np.array([np.nan, 1.0]), "shares_wrong"),
        (np.zeros((2, 2)), np.array([-0.5, 1.5]), "shares_wrong"),
        (np.full((2, 2), 101.0), np.array([0.5, 0.5]), "points_range"),
        (np.full((2, 2), np.inf), np.array([0.5, 0.5]), "points_range"),
        (np.zeros((2, 3)), np.array([0.5, 0.5]), "table_shape"),
    ],
)
def test_what_is_no_table_is_refused(points: object, shares: object, code: str) -> None:
    bad = Table(("a", "b"), ("c0", "c1"), points, shares)  # type: ignore[arg-type]
    with pytest.raises(Invalid) as caught:
        of_criteria(bad)
    assert caught.value.code == code


def at(one: Table, weight: Movable, share: float) -> set[str]:
    shares = weight.moved(one.shares, share)
    assert shares is not None
    ranked_today = np.where(np.isnan(one.totals()), np.nan, one.totals(shares))
    return leaders(ranked_today, one.initiative_ids)


@settings(max_examples=400)
@given(tables())
def test_beyond_each_end_others_lead_and_nowhere_before(one: Table) -> None:
    result = stability(one, weights_of(one))
    for weight, found in zip(weights_of(one), result.intervals, strict=True):
        if found.low is None or found.high is None:
            continue
        assert 0 <= found.low <= found.share + 1e-12
        assert found.share - 1e-12 <= found.high <= 1
        inside = np.linspace(found.low + STEP, found.high - STEP, 9)
        for share in inside[(inside > found.low) & (inside < found.high) & (inside > 0)]:
            assert set(result.leaders) <= at(one, weight, float(share))
        if found.low > 0:
            assert at(one, weight, found.low - STEP) == set(found.below)
        if found.high < 1:
            assert at(one, weight, found.high + STEP) == set(found.above)


@given(tables())
def test_the_order_of_rows_does_not_matter(one: Table) -> None:
    order = np.arange(len(one.initiative_ids))[::-1]
    turned = Table(
        one.initiative_ids[::-1], one.criterion_ids, one.points[order].copy(), one.shares
    )
    before, after = of_criteria(one), of_criteria(turned)
    assert set(before.leaders) == set(after.leaders)
    for one_end, other_end in zip(before.intervals, after.intervals, strict=True):
        assert one_end.low == pytest.approx(other_end.low)
        assert one_end.high == pytest.approx(other_end.high)
        assert set(one_end.below) == set(other_end.below)
        assert set(one_end.above) == set(other_end.above)
