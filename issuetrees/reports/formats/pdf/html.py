"""A document becomes HTML: its sections are laid into templates and cut into pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from issuetrees.core.drawing.svg import Ink
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.formats.pdf.drawing import ink_of
from issuetrees.reports.formats.pdf.page import running_of, write_page
from issuetrees.reports.formats.pdf.picture import data_address
from issuetrees.reports.formats.pdf.pieces import (
    Part,
    Piece,
    as_foreign,
    cut,
    page_count,
)
from issuetrees.reports.formats.pdf.style import stylesheet
from issuetrees.reports.looks import Brand
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.foot import foot_line
from issuetrees.reports.scene.theme import COVER, PORTRAIT, Look, look_of, theme_of
from issuetrees.reports.sections.base import Built, Misfit, Typist
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.drawings import SectionDrawing, drawings_of
from issuetrees.reports.signs import Signs
from issuetrees.reports.signs import of_this_machine as signs_of_this_machine
from issuetrees.reports.values import bytes_of

_WEIGHTS: Final = (400, 500, 600)


@dataclass(frozen=True, slots=True)
class Composed:
    """A report as pieces of HTML, in their order, and what joins them.

    ``foot`` shows the line at the foot of each kind of paper; ``bookmarks`` are the places that
    have a title, ``contents`` is that of the contents.
    ``drawings`` are those of all sections.
    """

    pieces: tuple[Piece, ...]
    foot: Piece
    bookmarks: tuple[Entry, ...]
    misfits: tuple[Misfit, ...]
    drawings: tuple[SectionDrawing, ...]
    contents: str
    title: str
    author: str
    language: str
    made_on: str


def compose(document: ReportDocument) -> Composed:
    """Return the report in pieces, in the document's own language."""
    with translation.override(document.language):
        signs = signs_of_this_machine()
        sections = build_sections(document, signs)
        styles = (stylesheet(look_of(document)), signs.shown(_corner(document.brand)))
        parts = cut(sections)
        ink = ink_of(theme_of(look_of(document)).colours)
        pieces = tuple(_piece(part, document.language, styles, signs, ink) for part in parts)
        foot = _foot(document, parts, signs)
    return Composed(
        pieces=pieces,
        foot=foot,
        bookmarks=tuple(entry for section in sections for entry in _bookmarks(section)),
        misfits=tuple(misfit for section in sections for misfit in section.misfits),
        drawings=tuple(drawings_of(sections)),
        contents=next((one.pages[0].id for one in sections if one.kind == "contents"), ""),
        title=document.cover.title,
        author=document.cover.firm,
        language=document.language,
        made_on=document.cover.made_on.isoformat(),
    )


def _piece(part: Part, language: str, styles: tuple[str, ...], signs: Signs, ink: Ink) -> Piece:
    running = f"@page {{ @top-left {{ content: {css_string(running_of(part.running))} }} }}\n"
    own = (running,) if part.running else ()
    return Piece(
        label=part.label,
        values=bytes_of((part.sum, language, signs.known)),
        write=lambda: _written(part, language, signs, ink),
        styles=(*styles, *own),
        pages=page_count(part.pages),
        anchors=tuple(page.id for page in part.pages if not page.is_untitled),
    )


def _written(part: Part, language: str, signs: Signs, ink: Ink) -> str:
    typist = Typist(language)
    with translation.override(language):
        # What came past the typist, as names do, is named here, if only after it was measured.
        markup = signs.shown("".join(write_page(page, typist, ink) for page in part.pages))
        return _html(as_foreign(markup), language)


def _plain(html: str, *styles: str) -> Piece:
    return Piece("", html.encode(), lambda: html, styles)


@cache
def digits_piece(look: Look) -> Piece:
    """Return a page with the digits of the fonts in which numbers of pages are set."""
    lines = "".join(
        f'<p style="font-weight:{weight}" data-page="#digits">0123456789</p>' for weight in _WEIGHTS
    )
    style = 'p { font-feature-settings: "tnum" }'
    return _plain(_html(f"<section>{lines}</section>", "en"), stylesheet(look), style)


def _html(markup: str, language: str) -> str:
    words = {"language": language, "markup": mark_safe(markup)}  # noqa: S308 - ours
    return render_to_string("reports/pdf/report.html", words)


def _bookmarks(section: Built) -> tuple[Entry, ...]:
    if section.kind == "contents":
        return (Entry(section.pages[0].id, section.title),)
    return section.entries


def _foot(document: ReportDocument, parts: Sequence[Part], signs: Signs) -> Piece:
    """The line at the foot of every page but the cover, alone on a sheet of each kind in use."""
    line = foot_line(document.cover, document.language, document.brand.confidentiality)
    words = css_string(signs.shown(line))
    style = f"@page {{ @bottom-left {{ content: {words} }} @bottom-right {{ content: none }} }}"
    used = dict.fromkeys((PORTRAIT, *(page.sheet for part in parts for page in part.pages)))
    sheets = "".join(f'<section class="sheet-{one}"></section>' for one in used if one != COVER)
    html = _html(sheets, document.language)
    return _plain(html, stylesheet(look_of(document)), style)


def _corner(brand: Brand) -> str:
    """CSS of what a brand has on every page: the sticker above, the firm's logo below."""
    rules = ""
    if brand.sticker:
        rules += f"@page {{ @top-right {{ content: {css_string(brand.sticker)} }} }}\n"
    if brand.firm_logo:
        picture = data_address("image/png", brand.firm_logo.content)
        rules += f"@page {{ @bottom-center {{ background-image: url({picture}) }} }}\n"
    return rules


def css_string(text: str) -> str:
    """Return ``text`` as a CSS string that nothing in it can leave."""
    # A space after the digits ends an escape and is not shown.
    safe = "".join(
        character if character.isalnum() or character in " .,·–—-" else f"\\{ord(character):06x} "
        for character in text
    )
    return f'"{safe}"'
