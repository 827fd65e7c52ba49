"""Ranks keep their order and stay short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.graph import rank as ranks


def is_rank(text: str) -> bool:
    """Tell whether ``text`` is a rank: digits only, not ending in 0."""
    return text.isascii() and text.isdigit() and not text.endswith("0")


@given(st.lists(st.integers(0, 10**6), max_size=120))
def test_inserting_anywhere_keeps_the_order(places):
    order: list[str] = []
    for place in places:
        at = place % (len(order) + 1)
        low = order[at - 1] if at else None
        high = order[at] if at < len(order) else None
        found = ranks.between(low, high)
        assert is_rank(found)
        assert low is None or low < found
        assert high is None or found < high
        order.insert(at, found)


@pytest.mark.parametrize("at_end", [True, False])
def test_thousands_at_one_end_stay_short(at_end):
    rank: str | None = None
    for _ in range(20_000):
        rank = ranks.between(rank, None) if at_end else ranks.between(None, rank)
    assert rank is not None
    assert len(rank) <= 8


@given(st.integers(0, 2_000), st.sampled_from([(None, None), ("5", None), ("5", "50001")]))
def test_a_sequence_is_in_order_inside_its_bounds_and_short(count, bounds):
    low, high = bounds
    found = ranks.sequence(low, high, count)
    assert found == sorted(set(found))
    assert len(found) == count
    assert all(is_rank(rank) and len(rank) <= 12 for rank in found)
    assert all((low is None or low < r) and (high is None or r < high) for r in found)


@given(st.integers(1, 5_000))
def test_even_ranks_are_in_order(count):
    found = ranks.evenly(count)
    assert found == sorted(set(found))
    assert all(map(is_rank, found))


def test_ranks_out_of_order_are_refused():
    with pytest.raises(Invalid):
        ranks.between("7", "3")


def test_a_taken_rank_gives_way_to_the_next():
    assert ranks.free("4", {"3", "5"}) == "4"
    assert "4" < ranks.free("4", {"4", "41"}) < "41"
