"""The section of driver trees: titles that follow from the numbers, sheets that calculate."""

import io
from dataclasses import replace

import openpyxl
import pytest

from issuetrees.reports.document import SectionChoice
from issuetrees.reports.formats.xlsx.file import make_xlsx
from issuetrees.reports.gather import build_document
from issuetrees.reports.models import Report
from issuetrees.reports.scene.blocks import Source
from tests.reports.documents import document
from tests.reports.drivers import drivers
from tests.reports.scenes import plain
from tests.reports.test_claims import sections

pytestmark = pytest.mark.sweeps


def test_titles_say_what_follows() -> None:
    (section,) = sections(document(), "drivers")
    assert [plain(page.title) for page in section.pages] == [
        "Profit: 30 M €, in the scenarios from 30 to 50 M €",
        "Base case: 30 M €; Bold: 50 M €",
        "“Revenue” moves the result most: by 20 M € between its ends",
        "Bold: from 30 to 50 M €, most of it by “Revenue”",
    ]


def test_equals_are_told_as_equals() -> None:
    (tree,) = drivers("en")
    first = tree.swings[0]
    even = replace(tree, swings=(first, replace(first, low=40.0, high=20.0)))
    (section,) = sections(replace(document(), drivers=(even,)), "drivers")
    assert plain(section.pages[2].title) == (
        "2 drivers move the result most: each by 20 M € between its ends"
    )


def test_a_line_of_zero_is_explained_where_there_is_one() -> None:
    (tree,) = drivers("en")
    swung = replace(tree, swings=(replace(tree.swings[0], low=-5.0, high=40.0),))
    for shown, is_told in ((tree, False), (swung, True)):
        (section,) = sections(replace(document(), drivers=(shown,)), "drivers")
        sources = [one.text for one in section.pages[2].blocks if isinstance(one, Source)]
        assert [plain(one).endswith("Dashed: zero.") for one in sources] == [is_told]


@pytest.mark.django_db
@pytest.mark.usefixtures("samples")
def test_sheets_of_the_sample_calculate_what_is_printed() -> None:
    report = Report.objects.get(language="en")
    shown = replace(build_document(report.pk), sections=(SectionChoice("drivers"),))
    (tree,) = shown.drivers
    assert tree.root.values == pytest.approx((54.712, -43.1, 131.76))
    for way in tree.ways:
        start, *steps, end = way.falls
        assert start.end + sum(one.end - one.start for one in steps) == pytest.approx(end.end)
    book = openpyxl.load_workbook(io.BytesIO(make_xlsx(shown).content))
    sheet = book[tree.title]
    cells = {cell.coordinate: cell.value for row in sheet.iter_rows(min_row=6) for cell in row}
    for column, value in zip("DEF", tree.root.values, strict=True):
        assert _calculated(cells, f"{column}6") == pytest.approx(value)


def _calculated(cells: dict[str, object], name: str) -> float:
    """What a program for sheets makes of a cell: our formulas are plain arithmetic."""
    held = cells[name]
    if not isinstance(held, str):
        return float(str(held))
    for other in sorted(cells, key=len, reverse=True):
        if other in held:
            held = held.replace(other, f"({_calculated(cells, other)})")
    return float(eval(held.removeprefix("=")))
