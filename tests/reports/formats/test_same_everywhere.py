"""The same report in every format says the same: titles, figures and words, in one order."""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

import openpyxl
import pytest
from django.utils import translation
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from pptx import Presentation
from pypdf import PdfReader

from issuetrees.core.drawing.shapes import Box, Drawing, Label, Text
from issuetrees.reports.files import FORMATS
from issuetrees.reports.formats.office.joining import pages_of, whole
from issuetrees.reports.models import ExportFormat
from issuetrees.reports.scene.blocks import Chart, Exhibit, Fact, Facts, Term, Terms
from issuetrees.reports.scene.figures import written
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Bar, Day, Money, Number, Share, Stack, Table
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.built import build_sections
from tests.reports.documents import document
from tests.reports.formats.pptx.slides import shapes

pytestmark = pytest.mark.sweeps

LANGUAGES = ("en", "ru")
# Drawings that slides show as charts of their own, whose words stand in the chart.
_CHARTED = {"courses"}
_TELLER: dict[str, Any] = {"on_progress": lambda *_said: None, "is_cancelled": lambda: False}


@cache
def content(form: ExportFormat, language: str) -> bytes:
    return FORMATS[form](document(language), **_TELLER).content


@cache
def said(form: ExportFormat, language: str) -> str:
    """All words of a file in their order, without spaces, hyphens and what only breaks lines."""
    return squeezed("\n".join(_READERS[form](content(form, language))))


@cache
def pages(language: str) -> list[Page]:
    with translation.override(language):
        return pages_of(build_sections(document(language)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f\u200b\u00ad\u2010-]+", "", text)


def _pdf(content: bytes) -> Iterator[str]:
    for page in PdfReader(io.BytesIO(content)).pages:
        yield page.extract_text()


def _pptx(content: bytes) -> Iterator[str]:
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in shapes(slide):
            if shape.has_text_frame:
                yield shape.text_frame.text
            elif shape.has_table:
                yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)


def _docx(content: bytes) -> Iterator[str]:
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, WordParagraph):
            yield block.text
        elif isinstance(block, WordTable):
            yield from (cell.text for row in block.rows for cell in row.cells)


def _xlsx(content: bytes) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets:
        yield from (str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)


_READERS = {
    ExportFormat.PDF: _pdf,
    ExportFormat.PPTX: _pptx,
    ExportFormat.DOCX: _docx,
    ExportFormat.XLSX: _xlsx,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_is_compared(language):
    """A section that the document by hand leaves out would be compared in no format."""
    with translation.override(language):
        assert {one.kind for one in build_sections(document(language))} == set(SECTIONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [ExportFormat.PDF, ExportFormat.PPTX, ExportFormat.DOCX])
def test_titles_come_in_one_order(form, language):
    found = said(form, language)
    titles = [squeezed(page.title) for page in pages(language)[2:]]
    at = found.find(titles[0]) + 1  # in the contents, which say all of them before
    for title in titles:
        at = found.find(title, at)
        assert at >= 0, title


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [ExportFormat.PDF, ExportFormat.PPTX, ExportFormat.DOCX])
def test_terms_and_facts_are_said_everywhere(form, language):
    typist = Typist(language)
    found = said(form, language)
    blocks = [one for page in pages(language)
              for one in whole(page.blocks)]  # fmt: skip
    terms = [term for block in blocks if isinstance(block, Terms) for term in block.terms]
    facts = [fact for block in blocks if isinstance(block, Facts) for fact in block.facts]
    assert terms
    assert facts
    for words in [*_words(terms), *(written(fact.figure, typist) for fact in facts)]:
        assert squeezed(words) in found, words
    assert all(isinstance(fact, Fact) for fact in facts)


def _words(terms: list[Term]) -> Iterator[str]:
    for term in terms:
        yield term.label
        yield from term.paragraphs


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", list(_READERS))
def test_tables_have_the_same_words(form, language):
    found = said(form, language)
    for page in pages(language):
        for block in whole(page.blocks):
            if isinstance(block, Table):
                for row in block.rows:
                    for line in (line for cell in row.cells for line in cell.lines):
                        assert squeezed(line.text) in found, line.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [ExportFormat.PDF, ExportFormat.PPTX, ExportFormat.DOCX])
