"""A document becomes HTML: its sections are laid into templates and cut into pieces."""

from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.formats.pdf.page import write_page
from issuetrees.reports.formats.pdf.pieces import Part, Piece, as_foreign, cut, page_count
from issuetrees.reports.formats.pdf.style import stylesheet
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.foot import foot_line
from issuetrees.reports.sections.base import Built, Typist
from issuetrees.reports.sections.built import build_sections


@dataclass(frozen=True, slots=True)
class Composed:
    """A report as pieces of HTML, in their order, and what joins them.

    ``bookmarks`` are the places that have a title; those of level 1 are listed in the contents.
    """

    pieces: tuple[Piece, ...]
    whole: Piece
    bookmarks: tuple[Entry, ...]
    title: str
    author: str
    language: str
    made_on: str

    @property
    def expected_pages(self) -> int:
        """About how many pages there will be."""
        return sum(piece.pages for piece in self.pieces)


def compose(document: ReportDocument) -> Composed:
    """Return the report in pieces, in the document's own language."""
    with translation.override(document.language):
        sections = build_sections(document)
        styles = (stylesheet(document.paper), _running_lines(document))
        pieces = tuple(_piece(part, document, styles) for part in cut(sections))
        pages = tuple(page for section in sections for page in section.pages)
        whole = _piece(Part("", pages), document, styles)
    return Composed(
        pieces=pieces,
        whole=replace(whole, pages=sum(section.sheets for section in sections)),
        bookmarks=tuple(entry for section in sections for entry in _bookmarks(section)),
        title=document.cover.title,
        author=document.cover.firm,
        language=document.language,
        made_on=document.cover.made_on.isoformat(),
    )


def _piece(part: Part, document: ReportDocument, styles: tuple[str, ...]) -> Piece:
    typist = Typist(document.language)
    markup = "".join(write_page(page, typist) for page in part.pages)
    words = {
        "language": document.language,
        "title": document.cover.title,
        "author": document.cover.firm,
        "made_on": document.cover.made_on.isoformat(),
        "markup": mark_safe(as_foreign(markup)),  # noqa: S308 - the writers escape every text
    }
    html = render_to_string("reports/pdf/report.html", words)
    running = f"@page {{ @top-left {{ content: {css_string(part.running)} }} }}\n"
    own = (running,) if part.running else ()
    return Piece(part.label, html, (*styles, *own), page_count(part.pages))


def _bookmarks(section: Built) -> tuple[Entry, ...]:
    if section.kind == "contents":
        return (Entry(section.pages[0].id, section.title),)
    return section.entries


def _running_lines(document: ReportDocument) -> str:
    """CSS with words: the line at the foot of every page but the cover, page references."""
    foot = css_string(foot_line(document.cover, document.language))
    page = css_string(_("p. ").replace(" ", NBSP))
    number = "target-counter(attr(href), page)"
    return (
        f"body {{ string-set: foot {foot} }}\n"
        f'.goes-to a::after {{ content: "→ " {page} {number} }}\n'
        f'.comes-from a::after {{ content: "← " {page} {number} }}\n'
        f'.whole-at a::after {{ content: "… " {page} {number} }}\n'
    )


def css_string(text: str) -> str:
    """Return ``text`` as a CSS string that nothing in it can leave."""
    # A space after the digits ends an escape and is not shown.
    safe = "".join(
        character if character.isalnum() or character in " .,·–—-" else f"\\{ord(character):06x} "
        for character in text
    )
    return f'"{safe}"'
