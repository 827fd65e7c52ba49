"""Workbooks: what programs write, what none should, and what wants to do harm."""

from pathlib import Path

import pytest

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.tables.reading import pick, read_sheets
from issuetrees.core.tables.records import Sheet, block, spread
from tests.core.tables.workbooks import inline, workbook

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "tables"
LINE = '<row r="1">{}</row>'
ONE = LINE.format(inline("A1", "one"))


def sheets_of(name: str, language: str) -> list[Sheet]:
    return read_sheets((FOLDER / name).read_bytes(), language)


def test_a_workbook_is_read_as_it_is_seen() -> None:
    first, notes = sheets_of("xlsxwriter.xlsx", "en")
    assert (first.name, notes.name) == ("Initiatives", "Notes")
    assert notes.rows == [["A note\nin two lines"]]
    assert first.rows == [
        ["Programme 2026"],
        [],
        ["Type", "Initiative", "Cost", "Share", "Start", "Done"],
        ["Outside", "Festival", "1,250,000 €", "12.5%", "1 Mar 2026", "TRUE"],
        ["", "Podcast", "(400.50)", "13%", "2026-04-15", "FALSE"],
    ]
    assert spread(first)[4][0] == "Outside"


def test_a_formula_that_nobody_calculated_says_so() -> None:
    cells = "<c r='A1'><f>B1 * 2</f><v/></c><c r='B1' t='str'><f>C1</f><v/></c>"
    (sheet,) = read_sheets(workbook(LINE.format(cells + inline("C1", ""))))
    assert sheet.rows == [["=B1 * 2"]]


def test_the_same_in_russian() -> None:
    first, _notes = sheets_of("xlsxwriter.xlsx", "ru")
    assert first.rows[3:] == [
        ["Outside", "Festival", "1\xa0250\xa0000 €", "12,5%", "1 мар 2026", "ИСТИНА"],
        ["", "Podcast", "(400,50)", "13%", "15.04.2026", "ЛОЖЬ"],
    ]


def test_a_workbook_of_another_program() -> None:
    (sheet,) = sheets_of("openpyxl.xlsx", "ru")
    assert sheet.rows == [
        ["Инициатива", "Стоимость, млн ₽"],
        ["Подкаст", "1,5"],
        ["=1+1", "0,3"],
        ["2026-11-28", "30:00"],
    ]


def test_the_names_of_parts_may_have_other_capitals() -> None:
    rows = LINE.format('<c r="A1" t="s"><v>0</v></c>')
    (sheet,) = read_sheets(workbook(rows, texts_name="xl/SharedStrings.xml"))
    assert sheet.rows == [["shared"]]


def test_prefixes_and_places_that_are_left_out() -> None:
    cells = "<x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c>"
    sheet = f"<x:worksheet xmlns:x='s'><x:sheetData><x:row>{cells}</x:row></x:sheetData>"
    (found,) = read_sheets(workbook("", sheet=f"{sheet}</x:worksheet>"))
    assert found.rows == [["1", "2"]]


def test_how_a_text_is_pronounced_and_numbers_of_characters() -> None:
    texts = "<sst><si><r><t>a_x000D_</t></r><r><t>b</t></r><rPh><t>say</t></rPh></si></sst>"
    rows = LINE.format('<c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>7</v></c>')
    (sheet,) = read_sheets(workbook(rows, texts=texts))
    assert sheet.rows == [["", "a\nb"]]


def test_what_stands_around_a_table_is_left_out() -> None:
    assert block([[], ["", "", "a"], [], ["", "b", "c", ""]]) == [["", "a"], ["b", "c"]]
    assert block([]) == []


def test_a_sheet_is_picked_by_name_or_for_what_it_holds() -> None:
    sheets = [Sheet("Empty", []), Sheet("Full", [["a"]])]
    assert pick(sheets).name == "Full"
    assert pick(sheets, "Empty").name == "Empty"
    with pytest.raises(Invalid, match="There are: Empty, Full"):
        pick(sheets, "Other")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (f'<row r="1048576">{inline("A1048576", "x")}</row>', "too_many_rows"),
        (LINE.format(inline("XFD1", "x")), "too_many_columns"),
        (
            "".join(LINE.format(inline(f"A{row}", "x" * 400_000)) for row in range(1, 14)),
            "too_long",
        ),
        (
            "".join(LINE.format(inline(f"RA{row}", "x")) for row in range(1, 1000)),
            "too_many_cells",
        ),
    ],
)
def test_a_sheet_that_is_too_large_says_so(rows: str, code: str) -> None:
    (sheet,) = read_sheets(workbook(rows))
    assert sheet.refusal is not None
    assert sheet.refusal.code == code
    with pytest.raises(Invalid):
        pick([sheet])


def test_a_small_sheet_beside_one_that_is_too_large_is_read() -> None:
    sheets = [Sheet("Big", [], refusal=Invalid("x", "y")), Sheet("B", [["a"]])]
    assert pick(sheets).name == pick(sheets, "B").name == "B"
    with pytest.raises(Invalid, match="y"):
        pick(sheets, "Big")


def test_what_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_UNPACKED_BYTES", 10_000)
    (sheet,) = read_sheets(workbook("", sheet="<worksheet>" + " " * 20_000 + "</worksheet>"))
    assert sheet.refusal is not None
    assert sheet.refusal.code == "too_large"


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><sst><si><t>&c;</t></si></sst>'
    with pytest.raises(Invalid, match="no table"):
        read_sheets(workbook(ONE, texts=bomb))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 and no more", "unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_form"),
        (b"%PDF-1.7", "unreadable"),
        (workbook(ONE, book="<workbook>"), "unreadable"),
        (workbook(ONE, book="<document/>"), "unreadable"),
        (b"x" * (limits.TABLE_FILE_BYTES + 1), "too_large_file"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_sheets(content)
    assert refused.value.code == code
