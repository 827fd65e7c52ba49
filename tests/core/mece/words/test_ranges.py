"""Labels read as ranges, in English and Russian alike."""

from fractions import Fraction

import pytest

from issuetrees.core.mece.words.bounds import Bound
from issuetrees.core.mece.words.ranges import read_number, read_range

INF = None
M = 1_000_000

# label: low, is it in; high, is it in (an open end has no number)
READ = {
    "18–24": (18, True, 24, True),
    "18 - 24": (18, True, 24, True),
    "18 to 24": (18, True, 24, True),
    "с 18 по 24": (18, True, 24, True),
    "с 18 до 24 лет": (18, True, 24, True),
    "между 5 и 10": (5, True, 10, True),
    "between 5 and 10 km": (5, True, 10, True),
    "1-2 человека": (1, True, 2, True),
    "5–<10": (5, True, 10, False),
    "от 5, но менее 10": (5, True, 10, False),
    "more than 5 but less than 10": (5, False, 10, False),
    "свыше 5 до 10": (5, False, 10, True),
    "65+": (65, True, INF, False),
    "65 plus": (65, True, INF, False),
    "от 65": (65, True, INF, False),
    "65 and over": (65, True, INF, False),
    "65 years or older": (65, True, INF, False),
    "65 лет и старше": (65, True, INF, False),
    "at least 65": (65, True, INF, False),
    "не менее 65": (65, True, INF, False),
    "≥ 65": (65, True, INF, False),
    "over 65": (65, False, INF, False),
    "старше 65": (65, False, INF, False),
    "более чем 65": (65, False, INF, False),
    "> 65": (65, False, INF, False),
    "<25": (INF, False, 25, False),
    "under 25": (INF, False, 25, False),
    "Under-25s": (INF, False, 25, False),
    "младше 25": (INF, False, 25, False),
    "менее 25 %": (INF, False, 25, False),
    "не более 25": (INF, False, 25, True),
    "at most 25": (INF, False, 25, True),
    "25 или меньше": (INF, False, 25, True),
    "25 and under": (INF, False, 25, True),
    "1,5–2,5 млн": (1_500_000, True, 2_500_000, True),
    "1.5–2.5 million": (1_500_000, True, 2_500_000, True),
    "$5–10M": (5 * M, True, 10 * M, True),
    "500 тыс. – 1 млн ₽": (500_000, True, M, True),
    "10k–50k": (10_000, True, 50_000, True),
    "1.5bn+": (1_500_000_000, True, INF, False),
    "1 000–5 000": (1000, True, 5000, True),
    "1\u00a0000–5\u00a0000": (1000, True, 5000, True),
    "1,000–5,000": (1000, True, 5000, True),
    "1,500 кг": (Fraction(3, 2), True, Fraction(3, 2), True),
    "0,500": (Fraction(1, 2), True, Fraction(1, 2), True),
    "-5–0 %": (-5, True, 0, True),
    "Small (under 50 people)": (INF, False, 50, False),
    "18–24 (students)": (18, True, 24, True),
    "Возраст: 18–24": (18, True, 24, True),
    "5–10 markets": (5, True, 10, True),
    "18–24 включительно": (18, True, 24, True),
}

NOT_READ = [
    *["", "Adults", "B2B", "COVID-19", "24/7", "01.02–05.03", "1, 2, 3"],
    *["1 2 3", "10–5", "500–1 млн", "5 reasons why customers leave"],
    *["ISO 9001:2015", "+7 999 123-45-67", "18–24 (25–34)", "5 и", "от", "до", "–5–"],
    *["5 to", "9" * 30, "18–24 " * 30, "1–2–3", "1..2..3", "under", "between 5 10", "более менее"],
]  # fmt: skip


@pytest.mark.parametrize(("label", "ends"), READ.items(), ids=READ)
def test_label_is_read(label: str, ends: tuple[object, bool, object, bool]) -> None:
    found = read_range(label)
    assert found
    low, is_low_in, high, is_high_in = ends
    assert said(found.low) == (None if low is None else (Fraction(str(low)), is_low_in))
    assert said(found.high) == (None if high is None else (Fraction(str(high)), is_high_in))


def said(bound: Bound | None) -> tuple[Fraction, bool] | None:
    """The number of an end, and whether it belongs to the range where no sibling takes it."""
    return (bound.value, bound.kind != "open") if bound else None


# label: in which the mark of an end is a period: its first and last day, and of which year
CALENDAR = {
    "Q1–Q2": ((1, 1), (6, 30), None),
    "Jan–Mar 2024": ((1, 1), (3, 31), 2024),
    "январь – март 2024 г.": ((1, 1), (3, 31), 2024),
    "1 кв.": ((1, 1), (3, 31), None),
    "I–II кварталы": ((1, 1), (6, 30), None),
    "второе полугодие 2025": ((7, 1), (12, 31), 2025),
    "H1": ((1, 1), (6, 30), None),
    "5–7 May": ((5, 5), (5, 7), None),
    "с 1 по 15 июня": ((6, 1), (6, 15), None),
    "June 1 – June 15, 2024": ((6, 1), (6, 15), 2024),
    "2024-01-01 – 2024-06-30": ((1, 1), (6, 30), 2024),
    "01.01.2024–30.06.2024": ((1, 1), (6, 30), 2024),
    "winter": ((12, 1), (2, 31), None),
}


@pytest.mark.parametrize("label", CALENDAR)
def test_days_and_months_are_read(label: str) -> None:
    found = read_range(label)
    assert found
    assert found.low
    assert found.high
    low, high = found.low.period, found.high.period
    assert low
    assert high
    first, last, year = CALENDAR[label]
    assert (low.first, low.year) == (first, year)
    assert high.last in {last, (last[0], 31)}  # months end with their last day


@pytest.mark.parametrize("label", ["до 5", "up to 5", "до 5 лет"])
def test_up_to_leaves_open_whether_the_number_belongs(label: str) -> None:
    found = read_range(label)
    assert found
    assert found.high
    assert found.high.value == 5
    assert found.high.kind == "soft"


@pytest.mark.parametrize("label", NOT_READ)
def test_label_is_no_range(label: str) -> None:
    assert read_range(label) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 человек", "5 человек"),
        ("2 человека", "5 people"),
        ("1 год", "5 лет"),
        ("1 year", "5 yrs"),
        ("5 руб.", "7 ₽"),
        ("1 заказ", "5 заказов"),
        ("1 shop", "5 shops"),
        ("5 %", "7 процентов"),
    ],
)
def test_forms_of_one_unit_are_one_unit(one: str, other: str) -> None:
    first, second = read_range(one), read_range(other)
    assert first
    assert second
    assert first.unit == second.unit


def test_a_number_alone() -> None:
    assert read_number("1,5 млн") == 1_500_000
    assert read_number("12.5") == Fraction(25, 2)
    assert read_number("5–10") is None
    assert read_number("five") == 5
    assert read_number("fifth") is None
