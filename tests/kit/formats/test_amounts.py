"""Numbers and sums of money as people type them."""

from decimal import Decimal

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.kit.formats.reading import read_amount, read_number


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("12.5", "en", "12.5"),
        ("12,5", "en", "12.5"),
        ("12,500", "en", "12500"),
        ("12,500", "ru", "12.5"),
        ("1,200,000", "ru", "1200000"),
        ("1.200.000,50", "en", "1200000.5"),
        ("1,200,000.50", "en", "1200000.5"),
        ("12 500 000", "en", "12500000"),
        ("12\u00a0500\u202f000 ₽", "ru", "12500000"),
        ("12.5 M", "en", "12500000"),
        ("12,5 млн ₽", "ru", "12500000"),
        ("850k", "en", "850000"),
        ("850 тыс. руб.", "ru", "850000"),
        ("1,2 млрд", "ru", "1200000000"),
        ("0", "en", "0"),
    ],
)
def test_amounts_are_understood(raw, language, expected):
    assert read_amount(raw, language, "RUB", field="cost") == Decimal(expected)


@pytest.mark.parametrize("raw", ["", "  ", "–", "-", "₽"])
def test_nothing_is_no_amount(raw):
    assert read_amount(raw, "en", "RUB", field="cost") is None


@pytest.mark.parametrize("raw", ["much", "12.5 x", "1.2.3,4", "12..5", ".", "1e5", "9" * 40, "NaN"])
def test_what_is_no_number_is_refused_with_an_example(raw):
    with pytest.raises(Invalid, match=r"is not a number\. Use") as caught:
        read_amount(raw, "en", "RUB", field="cost")
    assert caught.value.details["field"] == "cost"


def test_a_plain_number_has_no_unit():
    assert read_number("-2,5", "ru", field="value") == Decimal("-2.5")
    with pytest.raises(Invalid):
        read_number("2 M", "en", field="value")
