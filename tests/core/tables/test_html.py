"""Tables as Excel, Google Sheets and Word copy them."""

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.tables.reading import read_sheets
from issuetrees.core.tables.records import spread

EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
<!--td {mso-number-format:General;}--></style></head><body><!--StartFragment-->
<table border=0><col width=64><tr height=20><td height=20>Initiative</td><td>Cost,&nbsp;€</td></tr>
<tr><td rowspan=2 class=xl63>Podcast<br style='mso-data-placement:same-cell;'>weekly</td>
<td align=right>1&nbsp;200,50 €</td></tr><tr><td align=right>15%</td></tr>
<![if supportMisalignedColumns]><tr style='display:none'><td></td></tr><![endif]>
</table><!--EndFragment--></body></html>"""
SHEETS = """<meta charset='utf-8'><google-sheets-html-origin><style>td{}</style><table><colgroup>
<col width="100"/></colgroup><tbody><tr><td data-sheets-value='{"1":2,"2":"A"}'>A</td>
<td colspan="2">B</td><td>C &amp; D</td></tr></tbody></table></google-sheets-html-origin>"""
WORD = """<body><p class=MsoNormal>Before<o:p></o:p></p><table class=MsoTableGrid><tr><td>
<p class=MsoNormal><b>One<o:p></o:p></b></p><p>two</p></td><td><table><tr><td>in</td></tr></table>
</td></table></body>"""


def test_a_range_of_excel() -> None:
    (sheet,) = read_sheets(EXCEL.encode())
    rows = [["Initiative", "Cost, €"], ["Podcast\nweekly", "1 200,50 €"], ["", "15%"]]
    assert sheet.rows == rows
    assert spread(sheet)[2] == ["Podcast\nweekly", "15%"]


def test_a_range_of_google_sheets() -> None:
    (sheet,) = read_sheets(SHEETS.encode())
    assert sheet.rows == [["A", "B", "", "C & D"]]


def test_a_table_of_word_with_a_table_in_it() -> None:
    (sheet,) = read_sheets(WORD.encode())
    assert sheet.rows == [["One\ntwo", "in"]]


def test_several_tables_are_several_sheets() -> None:
    text = "<table><caption> First </caption><tr><td>1</table><table><tr><th>2<th>3</table>"
    first, second = read_sheets(text.encode())
    assert (first.name, first.rows) == ("1 First", [["1"]])
    assert (second.name, second.rows) == ("2", [["2", "3"]])


def test_a_page_without_a_table_is_refused() -> None:
    with pytest.raises(Invalid, match="no table"):
        read_sheets(b"<html><body><p>Nothing here</body></html>")
