"""Costs of periods are added up; nothing is guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.costs import NOTHING, Cost, check_order, total

POINTS = st.decimals(0, 10**9, places=2)
COSTS = st.lists(POINTS, min_size=3, max_size=3).map(lambda three: Cost(*sorted(three)))


def cost(*points: int | None) -> Cost:
    return Cost(*(None if point is None else Decimal(point) for point in points))


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([], NOTHING),
        ([NOTHING], NOTHING),
        ([cost(None, 3, None), NOTHING, cost(None, 4, None)], cost(None, 7, None)),
        ([cost(1, 2, 3), cost(None, 4, None)], cost(5, 6, 7)),
        ([cost(1, None, 3), cost(None, 4, None)], cost(5, None, 7)),
        ([cost(1, None, None), cost(1, 2, 3)], cost(2, None, None)),
    ],
)
def test_what_is_known_is_added_up(parts, whole):
    assert total(parts) == whole


@given(st.lists(COSTS, min_size=1))
def test_totals_are_in_order_and_the_sums_of_their_columns(parts):
    whole = total(parts)
    check_order(whole)
    assert whole.likely == sum(part.likely for part in parts if part.likely is not None)
    assert total([*reversed(parts)]) == whole


@pytest.mark.parametrize("wrong", [cost(2, 1, None), cost(None, 2, 1), cost(3, None, 1)])
def test_ends_in_the_wrong_order_are_refused(wrong):
    with pytest.raises(Invalid):
        check_order(wrong)
