"""A document becomes HTML: sections are built in their order and laid into templates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import Cover, ReportDocument, SectionChoice
from issuetrees.reports.formats.pdf.pages import printed
from issuetrees.reports.sections import SECTIONS, contents
from issuetrees.reports.sections.base import Built, Draft, Typist

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


def build_sections(document: ReportDocument) -> list[Built]:
    """Return the chosen sections that have something to show, in their order."""
    typist = Typist(document.language)
    built = [
        SECTIONS[choice.kind].build(Draft(document, choice, typist))
        for choice in _known(document.sections)
    ]
    sections = [section for section in built if section is not None]
    filled = [
        contents.fill(section, sections) if section.kind == "contents" else section
        for section in sections
    ]
    return list(_joined([section for section in filled if section is not None]))


def _joined(sections: list[Built]) -> Iterator[Built]:
    """Let a short section share the page of the short one before it."""
    before: Built | None = None
    for section in sections:
        follows = section.is_short and before is not None and before.is_short
        # Two to a page at most.
        before = None if follows else section
        yield replace(section, follows=follows)


def _known(choices: Iterable[SectionChoice]) -> list[SectionChoice]:
    """Each known kind once: two sections of a kind would share their anchors."""
    kinds: dict[str, SectionChoice] = {}
    for choice in choices:
        if choice.kind in SECTIONS:
            kinds.setdefault(choice.kind, choice)
    return list(kinds.values())


@cache
def stylesheet() -> str:
    """Return the style sheet of all reports."""
    return STYLE.read_text(encoding="utf-8")


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
    client = typist.text(cover.client[:60]) or typist.text(cover.engagement[:60])
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
