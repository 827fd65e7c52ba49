"""Masters of firms: taken as they are, emptied of examples; what is none is refused."""

import io
import zipfile
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from issuetrees.core.errors import Invalid
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.formats.pptx import template as checks
from issuetrees.reports.formats.pptx.file import make_pptx
from issuetrees.reports.formats.pptx.template import check_template
from tests.reports.documents import document
from tests.reports.formats.pptx.masters import firm, replaced
from tests.reports.formats.pptx.slides import read, titles

_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


def test_slides_stand_on_the_master_of_a_firm():
    given = document("ru")
    made = make_pptx(given, firm())
    show = read(made.content)
    assert not [title for title in titles(show) if title.startswith("Example")]
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        assert b"00A86B" in archive.read("ppt/theme/theme1.xml")
        slides = [one for one in archive.namelist() if one.startswith("ppt/slides/slide")]
    assert len(slides) == len(show.slides)
    assert show.slides[0].slide_layout.name == "Title Slide"
    assert {slide.slide_layout.name for slide in list(show.slides)[1:]} == {"Title Only"}
    assert make_pptx(given, firm()).content == made.content


def test_no_holder_is_left_empty():
    for slide in read(make_pptx(document(), firm()).content).slides:
        for holder in slide.placeholders:
            is_number = holder._element.find(f".//{qn('a:fld')}") is not None
            assert holder.text_frame.text or is_number


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "template_unreadable"),
        (b"PK\x03\x04 nothing", "template_unreadable"),
        (b"%PDF-1.7", "template_unreadable"),
    ],
)
def test_what_is_no_template_is_refused(content, code):
    with pytest.raises(Invalid) as refused:
        check_template(content)
    assert refused.value.code == code


def test_macros_are_refused():
    macros = replaced(
        firm(), "[Content_Types].xml", b"presentationml.presentation.main", b"macroEnabled.main"
    )
    with pytest.raises(Invalid, match="macros"):
        check_template(macros)


def test_bombs_are_refused(monkeypatch):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "presentationml")
        made.writestr("ppt/slides/slide1.xml", b" " * (checks.MOST_XML + 1))
    with pytest.raises(Invalid) as refused:
        check_template(out.getvalue())
    assert refused.value.code == "template_unpacks_too_large"
    monkeypatch.setattr(checks, "MOST_BYTES", 100)
    with pytest.raises(Invalid) as refused:
        check_template(firm())
    assert refused.value.code == "template_too_large"


def test_a_document_of_another_kind_is_refused():
    word = replaced(firm(), "[Content_Types].xml", b"presentationml", b"wordprocessingml")
    with pytest.raises(Invalid):
        check_template(word)


def test_a_title_that_the_master_has_no_room_for_is_told():
    given = document()
    cover = replace(given.cover, client="x" * 90)
    made = make_pptx(replace(given, cover=cover), firm())
    assert all(one.code in {"shortened", "does_not_fit"} for one in made.findings)


def test_what_declares_entities_is_refused():
    bomb = replaced(
        firm(), "ppt/theme/theme1.xml", b"<a:theme ", b'<!DOCTYPE a [<!ENTITY x "y">]><a:theme '
    )
    with pytest.raises(Invalid) as refused:
        check_template(bomb)
    assert refused.value.code == "template_unreadable"


@pytest.mark.parametrize("sides", [(0, 0, 40, 15), (0, 300, 700, 100), (36, 22, 640, 4)])
def test_a_master_whose_title_leaves_no_room_is_given_the_usual_one(sides):
    show = Presentation()
    for layout in show.slide_layouts:
        for holder in list(layout.placeholders):
            if holder.placeholder_format.type in {
                PP_PLACEHOLDER.TITLE,
                PP_PLACEHOLDER.CENTER_TITLE,
            }:
                holder.left, holder.top, holder.width, holder.height = map(Pt, sides)
    out = io.BytesIO()
    show.save(out)
    chosen = (SectionChoice("cover"), SectionChoice("ranking"))
    made = read(make_pptx(document(sections=chosen), out.getvalue()).content)
    assert len(made.slides) <= 3
    title = made.slides[1].shapes.title
    assert title.width > made.slide_width / 2
    assert title.height > Pt(24)
    assert title.top + title.height < made.slide_height / 3
