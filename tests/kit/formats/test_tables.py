"""CSV files."""

from decimal import Decimal

import pytest

from issuetrees.kit.formats.tables import Written, csv_table


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", '\ufeffTitle,Score\r\n"a;b",-1234.5\r\n"x,y",\r\n'),
        ("ru", '\ufeffTitle;Score\r\n"a;b";-1234,5\r\n"x,y";\r\n'),
    ],
)
def test_a_csv_file_opens_in_columns_with_numbers_as_numbers(language, expected):
    rows: list[list[Written]] = [["Title", "Score"], ["a;b", Decimal("-1234.50")], ["x,y", None]]
    assert csv_table(rows, language) == expected


@pytest.mark.parametrize("title", ["=1+1", "+7 495", "-5", "@sum", "\tx"])
def test_no_text_becomes_a_formula(title):
    first = csv_table([[title]], "ru").removeprefix("\ufeff")
    assert first.strip('"\r\n').startswith(f"'{title}")
