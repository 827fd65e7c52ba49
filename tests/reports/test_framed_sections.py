"""Reports say what may be spent and how loud the brand is, and what a test-drive came to."""

from decimal import Decimal
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from issuetrees.portfolio.write import frames
from issuetrees.reports import write as reports
from issuetrees.reports.formats.pptx.file import make_pptx
from issuetrees.reports.framed import DriveLine, Driven
from issuetrees.reports.gather import build_document
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.test_drive import action_title
from issuetrees.scoring.write import periods
from tests.cast import Cast
from tests.reports.documents import document
from tests.reports.scenes import plain, table, words
from tests.reports.test_claims import sections


def test_the_frame_says_how_much_there_is_for_what() -> None:
    (section,) = sections(document(), "budget_frame")
    assert plain(section.title) == "100 ₽ to spend: 10% for tests, 60% of the rest for the brand"
    first, together = table(section).rows
    assert (words(first.cells[0]), words(together.cells[0])) == ("Q1", "Together")


def test_the_test_drive_lists_scores_beside_outcomes() -> None:
    (section,) = sections(document(), "test_drive")
    assert plain(section.title) == "The scheme was tried on 2 past initiatives"
    shown = [[words(cell) for cell in row.cells[3:5]] for row in table(section).rows]
    assert shown == [["well", "Bad"], ["", "–"]]


def test_shares_of_voice_and_search_are_lines_named_at_their_ends_on_slides() -> None:
    given = document()
    slides = Presentation(BytesIO(make_pptx(given).content)).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    voice, years, search = (one for one in charts if one.chart_type == XL_CHART_TYPE.LINE)
    assert [one.values for one in voice.series] == [(30, 25), (None, 75)]
    assert [one.values for one in years.series] == [(20, 25), (80, 75), (29, 30)]
    assert [one.values for one in search.series] == [(20, 25), (80, 75), (30, 30), (25, 25)]
    ends = [one.points[1].data_label.text_frame.text for one in search.series]
    assert [plain(one) for one in ends] == [
        "25.0% Ours", "75.0% Theirs", "30.0% Share of market", "25.0% Share of voice",
    ]  # fmt: skip
    assert not search.has_legend


@pytest.mark.django_db
def test_a_report_gathers_the_frame_of_its_engagement(cast: Cast) -> None:
    period = periods.create_period(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="2027"
    )
    frames.edit_frame(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        budgets=[{"period_id": period.pk, "amount": "100"}],
        brand_share=60.0,
    )
    report = reports.create_report(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        title="Findings",
        sections=[{"kind": "budget_frame"}, {"kind": "test_drive"}],
    )
    shown = build_document(report.pk)
    assert shown.frame is not None
    assert [one.title for one in shown.frame.periods] == ["2027", ""]
    assert [one.budget for one in shown.frame.periods] == [Decimal(100)] * 2
    assert shown.drive is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            (DriveLine("A", 70, 90, "good"), DriveLine("B", 20, 10, "good")),
            (
                "The scheme puts all past successes (1) above all failures (1); "
                "the old verdict was right in 1 of 2"
            ),
        ),
        (
            (DriveLine("A", 20, 90, ""), DriveLine("B", 20, 10, ""), DriveLine("C", 10, 0, "")),
            "The scheme puts 1 of 2 past failures above a success",
        ),
    ],
)
def test_the_title_of_a_test_drive_says_what_is_told_apart(
    lines: tuple[DriveLine, ...], title: str
) -> None:
    assert plain(action_title(Driven("2024", lines, ()), Typist("en"))) == title
