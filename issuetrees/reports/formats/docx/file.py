"""A document as a text of Word: page by page of the scene, sections by the way paper lies."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any, Final

from django.utils import translation
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Pt

from issuetrees.core.text import gettext_noop
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.formats.docx.blocks import Writer
from issuetrees.reports.formats.docx.quick import count_pictures
from issuetrees.reports.formats.docx.table import is_squeezed
from issuetrees.reports.formats.docx.text import (
    SHOWN,
    add_field,
    add_image,
    add_sticker,
    bookmark,
    set_styles,
)
from issuetrees.reports.formats.made import Made
from issuetrees.reports.formats.office.apart import Tell, written_apart
from issuetrees.reports.formats.office.joining import pages_of, whole
from issuetrees.reports.formats.office.packing import packed
from issuetrees.reports.formats.office.words import fit, made_at
from issuetrees.reports.formats.pdf.limits import Limits
from issuetrees.reports.scene.blocks import Exhibit
from issuetrees.reports.scene.foot import foot_line
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.scene.theme import (
    COVER,
    LANDSCAPE,
    PORTRAIT,
    Sheet,
    look_of,
    theme_of,
)
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.chosen import whole_outline

WRITING: Final = gettext_noop("Writing the text")
# What is made for slides is a text on A4.
_PAPERS: Final = {"wide": "a4"}
_LOGO: Final = 15.0  # the height of the one above each page


def make_docx(
    document: ReportDocument,
    *,
    on_progress: Tell = lambda _percent, _label: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    limits: Limits | None = None,
) -> Made:
    """Return the text of a document."""
    return written_apart(partial(_write, document), on_progress, is_cancelled, limits)


def _write(document: ReportDocument, tell: Tell) -> Made:
    tell(1, WRITING)
    with translation.override(document.language):
        pages = pages_of(build_sections(document))
        maker = _Maker(document, pages)
        for place, page in enumerate(pages):
            tell(1 + 95 * place // len(pages), WRITING)
            maker.add(page)
    return Made(packed(maker.content(), document.cover.made_on))


class _Maker:
    def __init__(self, document: ReportDocument, pages: Sequence[Page]) -> None:
        self.document = document
        look = look_of(document)
        self.theme = theme_of(replace(look, paper=_PAPERS.get(look.paper, look.paper)))
        self.made: Any = Document()
        SHOWN.set(self.theme.colours)
        set_styles(self.made, self.theme)
        # All styles are there: the library looks through them for each paragraph.
        part: Any = self.made.part
        part.get_style_id = cache(part.get_style_id)
        count_pictures(self.made)
        self.names = {page.id: f"page_{place}" for place, page in enumerate(pages, start=1)}
        self.writer = Writer(self.made, Typist(document.language), self.names)
        self.section: Any = None
        self.has_outline = whole_outline(document) is not None

    def add(self, page: Page) -> None:
        """Add a page of the scene; it takes as many of Word as it needs."""
        begins = self.turn(self.sheet_of(page))
        if page.sheet != COVER and not page.is_untitled:
            self.head(page, breaks=not begins and not page.follows)
        blocks = whole(page.blocks)
        for block in blocks:
            self.writer.write(block)
        for block in blocks:
            if isinstance(block, Exhibit) and block.drawing.role == "tree" and not self.has_outline:
                self.writer.listed(block.drawing)

    def sheet_of(self, page: Page) -> Sheet:
        """Text stands upright; what is made for a lying or a larger sheet, or needs one, lies."""
        upright, lying = self.theme.sheet(PORTRAIT), self.theme.sheet(LANDSCAPE)
        if page.sheet not in {PORTRAIT, COVER}:
            return lying
        tables = (block for block in whole(page.blocks) if isinstance(block, Table))
        needs = any(is_squeezed(one, upright.room, self.writer.typist) for one in tables)
        return lying if needs else upright

    def head(self, page: Page, *, breaks: bool) -> None:
        first = None
        if page.tracker:
            first = self.writer.line(page.tracker.upper(), "Tracker")
        heading = self.made.add_heading(fit(page.title), level=2 if page.goes_on else 1)
        bookmark(heading, self.names[page.id], int(self.names[page.id][5:]))
        (first or heading).paragraph_format.page_break_before = breaks

    def turn(self, sheet: Sheet) -> bool:
        """Begin a section where paper lies otherwise than before; tell whether it did."""
        old = self.writer.sheet if self.section is not None else None
        self.writer.sheet = sheet
        if old == sheet:
            return False
        if old is None:
            self.section = self.made.sections[0]
            self.section.different_first_page_header_footer = True
        else:
            self.section = self.made.add_section(WD_SECTION.NEW_PAGE)
            self.section.different_first_page_header_footer = False
        _set_sheet(self.section, sheet)
        self.head_line(sheet, is_first=old is None)
        self.foot(sheet)
        return True

    def head_line(self, sheet: Sheet, *, is_first: bool) -> None:
        """The firm's logo and the sticker above every page; of the cover only the sticker."""
        brand = self.document.brand
        self.section.header.is_linked_to_previous = False
        headers = [(self.section.header, brand.firm_logo)]
        if is_first:
            headers.append((self.section.first_page_header, None))
        for header, logo in headers:
            paragraph = header.paragraphs[0]
            paragraph.style = "Source"
            if logo:
                add_image(paragraph, logo.content, self.document.cover.firm, height=_LOGO)
            if brand.sticker:
                add_sticker(paragraph, self.writer.typist.text(brand.sticker), sheet.room)

    def foot(self, sheet: Sheet) -> None:
        """The line of confidentiality, and the number of the page."""
        self.section.footer.is_linked_to_previous = False
        paragraph = self.section.footer.paragraphs[0]
        paragraph.style = "Source"
        cover = self.document.cover
        own = self.document.brand.confidentiality
        paragraph.add_run(fit(foot_line(cover, self.document.language, own)) + "\t")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(sheet.room - 30))
        add_field(paragraph, "PAGE", "1")
        paragraph.add_run(" / ")
        add_field(paragraph, "NUMPAGES", "1")

    def content(self) -> bytes:
        """Return the finished file."""
        cover, said = self.document.cover, self.made.core_properties
        said.title, said.author = fit(cover.title)[:255], fit(cover.firm)[:255]
        said.last_modified_by, said.comments = said.author, ""
        said.language = self.document.language
        said.created = said.modified = made_at(cover).replace(tzinfo=None)
        said.revision = 1
        out = io.BytesIO()
        self.made.save(out)
        return out.getvalue()


def _set_sheet(section: Any, sheet: Sheet) -> None:
    is_lying = sheet.width > sheet.height
    section.orientation = WD_ORIENT.LANDSCAPE if is_lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(sheet.width), Pt(sheet.height)
    top, right, bottom, left = (Pt(margin) for margin in sheet.margins)
    section.top_margin, section.bottom_margin = top, bottom
    section.left_margin, section.right_margin = left, right
    section.footer_distance, section.header_distance = Pt(20), Pt(18)
