"""Copied ranges and CSV files."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from issuetrees.kit.formats.tables import Written, csv_table, read_table

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "formats"
CASES = json.loads((FOLDER / "tables.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_copied_ranges(case):
    assert read_table(case["text"]) == case["rows"]


def test_cells_between_semicolons():
    assert read_table('"a";"b;c"\nd;24"', ";") == [["a", "b;c"], ["d", '24"']]


def test_a_long_paste_takes_no_time():
    text = '"a\t""' * 60_000
    assert len(read_table(text)[0]) == 60_001


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
