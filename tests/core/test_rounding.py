"""Rounding half up on the digits that are shown; parts that add up whatever they are."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.rounding import apportion, apportion_within, rounded

PARTS = st.lists(st.floats(-1e6, 1e6, allow_nan=False), max_size=12)
SHARES = st.lists(st.lists(st.integers(1, 999), min_size=1, max_size=6), min_size=1, max_size=6)


def test_bits_do_not_show() -> None:
    assert rounded(2.675, 2) == Decimal("2.68")  # which is less than that in bits
    assert rounded(0.1 + 0.2, 17) == Decimal("0.30000000000000004")
    assert rounded(100 * (1 - 0.27750000000000002), 1) == Decimal("72.3")
    assert str(rounded(-0.001, 2)) == "0.00"


def test_a_decimal_counts_as_it_is() -> None:
    assert rounded(Decimal("72.2499999999999999"), 1) == Decimal("72.2")


@given(PARTS, st.integers(0, 4))
def test_parts_add_up_and_stay_close(parts: list[float], digits: int) -> None:
    figures = apportion(parts, digits)
    assert sum(figures) == rounded(sum(parts), digits)
    step = Decimal(1).scaleb(-digits)
    for part, figure in zip(parts, figures, strict=True):
        assert abs(figure - Decimal(repr(part))) <= step


@given(SHARES)
def test_parts_of_parts_add_up_to_the_whole(weights: list[list[int]]) -> None:
    whole = sum(map(sum, weights))
    parts = [[weight / whole for weight in mine] for mine in weights]
    totals = apportion([sum(mine) for mine in parts], 2)
    assert sum(totals) == 1
    for total, mine in zip(totals, apportion_within(parts, totals, 2), strict=True):
        assert sum(mine) == total
