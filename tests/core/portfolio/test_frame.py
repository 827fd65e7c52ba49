"""A budget cut into parts that add up; voices, growth and searches by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.portfolio.frame import (
    Brand,
    cut,
    growth,
    shares_of_search,
    spend_for,
    split,
    voices,
)

MONEY = st.decimals(0, 10**12, places=2)
PERCENT = st.floats(0, 100)
BRANDS = [
    Brand("Ours", Decimal(120), 14.0),
    Brand("First", Decimal(300), 40.0),
    Brand("Second", Decimal(180)),
]


@given(MONEY, PERCENT, PERCENT)
def test_the_parts_of_a_budget_add_up_to_it_and_none_is_below_nothing(budget, tests, brand):
    parts = cut(budget, tests, brand)
    assert parts.brand is not None
    assert parts.activation is not None
    assert parts.tests + parts.brand + parts.activation == budget
    assert parts.brand + parts.activation == parts.free
    assert min(parts.tests, parts.brand, parts.activation) >= 0


def test_a_budget_of_a_hundred_million_with_ten_for_tests_at_sixty_to_forty():
    parts = cut(Decimal(100_000_000), 10, 60)
    assert [parts.tests, parts.brand, parts.activation] == [10_000_000, 54_000_000, 36_000_000]
    assert cut(Decimal(100), 10, None).brand is None


def test_half_of_what_serves_both_counts_on_each_side_and_what_is_untold_on_none():
    costs = [(30, "brand"), (10, "activation"), (20, "both"), (5, "")]
    found = split((Decimal(cost), part) for cost, part in costs)
    assert [found.brand, found.activation, found.untold] == [40, 20, 5]
    assert found.brand_share == pytest.approx(200 / 3)
    assert split([(Decimal(5), "")]).brand_share is None


def test_share_of_voice_against_share_of_market():
    ours, first, second = voices(BRANDS)
    assert (ours.share, first.share, second.share) == (20, 50, 30)
    assert (ours.excess, first.excess, second.excess) == (6, 10, None)
    assert [one.share for one in voices([Brand("Ours", Decimal(0), 3.0)])] == [None]


def test_ten_points_of_excess_go_with_half_a_point_and_the_range_turns_with_the_sign():
    assert growth(10) == growth(10.0)
    assert (growth(10).low, growth(10).likely, growth(10).high) == (0, 0.5, 1)
    assert (growth(-4).low, growth(-4).likely, growth(-4).high) == (-0.4, -0.2, 0)


@given(st.floats(0.1, 99.9), st.lists(st.integers(1, 10**9), min_size=1, max_size=5))
def test_what_a_share_costs_gives_that_share(share, others):
    rivals = [Brand(str(place), Decimal(spend)) for place, spend in enumerate(others)]
    needed = spend_for(share, [Brand("Ours", Decimal(1)), *rivals])
    assert needed is not None
    assert voices([Brand("Ours", needed), *rivals])[0].share == pytest.approx(share)


def test_what_has_no_answer_is_none():
    assert spend_for(100, BRANDS) is None
    assert spend_for(10, BRANDS[:1]) is None
    assert shares_of_search([0, 0]) == [None, None]
    assert shares_of_search([30, 90]) == [25, 75]
