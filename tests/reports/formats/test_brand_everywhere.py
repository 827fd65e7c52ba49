"""Logos and sticker of a brand are in every format: on each page what belongs there."""

import io
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any, Final

import pytest
from docx import Document
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader

from issuetrees.reports.files import FORMATS
from issuetrees.reports.formats.pptx.file import make_pptx
from issuetrees.reports.looks import Brand, Logo
from issuetrees.reports.models import ExportFormat
from tests.reports.documents import document
from tests.reports.drawings import sent
from tests.reports.formats.pptx.masters import firm
from tests.reports.formats.pptx.slides import shapes

pytestmark = pytest.mark.sweeps

FIRM, CLIENT = sent(size=(400, 100)), sent(size=(120, 120), mode="RGBA")
BRAND: Final = Brand(
    accent="#0b6e4f",
    dark="#3a1030",
    title_face="sans",
    sticker="Preliminary",
    firm_logo=Logo(FIRM, 400, 100),
    client_logo=Logo(CLIENT, 120, 120),
)
SOURCE: Final = replace(document(), brand=BRAND)


@cache
def content(form: ExportFormat) -> bytes:
    teller: dict[str, Any] = {"on_progress": lambda *_said: None, "is_cancelled": lambda: False}
    return FORMATS[form](SOURCE, **teller).content


def show() -> Any:
    return Presentation(io.BytesIO(content(ExportFormat.PPTX)))


def pictures(found: Any) -> list[Any]:
    return [one for one in found if one.shape_type == 13]


def test_every_page_of_a_pdf_has_sticker_and_logo() -> None:
    pages = PdfReader(io.BytesIO(content(ExportFormat.PDF))).pages
    assert all("Preliminary" in page.extract_text() for page in pages)
    assert all(page.images for page in pages)


def test_every_slide_has_the_sticker_and_the_logo_of_the_firm() -> None:
    for place, slide in enumerate(show().slides):
        found = list(slide.slide_layout.shapes)
        (sticker,) = (one for one in found if one.name == "Sticker")
        assert sticker.text_frame.text == "Preliminary"
        if place:
            (logo,) = pictures(found)
            assert logo.image.blob == FIRM
            assert logo._element.nvPicPr.cNvPr.get("descr") == SOURCE.cover.firm
            assert logo.width / logo.height == pytest.approx(4, rel=0.01)


def test_the_sticker_stands_beside_the_tracker_and_the_logo_before_the_number() -> None:
    slide = show().slides[4]
    layout = {one.name: one for one in slide.slide_layout.shapes}
    sticker, logo = layout["Sticker"], layout["Logo"]
    title = slide.shapes.title
    assert sticker.top + sticker.height <= title.top
    above = [one for one in shapes(slide) if one.top < title.top and one.has_text_frame]
    assert all(one.left + one.width <= sticker.left for one in above)
    number = next(
        one
        for one in slide.slide_layout.placeholders
        if one._element.nvSpPr.nvPr.ph.get("type") == "sldNum"
    )
    assert logo.left + logo.width <= number.left
    assert logo.top + logo.height <= show().slide_height


def test_the_cover_of_slides_has_both_logos_instead_of_the_name() -> None:
    cover = show().slides[0]
    firms, clients = pictures(cover.shapes)
    assert (firms.image.blob, clients.image.blob) == (FIRM, CLIENT)
    assert firms.left + firms.width < clients.left
    words = "".join(one.text_frame.text for one in cover.placeholders)
    assert SOURCE.cover.firm not in words


def test_the_master_of_a_firm_has_its_own_logo() -> None:
    made = Presentation(io.BytesIO(make_pptx(SOURCE, firm()).content))
    cover = made.slides[0]
    assert [one.image.blob for one in pictures(cover.shapes)] == [CLIENT]
    for slide in made.slides:
        names = [one.name for one in slide.slide_layout.shapes]
        assert (names.count("Sticker"), names.count("Logo")) == (1, 0)


def test_every_page_of_a_text_has_the_sticker_and_the_logo() -> None:
    made: Any = Document(io.BytesIO(content(ExportFormat.DOCX)))
    for section in made.sections:
        (paragraph,) = section.header.paragraphs
        assert paragraph.text.strip() == "Preliminary"
        assert _images(section.header) == [FIRM]
    first = made.sections[0].first_page_header
    assert first.paragraphs[0].text.strip() == "Preliminary"


def test_the_cover_of_a_text_has_both_logos() -> None:
    made: Any = Document(io.BytesIO(content(ExportFormat.DOCX)))
    assert _images(made)[:2] == [FIRM, CLIENT]


def _images(story: Any) -> list[bytes]:
    blips = story._element.iter(qn("a:blip"))
    return [story.part.related_parts[one.get(qn("r:embed"))].blob for one in blips]


@pytest.mark.parametrize(
    ("form", "part"),
    [(ExportFormat.PPTX, "ppt/theme/theme1.xml"), (ExportFormat.DOCX, "word/styles.xml")],
)
def test_office_files_have_colours_and_face_of_the_brand(form: ExportFormat, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content(form))) as packed:
        styles = packed.read(part).decode()
        words = "".join(packed.read(name).decode() for name in packed.namelist() if "xml" in name)
    assert "3A1030" in styles
    assert "0B6E4F" in styles
    assert "Georgia" not in styles
    assert "1F4FD8" not in words


@pytest.mark.parametrize("form", [ExportFormat.PPTX, ExportFormat.DOCX])
def test_equal_documents_give_equal_bytes(form: ExportFormat) -> None:
    first = content(form)
    content.cache_clear()
    assert content(form) == first
