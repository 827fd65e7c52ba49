"""A document as slides: our master or a firm's, then page by page of the scene."""

import io
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from django.core.files.storage import default_storage
from django.utils import translation
from pptx.util import Pt

from issuetrees.core.text import gettext_noop
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.formats.made import Made
from issuetrees.reports.formats.office.apart import Tell, written_apart
from issuetrees.reports.formats.office.joining import pages_of
from issuetrees.reports.formats.office.packing import packed
from issuetrees.reports.formats.office.words import fit, made_at
from issuetrees.reports.formats.pdf.limits import Limits
from issuetrees.reports.formats.pptx.base import own_master
from issuetrees.reports.formats.pptx.deck import Deck
from issuetrees.reports.formats.pptx.flow import add_page
from issuetrees.reports.formats.pptx.frame import frame_of
from issuetrees.reports.formats.pptx.holders import fitting, size_in
from issuetrees.reports.formats.pptx.marks import add_logos, mark_layouts
from issuetrees.reports.formats.pptx.quick import count_parts, count_slides
from issuetrees.reports.formats.pptx.template import opened
from issuetrees.reports.scene.blocks import Front
from issuetrees.reports.scene.foot import foot_line
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.scene.theme import look_of, theme_of
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.built import build_sections

WRITING: Final = gettext_noop("Writing the slides")
_ROWS: Final = 10  # of a slide


def make_pptx(
    document: ReportDocument,
    template: bytes | None = None,
    *,
    on_progress: Tell = lambda _percent, _label: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    limits: Limits | None = None,
) -> Made:
    """Return the slides of a document, on the master given, or on that of its brand."""
    master = template or _kept_template(document.brand.slide_template)
    return written_apart(partial(_write, document, master), on_progress, is_cancelled, limits)


def _write(document: ReportDocument, template: bytes | None, tell: Tell) -> Made:
    tell(1, WRITING)
    with translation.override(document.language):
        deck = _deck(document, template)
        pages = pages_of(build_sections(document))
        expected = sum(map(_slides, pages))
        deck.told = lambda: tell(min(95, 1 + 95 * len(deck.numbers) // expected), WRITING)
        for page in pages:
            _add(deck, page)
        for finish in deck.later:
            finish()
    _describe(deck, document)
    out = io.BytesIO()
    deck.show.save(out)
    content = packed(out.getvalue(), document.cover.made_on)
    return Made(content, len(deck.show.slides), tuple(deck.findings))


def _slides(page: Page) -> int:
    """About how many slides a page takes, for telling progress: an outline takes hundreds."""
    rows = sum(len(block.rows) for block in page.blocks if isinstance(block, Table))
    return 1 + rows // _ROWS


def _kept_template(name: str) -> bytes | None:
    """Return the master of the brand, as it was when the document was gathered."""
    if not name:
        return None
    with default_storage.open(name) as file:
        content: bytes = file.read()
    return content


def _deck(document: ReportDocument, template: bytes | None) -> Deck:
    theme = theme_of(look_of(document))
    show = own_master(theme) if template is None else opened(template)
    count_parts(show)
    count_slides(show)
    deck = Deck(
        show=show,
        frame=frame_of(show, is_own=template is None),
        theme=theme,
        typist=Typist(document.language),
        foot=foot_line(document.cover, document.language, document.brand.confidentiality),
    )
    mark_layouts(deck, document.brand, document.cover.firm)
    return deck


def _add(deck: Deck, page: Page) -> None:
    front = page.blocks[0] if page.blocks else None
    if isinstance(front, Front):
        _add_cover(deck, front, page)
    else:
        add_page(deck, page)


def _add_cover(deck: Deck, front: Front, page: Page) -> None:
    """The title, and below it for whom, when and by whom."""
    slide = deck.begin_slide(deck.frame.cover)
    deck.places[page.id] = slide
    day = deck.typist.long_day(front.made_on)
    firm = "" if front.firm_logo and deck.frame.is_own else front.firm
    lines = [front.subtitle, front.client, f"{day} · {front.stamp}", firm]
    holders = list(slide.placeholders)
    title = slide.shapes.title
    if title is not None:
        _fill(deck, title, [front.title])
        if front.title_step and deck.frame.is_own:
            title.text_frame.paragraphs[0].runs[0].font.size = Pt(24)
    others = [one for one in holders if one.placeholder_format.idx != 0 and one.has_text_frame]
    if others:
        _fill(deck, others[0], [line for line in lines if line])
    for empty in others[1:]:
        empty._element.getparent().remove(empty._element)  # noqa: SLF001 - “click to add”
    add_logos(deck, slide, front)


def _fill(deck: Deck, holder: Any, lines: Sequence[str]) -> None:
    """Fill a holder; letters of a firm's master are smaller where its own would not fit."""
    frame = holder.text_frame
    frame.text = fit(lines[0])
    for line in lines[1:]:
        frame.add_paragraph().text = fit(line)
    if deck.frame.is_own or holder.width is None:
        return
    index, layout = holder.placeholder_format.idx, deck.frame.cover
    own = next(one for one in layout.placeholders if one.placeholder_format.idx == index)
    given = size_in(own, layout)
    size = fitting(lines, (holder.width.pt / deck.frame.swell, holder.height.pt), given)
    for paragraph in frame.paragraphs if size < given else ():
        paragraph.font.size = Pt(size)


def _describe(deck: Deck, document: ReportDocument) -> None:
    cover, said = document.cover, deck.show.core_properties
    said.title, said.author = fit(cover.title)[:255], fit(cover.firm)[:255]
    said.last_modified_by = said.author
    said.language = document.language
    said.created = said.modified = made_at(cover).replace(tzinfo=None)
    said.revision = 1
