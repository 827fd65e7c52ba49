"""The sections that a document has, built in their order: the same for every format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.sections import SECTIONS, contents
from issuetrees.reports.sections.base import Assignment, Built, Typist


def build_sections(document: ReportDocument) -> list[Built]:
    """Return the chosen sections that have something to show, in their order."""
    typist = Typist(document.language)
    built = [
        SECTIONS[choice.kind].build(Assignment(document, choice, typist))
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
