"""A document becomes HTML: its sections are laid into templates and cut into pieces."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from issuetrees.core.drawing.tones import TONES
from issuetrees.core.text import head
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import Cover, ReportDocument
from issuetrees.reports.formats.pdf.pages import printed
from issuetrees.reports.formats.pdf.pieces import Part, Piece, as_foreign, cut, page_count
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.base import Built, Entry, Typist
from issuetrees.reports.sections.built import build_sections

STYLE = Path(__file__).parent / "report.css"


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
        typist = Typist(document.language)
        parts = [_part(section, typist) for section in sections]
        styles = (stylesheet(), _running_lines(document))
        pieces = tuple(_piece(part, document, styles) for part in cut(parts))
        markup = "".join(part.markup for part in parts)
        whole = _piece(Part("", markup), document, styles)
    return Composed(
        pieces=pieces,
        whole=replace(whole, pages=sum(section.pages for section in sections)),
        bookmarks=tuple(entry for section in sections for entry in _bookmarks(section)),
        title=document.cover.title,
        author=document.cover.firm,
        language=document.language,
        made_on=document.cover.made_on.isoformat(),
    )


def _part(section: Built, typist: Typist) -> Part:
    page = printed(section, typist)
    markup = render_to_string(page.template, {"section": section, "s": page.content})
    return Part(str(SECTIONS[section.kind].label), markup)


def _piece(part: Part, document: ReportDocument, styles: tuple[str, ...]) -> Piece:
    words = {
        "language": document.language,
        "title": document.cover.title,
        "author": document.cover.firm,
        "made_on": document.cover.made_on.isoformat(),
        "markup": mark_safe(as_foreign(part.markup)),  # noqa: S308 - of our own templates
    }
    html = render_to_string("reports/pdf/report.html", words)
    running = f"@page {{ @top-left {{ content: {css_string(part.running)} }} }}\n"
    own = (running,) if part.running else ()
    return Piece(part.label, html, (*styles, *own), page_count(part.markup))


def _bookmarks(section: Built) -> tuple[Entry, ...]:
    if section.kind == "contents":
        return (Entry(section.anchor, section.title),)
    return section.entries


@cache
def stylesheet() -> str:
    """Return the style sheet of all reports."""
    return STYLE.read_text(encoding="utf-8") + "".join(
        f".tone-{number} {{ background: {tone.light}; color: {tone.label} }}\n"
        for number, tone in enumerate(TONES, 1)
    )


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


def foot_line(cover: Cover, language: str) -> str:
    """Return the confidentiality line: whose paper it is and for whom."""
    typist = Typist(language)
    client = typist.text(head(cover.client, 60)) or typist.text(head(cover.engagement, 60))
    line = _("Confidential · {client}").format(client=client) if client else _("Confidential")
    return line if cover.stage == "final" else _("{line} · Draft").format(line=line)


def css_string(text: str) -> str:
    """Return ``text`` as a CSS string that nothing in it can leave."""
    # A space after the digits ends an escape and is not shown.
    safe = "".join(
        character if character.isalnum() or character in " .,·–—-" else f"\\{ord(character):06x} "
        for character in text
    )
    return f'"{safe}"'
