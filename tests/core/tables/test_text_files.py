"""CSV in every usual encoding, with every usual mark, and copied ranges."""

import codecs
import csv
import io
import json
from pathlib import Path

import pytest

from issuetrees.core.tables.encodings import encoding_of
from issuetrees.core.tables.reading import read_sheets
from issuetrees.core.tables.separated import read_table

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "formats"
CASES = json.loads((FOLDER / "tables.json").read_text("utf-8"))
RUSSIAN = "Инициатива;Стоимость\nПодкаст о музыке;1,5\nФестиваль;2,5\n"
ROWS = [["Инициатива", "Стоимость"], ["Подкаст о музыке", "1,5"], ["Фестиваль", "2,5"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_copied_ranges(case):
    assert read_table(case["text"]) == case["rows"]


def test_cells_between_semicolons():
    assert read_table('"a";"b;c"\nd;24"', ";") == [["a", "b;c"], ["d", '24"']]


def test_a_long_paste_takes_no_time():
    text = '"a\t""' * 60_000
    assert len(read_table(text)[0]) == 60_001


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r",
        "cp866", "mac-cyrillic",
    ],
)  # fmt: skip
def test_russian_in_every_usual_encoding(encoding: str) -> None:
    (sheet,) = read_sheets(RUSSIAN.encode(encoding))
    assert sheet.rows == ROWS


def test_utf_16_of_the_other_order() -> None:
    (sheet,) = read_sheets(codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"))
    assert sheet.rows == ROWS


def test_western_letters_stand_alone() -> None:
    assert encoding_of("Café;Überblick;naïve".encode("cp1252")) == "cp1252"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_mark_is_found(mark: str, end: str) -> None:
    rows = [["Title", "Cost", "Note"], ["Promo", "5", 'says "hi"'], ["A, b;\tc | d", "7", "x"]]
    target = io.StringIO()
    csv.writer(target, delimiter=mark, lineterminator=end).writerows(rows)
    (sheet,) = read_sheets(target.getvalue().encode())
    assert sheet.rows == rows


def test_the_mark_that_a_file_says() -> None:
    (sheet,) = read_sheets(b"sep=;\r\na,b;c\r\n")
    assert sheet.rows == [["a,b", "c"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Promo, spring\nFestival\nPodcast", [["Promo, spring"], ["Festival"], ["Podcast"]]),
        ("A;1,5\nB;2,5\nC;3", [["A", "1,5"], ["B", "2,5"], ["C", "3"]]),
        ("", []),
        ("\n\nlate", [[], [], ["late"]]),
    ],
)
def test_what_divides_nothing_is_text(text: str, rows: list[list[str]]) -> None:
    (sheet,) = read_sheets(text.encode())
    assert sheet.rows == rows
