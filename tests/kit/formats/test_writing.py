"""The golden cases of numbers and money; the browser's twin runs them too."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import apportion, rounded
from issuetrees.kit.formats import currencies, money, numbers
from tests.kit.formats import make_currencies

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "formats"
NUMBERS = json.loads((FOLDER / "numbers.json").read_text("utf-8"))
MONEY = json.loads((FOLDER / "money.json").read_text("utf-8"))


def figure(value):
    """A text in a case is an exact decimal, as the database has it."""
    return Decimal(value) if isinstance(value, str) else value


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("writer", ["number", "percent"])
def test_figures_with_given_digits(writer, language):
    for case in NUMBERS[writer]:
        written = getattr(numbers, writer)(figure(case["value"]), language, case["digits"])
        assert written == case[language]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("writer", ["short", "plain"])
def test_figures_as_short_as_they_can_be(writer, language):
    for case in NUMBERS[writer]:
        assert getattr(numbers, writer)(case["value"], language) == case[language]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_several_numbers(language):
    for case in NUMBERS["listed"]:
        assert numbers.listed(case["values"], language) == case[language]


def test_parts_add_up():
    for case in NUMBERS["apportion"]:
        total = figure(case["total"]) if "total" in case else None
        parts = apportion(case["parts"], case["digits"], total)
        assert [str(part) for part in parts] == case["shown"]
        assert sum(parts) == rounded(total or sum(case["parts"]), case["digits"])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_money(language):
    for case in MONEY:
        currency = case.get("currency", "RUB")
        assert money.money(Decimal(case["amount"]), currency, language) == case[language]
        assert currencies.sign(currency) == case.get("sign", "₽")


@pytest.mark.parametrize(
    ("language", "value", "digits", "printed"),
    [
        ("en", 1234567.891, 2, "1,234,567.89"),
        ("ru", 1234567.891, 2, f"1{numbers.THIN}234{numbers.THIN}567,89"),
        ("ru", -0.5, 1, "−0,5"),
        ("en", 0.5, 0, "1"),
        ("en", 2.675, 2, "2.68"),
    ],
)
def test_number(language: str, value: float, digits: int, printed: str) -> None:
    assert numbers.number(value, language, digits) == printed


def test_percent_and_money() -> None:
    assert numbers.percent(0.345, "en") == "35%"
    assert numbers.percent(0.345, "ru") == f"35{numbers.NBSP}%"
    assert money.money(12_500_000, "RUB", "en") == f"12.5{numbers.NBSP}M{numbers.NBSP}₽"
    assert money.money(12_500_000, "RUB", "ru") == f"12,5{numbers.NBSP}млн{numbers.NBSP}₽"
    assert money.money(800_000, "RUB", "ru") == f"800{numbers.NBSP}тыс.{numbers.NBSP}₽"
    assert money.money(900, "RUB", "ru") == f"900{numbers.NBSP}₽"


def test_nothing_is_a_dash():
    assert numbers.number(None, "en") == "–"
    assert numbers.percent(None, "ru") == "–"
    assert money.money(None, "RUB", "ru") == "–"


def test_sums_in_full():
    assert money.in_full(Decimal("12500000.00"), "en") == "12,500,000"
    assert money.in_full(Decimal("12500000.50"), "ru") == "12\u202f500\u202f000,50"


def test_the_table_of_currencies_is_that_of_cldr():
    rows = json.loads(make_currencies.TABLE.read_text("utf-8"))
    assert rows == make_currencies.table()


@pytest.mark.parametrize("text", ["EUR", "eur", " Euro ", "евро", "€"])
def test_a_currency_is_found_by_code_name_and_sign(text):
    found = currencies.find(text)
    assert found is not None
    assert found.code == "EUR"


@pytest.mark.parametrize("text", ["", "XYZ", "¥", "rubles"])
def test_what_is_no_currency_or_more_than_one(text):
    assert currencies.find(text) is None


def test_sums_add_up_in_one_currency():
    euros = [money.Money(Decimal("1.10"), "EUR"), money.Money(Decimal(2), "EUR")]
    assert money.add_up(euros) == money.Money(Decimal("3.10"), "EUR")
    assert money.add_up([]) is None
    with pytest.raises(Invalid, match="EUR and USD do not add up"):
        money.add_up([*euros, money.Money(Decimal(1), "USD")])
