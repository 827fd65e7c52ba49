"""Texts of Word, read back: headings, sections, tables, pictures with words, fields."""

import io
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.parts.image import ImagePart
from docx.parts.story import StoryPart

from issuetrees.reports.document import SectionChoice
from issuetrees.reports.formats.docx.file import make_docx
from issuetrees.reports.formats.pdf.limits import Limits
from issuetrees.reports.scene.fit import text_width
from issuetrees.reports.sections.built import build_sections
from tests.reports.documents import document, mixed_outline, tree
from tests.reports.drivers import drivers

pytestmark = pytest.mark.sweeps


@cache
def content(language: str = "en") -> bytes:
    return make_docx(document(language)).content


def read(language: str = "en") -> Any:
    return Document(io.BytesIO(content(language)))


def headings(found: Any, *levels: int) -> list[str]:
    names = {f"Heading {level}" for level in levels or (1,)}
    return [one.text for one in found.paragraphs if one.style.name in names]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_same_document_gives_the_same_bytes(language):
    assert make_docx(document(language)).content == content(language)


def test_titles_are_built_in_headings_that_the_contents_lead_to():
    found = read()
    pages = [page for section in build_sections(document()) for page in section.pages][1:]
    titles = [page.title for page in pages if not (page.goes_on or page.is_untitled)]
    assert headings(found) == titles
    names = {one.get(qn("w:name")) for one in found.element.body.iter(qn("w:bookmarkStart"))}
    leads = {one.get(qn("w:anchor")) for one in found.element.body.iter(qn("w:hyperlink"))}
    assert leads - {None} <= names
    codes = [one.text for one in found.element.body.iter(qn("w:instrText"))]
    assert codes[0].startswith("TOC")
    marks = [one.get(qn("w:fldCharType")) for one in found.element.body.iter(qn("w:fldChar"))]
    assert marks.count("begin") == marks.count("end") == marks.count("separate")


def test_exhibits_lie_and_texts_stand():
    ways = [section.orientation for section in read().sections]
    assert WD_ORIENT.LANDSCAPE in ways
    assert ways[0] == WD_ORIENT.PORTRAIT
    for section in read().sections:
        assert (section.page_width > section.page_height) == (
            section.orientation == WD_ORIENT.LANDSCAPE
        )
        foot = section.footer.paragraphs[0]
        assert "Confidential · Northern Light plc · Draft" in foot.text
        fields = [one.text for one in foot._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("scenarios", [1, 3])
def test_a_table_that_only_a_slide_is_wide_enough_for_lies(scenarios):
    """Figures of several scenarios leave the names of drivers no room on an upright page."""
    (numbers,) = drivers("en")
    lines = tuple(
        replace(line, values=(*line.values, *line.values[1:] * (scenarios - 1)),
                sheets=(*line.sheets, *line.sheets[1:] * (scenarios - 1)))
        for line in numbers.lines
    )  # fmt: skip
    names = tuple(f"Scenario {place}" for place in range(scenarios))
    given = replace(
        document(sections=(SectionChoice("drivers"),)),
        paper="wide",
        drivers=(replace(numbers, lines=lines, scenarios=names),),
    )
    found = Document(io.BytesIO(make_docx(given).content))
    table = next(one for one in found.tables if one.rows[0].cells[1].text == "Driver")
    section = next(one for one in table._tbl.itersiblings() if list(one.iter(qn("w:sectPr"))))
    size = next(section.iter(qn("w:pgSz")))
    assert (size.get(qn("w:orient")) == "landscape") == (scenarios > 1)
    assert table.columns[1].width.pt >= 100


def test_deep_numbers_stand_on_one_line():
    (numbers,) = drivers("en")
    lines = tuple(replace(line, number="1.1.1.1" if line.number else "") for line in numbers.lines)
    given = replace(
        document(sections=(SectionChoice("drivers"),)),
        paper="wide",
        drivers=(replace(numbers, lines=lines),),
    )
    found = Document(io.BytesIO(make_docx(given).content))
    table = next(one for one in found.tables if one.rows[0].cells[1].text == "Driver")
    margins = 10.8  # of a cell in Word
    assert table.columns[0].width.pt >= text_width("1.1.1.1", 9, "regular") + margins


def test_heads_of_tables_are_repeated_and_rows_are_whole():
    """Heads are whole in any table; rows may break that say they may be long."""
    whole = 0
    for table in read().tables:
        heads = list(table._tbl.iter(qn("w:tblHeader")))
        rows = list(table._tbl.iter(qn("w:cantSplit")))
        assert all(head.getparent().find(qn("w:cantSplit")) is not None for head in heads)
        whole += bool(heads) and len(rows) == len(table.rows)
    assert whole >= 6


def test_drawings_are_pictures_with_words():
    found = read()
    told = [one.get("descr") for one in found.element.body.iter(qn("wp:docPr"))]
    assert len(told) == len(found.inline_shapes) >= 2
    assert all(told)


def test_a_tree_is_also_a_list_where_no_outline_has_its_questions():
    assert not _questions_listed(document())
    assert _questions_listed(replace(document(), sections=(SectionChoice("tree"),)))


def _questions_listed(shown):
    found: Any = Document(io.BytesIO(make_docx(shown).content))
    bullets = [one.text for one in found.paragraphs if one.style.name.startswith("List Bullet")]
    questions = [node.title for node in shown.trees[0].nodes]
    plain = " ".join(bullets).replace("\u00a0", " ")
    return all(question in plain for question in questions)


def test_lists_begin_at_one():
    found = read()
    numbers = [
        one._p.pPr.numPr.numId.val for one in found.paragraphs if one.style.name == "List Number"
    ]
    assert len(set(numbers)) == 3  # the decisions, the key line, and the list of the author's text


def test_what_no_xml_may_hold_is_taken_out():
    given = document()
    cover = replace(given.cover, title="a\x00b\x0b\ud800 & <c>", client="{x} \x07")
    found: Any = Document(io.BytesIO(make_docx(replace(given, cover=cover)).content))
    assert [one.text for one in found.paragraphs if one.style.name == "Title"] == ["ab & <c>"]


def test_a_picture_costs_the_same_however_many_are_there(monkeypatch):
    """The library sums up all pictures for each, and looks through the text for its number."""
    look_back = property(lambda _part: pytest.fail("looked at all before it"))
    monkeypatch.setattr(ImagePart, "sha1", look_back)
    monkeypatch.setattr(StoryPart, "next_id", look_back)
    found = Document(io.BytesIO(make_docx(document("en")).content))
    numbers = [one.get("id") for one in found.element.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == len(numbers) == len(found.inline_shapes) > 5


@pytest.mark.sweeps
def test_a_text_of_many_drawings_takes_little_memory():
    """Pictures that waited for a collection took 230 MB; it takes 65."""
    sections = (SectionChoice("tree"), SectionChoice("appendix_outline"))
    large = replace(document("en", sections), trees=(tree(mixed_outline(1000)),))
    made = make_docx(large, limits=Limits(memory_bytes=150_000_000))
    assert len(Document(io.BytesIO(made.content)).inline_shapes) > 30
