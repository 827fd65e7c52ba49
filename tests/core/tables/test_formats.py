"""Numbers as the formats of a spreadsheet show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.tables.formats.shown import shown

ACCOUNT = r'_-* #,##0.00\ "р."_-;\-* #,##0.00\ "р."_-;_-* "-"??\ "р."_-;_-@_-'
BY_THOUSAND = '[>=1000]0.0,"k";0'


@pytest.mark.parametrize(
    ("code", "raw", "english", "russian"),
    [
        ("General", "0.30000000000000004", "0.3", "0,3"),
        ("General", "1E-5", "0.00001", "0,00001"),
        ("General", "123456789012", "123456789012", "123456789012"),
        ("", "5", "5", "5"),
        ("0", "12.5", "13", "13"),
        ("000", "7", "007", "007"),
        ("0.##", "1.5", "1.5", "1,5"),
        ("0.##", "1", "1", "1"),
        ("#", "0", "", ""),
        ("#,##0.00", "-1234567.891", "-1,234,567.89", "-1\xa0234\xa0567,89"),
        ("0%", "0.25", "25%", "25%"),
        ("0.0%", "0.2567", "25.7%", "25,7%"),
        ('#,##0\\ "₽"', "1234", "1,234 ₽", "1\xa0234 ₽"),
        ("[$$-409]#,##0", "1234", "$1,234", "$1\xa0234"),
        ("[$€-2]\\ #,##0.0", "5", "€ 5.0", "€ 5,0"),
        (ACCOUNT, "-1234.5", "-1,234.50 р.", "-1\xa0234,50 р."),
        (ACCOUNT, "0", "- р.", "- р."),
        ("#,##0;(#,##0)", "-5000", "(5,000)", "(5\xa0000)"),
        ("#,##0;[Red]-#,##0", "-5", "-5", "-5"),
        ('0.0,,"M"', "12345678", "12.3M", "12,3M"),
        (BY_THOUSAND, "2500", "2.5k", "2,5k"),
        (BY_THOUSAND, "25", "25", "25"),
        ("# ?/?", "0.5", "0.5", "0,5"),
        ("0.00E+00", "12345", "12345", "12345"),
        (";;;", "5", "", ""),
        ("@", "7", "7", "7"),
        ("dd.mm.yyyy", "46000", "09.12.2025", "09.12.2025"),
        ("d mmmm yyyy", "46000.5", "9 December 2025", "9 декабря 2025"),
        ("mmmm yyyy", "46000", "December 2025", "декабрь 2025"),
        ("mmm-yy", "46000", "Dec-25", "дек-25"),
        ("[$-F800]dddd, mmmm dd", "46000", "Tuesday, December 09", "вторник, декабря 09"),
        ("h:mm AM/PM", "0.75", "6:00 PM", "6:00 PM"),
        ("[h]:mm", "1.5", "36:00", "36:00"),
        ("mm:ss.0", "0.0005", "00:43.2", "00:43.2"),
        ("yyyy-mm-dd hh:mm", "46000.6", "2025-12-09 14:24", "2025-12-09 14:24"),
        ("yyyy-mm-dd", "1", "1900-01-01", "1900-01-01"),
        ("yyyy-mm-dd", "-1", "-1", "-1"),
        ("yyyy-mm-dd", "99999999", "99999999", "99999999"),
        ("0", "no number", "no number", "no number"),
        ("0", "1e9999", "1e9999", "1e9999"),
    ],
)
def test_what_a_cell_shows(code: str, raw: str, english: str, russian: str) -> None:
    assert shown(raw, code, "en") == english
    assert shown(raw, code, "ru") == russian


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    assert shown("0", "yyyy-mm-dd", "en", is_1904=True) == "1904-01-01"


@given(st.text(alphabet='0#?,.;%@"\\[]$-_* dmyhsAMPE+<>=eGneral€', max_size=40), st.floats())
def test_no_code_and_no_number_is_a_mistake(code: str, value: float) -> None:
    assert isinstance(shown(str(value), code, "ru"), str)
    assert isinstance(shown(str(value), code, "en", is_1904=True), str)
