"""Workbooks, read back: sheets, kinds of cells, formulas and their results; hostile input."""

import io
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

import openpyxl
import pytest

from issuetrees.core.rounding import rounded
from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.formats.xlsx.file import make_xlsx
from issuetrees.reports.formats.xlsx.names import Names
from issuetrees.reports.scored import Ranked, Ranking
from tests.reports.documents import document
from tests.reports.rankings import ranking

pytestmark = pytest.mark.sweeps

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\x00\x07 ctrl",
    "http://x.example",
)


@cache
def content(language: str) -> bytes:
    return make_xlsx(document(language)).content


def book(language: str = "en", *, is_told: bool = True) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content(language)), data_only=is_told)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_same_document_gives_the_same_bytes(language):
    assert make_xlsx(document(language)).content == content(language)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_table_is_a_sheet_that_the_contents_lead_to(language):
    found = book(language)
    contents, *sheets = found.worksheets
    links = [
        cell.hyperlink.location for row in contents.iter_rows() for cell in row if cell.hyperlink
    ]
    assert links == [f"'{sheet.title}'!A1" for sheet in sheets]
    assert all(sheet.freeze_panes for sheet in sheets)
    assert len(found.defined_names) == len(sheets) + 2
    charts = [sheet for sheet in sheets if sheet._charts]
    assert charts
    assert [sheet for sheet in sheets if not sheet.auto_filter.ref] == [sheets[0], *charts]


def test_cells_have_the_kind_of_their_values():
    found = book()
    outline = found["Outline"]
    dates = [cell for row in outline.iter_rows(min_row=6) for cell in row if cell.is_date]
    assert dates
    assert isinstance(dates[0].value, datetime)
    weights = found["Goals and criteria"]["C"]
    assert [cell.value for cell in weights[5:7]] == [0.35, 0.2]
    assert weights[5].number_format == "0%"
    scores = [cell.value for cell in found["Ranking of initiatives"]["C"][5:]]
    assert scores[0] == 85.3
    assert all(isinstance(score, float) for score in scores)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_results_of_formulas_are_what_the_report_prints(language):
    told, formulas = book(language), book(language, is_told=False)
    sheet, written = told.worksheets[1], formulas.worksheets[1]
    rows = ranking(language).rows
    for at, row in enumerate(rows, start=7):
        assert sheet.cell(at, 1).value == row.place
        assert sheet.cell(at, 3).value == float(rounded(row.score or 0, 1))
        assert str(written.cell(at, 3).value).startswith("=")
    assert sheet.cell(6, 3).value == pytest.approx(1)
    shown = next(one for one in told.worksheets if one.title.startswith(("Ranking", "Рейтинг")))
    assert [shown.cell(at, 3).value for at in range(6, 6 + len(rows))] == [
        float(rounded(row.score or 0, 1)) for row in rows
    ]


def _summed(given: ReportDocument) -> ReportDocument:
    """A report whose scores follow from its points, as those of an engagement do."""
    assert given.ranking
    rows = [replace(row, score=_score(given.ranking, row)) for row in given.ranking.rows]
    return replace(given, ranking=replace(given.ranking, rows=tuple(rows)))


def _score(shown: Ranking, row: Ranked) -> float:
    known = [(one.share, cell.points) for one, cell in zip(shown.criteria, row.cells, strict=True)
             if cell.points is not None]  # fmt: skip
    return sum(share * points for share, points in known) / sum(share for share, _ in known)


def test_formulas_leave_out_what_is_not_scored():
    """The sums of the sheet are done here by hand, as Excel does them."""
    made = make_xlsx(_summed(document())).content
    told = openpyxl.load_workbook(io.BytesIO(made), data_only=True).worksheets[1]
    written = openpyxl.load_workbook(io.BytesIO(made)).worksheets[1]
    columns = range(9, 15)
    weights = [told.cell(6, column).value for column in columns]
    assert any(told.cell(at, 10).value is None for at in range(7, 19))
    for at in range(7, 19):
        points = [told.cell(at, column).value for column in columns]
        known = [(weight, point) for weight, point in zip(weights, points, strict=True)
                 if point is not None]  # fmt: skip
        total = sum(weight * point for weight, point in known) / sum(one for one, _ in known)
        assert told.cell(at, 4).value == pytest.approx(total)
        assert str(written.cell(at, 4).value).startswith("=IF(SUMPRODUCT(")


def test_without_the_appendix_of_scores_no_points_are_told():
    sections = (SectionChoice("ranking"), SectionChoice("goals"))
    made = make_xlsx(document(sections=sections))
    found = openpyxl.load_workbook(io.BytesIO(made.content))
    assert found.sheetnames == [
        "Contents", "Ranking of initiatives", "Goals and criteria", "Gates",
    ]  # fmt: skip


def test_only_the_initiatives_that_the_report_shows_are_in_it():
    sections = (SectionChoice("ranking", options={"top": 3}), SectionChoice("appendix_scores"))
    made = make_xlsx(document(sections=sections))
    sheet = openpyxl.load_workbook(io.BytesIO(made.content))["Calculation"]
    names = [cell.value for cell in sheet["B"][6:] if cell.value]
    assert names == [row.title for row in ranking("en").rows[:3]]


def test_words_of_people_are_never_formulas():
    given = document()
    assert given.ranking
    rows = tuple(
        replace(row, title=title) for row, title in zip(given.ranking.rows, HOSTILE, strict=False)
    )
    made = make_xlsx(replace(given, ranking=replace(given.ranking, rows=rows)))
    sheet = openpyxl.load_workbook(io.BytesIO(made.content))["Ranking of initiatives"]
    cells = [sheet.cell(at, 2) for at in range(6, 6 + len(HOSTILE))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells] == [None] * len(HOSTILE)
    assert str(cells[0].value).startswith("=1+1")


def test_names_of_sheets_are_legal_and_each_its_own():
    names = Names()
    assert names.sheet("a/b: [c]*?'") == "a b c"
    assert names.sheet("A B C") == "A B C 2"
    long = [names.sheet("word " * 20) for _again in range(3)]
    assert all(len(name) <= 31 for name in long)
    assert len(set(long)) == 3
    assert names.sheet("History") == "History 2"
