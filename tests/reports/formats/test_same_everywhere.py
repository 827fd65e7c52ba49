"""The same report in every format says the same: titles, figures and words, in one order."""

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import openpyxl
import pytest
from django.utils import translation
from docx import Document
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from pptx import Presentation
from pypdf import PdfReader

from issuetrees.reports.files import FORMATS
from issuetrees.reports.formats.office.joining import pages_of, whole
from issuetrees.reports.models import ExportFormat
from issuetrees.reports.scene.blocks import Fact, Facts, Term, Terms
from issuetrees.reports.scene.figures import written
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Stack, Table
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.built import build_sections
from tests.reports.documents import document
from tests.reports.formats.pptx.slides import shapes

pytestmark = pytest.mark.sweeps

LANGUAGES = ("en", "ru")
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