def test_figures_of_tables_are_written_alike(form, language):
    typist = Typist(language)
    found = said(form, language)
    for page in pages(language):
        for block in whole(page.blocks):
            for row in block.rows if isinstance(block, Table) else ():
                for value in (cell.value for cell in row.cells):
                    if value is not None and not isinstance(value, Stack):
                        assert squeezed(written(value, typist)) in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_scores_of_the_workbook_are_those_that_are_printed(language):
    typist = Typist(language)
    ranking = document(language).ranking
    assert ranking
    book = openpyxl.load_workbook(io.BytesIO(content(ExportFormat.XLSX, language)), data_only=True)
    scores = [cell.value for cell in book.worksheets[1]["C"][6:] if cell.value is not None]
    printed = [typist.number(score, ranking.digits) for score in scores]
    assert printed == [typist.number(row.score, ranking.digits) for row in ranking.rows]
    paper = said(ExportFormat.PDF, language)
    assert all(squeezed(figure) in paper for figure in printed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_of_tables_are_values_of_sheets(language):
    """Figures, sums and days are no words in a workbook: they can be reckoned with."""
    book = openpyxl.load_workbook(io.BytesIO(content(ExportFormat.XLSX, language)), data_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    kept = {round(cell, 6) for cell in cells if isinstance(cell, int | float)}
    days = {cell.date() for cell in cells if isinstance(cell, datetime)}
    figures = [value for value in _values(language) if isinstance(value, Number | Share | Money)]
    assert len(figures) > 200
    for figure in (one.value for one in figures if one.value is not None):
        assert round(float(figure), 6) in kept
    assert {value.value for value in _values(language) if isinstance(value, Day)} <= days


def _values(language: str) -> Iterator[Any]:
    for block in _blocks(language):
        for row in block.rows if isinstance(block, Table) else ():
            for value in (cell.value for cell in row.cells):
                yield value.label if isinstance(value, Bar) else value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [ExportFormat.PDF, ExportFormat.PPTX])
def test_words_of_drawings_are_the_same(form, language):
    found = said(form, language)
    drawn = [one for one in drawings(language) if one.role not in _CHARTED or form == "pdf"]
    assert {one.role for one in drawn} >= {"tree", "tornado", "waterfall"}
    for drawing in drawn:
        for text in _texts(drawing):
            assert squeezed("".join(text.lines)) in found, (drawing.role, text.lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_drawing_is_a_picture_with_the_same_words_in_a_text(language):
    shown = Document(io.BytesIO(content(ExportFormat.DOCX, language)))
    told = [one.get("descr") or "" for one in shown.element.body.iter(qn("wp:docPr"))]
    found = squeezed("\n".join(told))
    for drawing in drawings(language):
        assert squeezed(drawing.title) in found, drawing.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_have_the_same_figures_in_slides_and_sheets(language):
    charts = [block for block in _blocks(language) if isinstance(block, Chart)]
    assert len({one.title for one in charts}) == len(charts) >= 2
    slides = Presentation(io.BytesIO(content(ExportFormat.PPTX, language))).slides
    native = {shape.name: shape.chart for slide in slides for shape in slide.shapes
              if shape.has_chart}  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(content(ExportFormat.XLSX, language)), data_only=True)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    for chart in charts:
        plot = native[chart.title].plots[0]
        assert tuple(plot.categories) == chart.categories
        told = [(one.name, tuple(one.values)) for one in plot.series]
        assert told == [(one.title, one.values) for one in chart.series]
        for place, category in enumerate(chart.categories):
            own = [category, *(one.values[place] for one in chart.series)]
            assert any(list(row[: len(own)]) == own for row in rows)


def _blocks(language: str) -> Iterator[Any]:
    return (block for page in pages(language) for block in whole(page.blocks))


@cache
def drawings(language: str) -> list[Drawing]:
    return [block.drawing for block in _blocks(language) if isinstance(block, Exhibit | Chart)]


def _texts(drawing: Drawing) -> Iterator[Text]:
    for shape in drawing.shapes:
        if isinstance(shape, Label):
            yield shape.text
        elif isinstance(shape, Box):
            yield from shape.texts
