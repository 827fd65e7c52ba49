"""A document becomes HTML: its sections are laid into templates."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from issuetrees.core.drawing.tones import TONES
from issuetrees.core.text import head
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import Cover, ReportDocument
from issuetrees.reports.formats.pdf.pages import printed
from issuetrees.reports.sections import contents
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.built import build_sections

STYLE = Path(__file__).parent / "report.css"


@dataclass(frozen=True, slots=True)
class Composed:
    """HTML and what is known of its pages before they are laid out.

    ``anchors`` are the places named in the contents, in order.
    """

    html: str
    styles: tuple[str, ...]
    expected_pages: int
    anchors: tuple[str, ...]


def compose(document: ReportDocument) -> Composed:
    """Return the report as HTML, in the document's own language."""
    with translation.override(document.language):
        sections = build_sections(document)
        typist = Typist(document.language)
        html = render_to_string(
            "reports/pdf/report.html",
            {
                "language": document.language,
                "title": document.cover.title,
                "author": document.cover.firm,
                "made_on": document.cover.made_on.isoformat(),
                "pages": [printed(section, typist) for section in sections],
                "is_draft": document.cover.stage != "final",
            },
        )
        styles = (stylesheet(), _running_lines(document))
    listed = next((section.content for section in sections if section.kind == "contents"), None)
    entries = listed.entries if isinstance(listed, contents.ContentsContent) else ()
    anchors = tuple(entry.anchor for entry in entries)
    pages = sum(section.pages for section in sections)
    return Composed(html, styles, pages, anchors)


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
