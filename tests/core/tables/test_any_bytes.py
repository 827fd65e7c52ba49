"""No bytes bring about anything but a table or a refusal."""

import io
import zipfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.tables.reading import read_sheets
from tests.core.tables.workbooks import inline, workbook

BOOK = (
    Path(__file__).parents[3] / "fixtures" / "cases" / "tables" / "xlsxwriter.xlsx"
).read_bytes()
XML = st.text(alphabet='<>/="acrtsvi0123456789XFD: &;x', max_size=200)
TAGS = st.sampled_from(
    "<table> </table> <tr> </tr> <td> <td\trowspan=3> <td\tcolspan=99999> </td> <br> <head> <style>"
    " </style> <caption> text &amp; <![if <!-- <![CDATA[ <!DOCTYPE <?x <![foo[ ]]> -->".split(" ")
)


def is_told(content: bytes) -> None:
    try:
        sheets = read_sheets(content, "ru")
    except Invalid:
        return
    assert sheets
    assert all(isinstance(text, str) for sheet in sheets for row in sheet.rows for text in row)


@given(st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00\xd8")
def test_any_bytes(content: bytes) -> None:
    is_told(content)


@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=8))
@settings(max_examples=150)
def test_a_workbook_with_some_bytes_changed(place: int, piece: bytes) -> None:
    is_told(BOOK[:place] + piece + BOOK[place + len(piece) :])


@given(XML, XML, st.sampled_from(["sheet", "texts", "book", "after"]))
@settings(max_examples=100)
def test_a_workbook_with_any_part(rows: str, part: str, name: str) -> None:
    is_told(workbook(f'<row r="{rows}">{inline(part, "x")}</row>', **{name: part}))


@given(st.lists(TAGS, max_size=40))
def test_any_markup(tags: list[str]) -> None:
    is_told(("<html>" + "".join(tags)).encode())


@given(st.dictionaries(st.sampled_from(["xl/workbook.xml", "_rels/.rels", "a"]), XML))
def test_any_package(parts: dict[str, str]) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    is_told(target.getvalue())
