"""The sections that a document has, built in their order: the same for every format."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.scene.blocks import Block, Kept, Source
from issuetrees.reports.scene.measure import page_height
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.theme import PORTRAIT, Theme, look_of, theme_of
from issuetrees.reports.sections import SECTIONS, contents
from issuetrees.reports.sections.base import Assignment, Built, Misfit, Typist
from issuetrees.reports.sections.ids import free_id
from issuetrees.reports.sections.remembered import REMEMBERED, Fields
from issuetrees.reports.signs import Signs

NAMED: Final = 8
# Two sections on one page.
_BETWEEN: Final = 34.0
# Of a sheet, what may be taken by heights that are measured before it is laid out.
_FULL: Final = 0.94


def build_sections(document: ReportDocument, signs: Signs | None = None) -> list[Built]:
    """Return the chosen sections that have something to show, in their order.

    With ``signs`` those that no font has are named, and each section tells which.
    """
    document = replace(document, sections=tuple(known(document.sections)))
    theme = theme_of(look_of(document))
    built = built_one_by_one(document, document.sections, signs)
    sections = [replace(section, id=choice.id) for choice, section in built if section]
    filled = [
        contents.fill(section, sections) if section.kind == "contents" else section
        for section in sections
    ]
    shown = [section for section in filled if section is not None]
    if not document.brand.has_sources:
        shown = [replace(one, pages=tuple(map(_without_source, one.pages))) for one in shown]
    return list(_joined(shown, theme))


def built_one_by_one(
    document: ReportDocument, choices: Iterable[SectionChoice], signs: Signs | None = None
) -> Iterator[tuple[SectionChoice, Built | None]]:
    """Yield each of the choices with its section, or None where it has nothing to show."""
    typist, theme = Typist(document.language, signs), theme_of(look_of(document))
    fields = Fields(document)
    for choice in choices:
        assignment = Assignment(document, choice, typist, theme)
        yield choice, REMEMBERED.section(assignment, fields, _built)


def _built(assignment: Assignment) -> Built | None:
    signs = assignment.typist.signs
    if signs is not None:
        signs.named.clear()
    section = SECTIONS[assignment.choice.kind].build(assignment)
    if section is None:
        return None
    section = replace(section, pages=tuple(_with_known_trackers(section.pages)))
    section = _close(section, assignment.theme)
    if signs is None or not signs.named:
        return section
    text = _("No font of this machine has these signs, so they are named: {signs}.")
    named = " ".join(sorted(signs.named)[:NAMED])
    misfit = Misfit("signs", section.anchor, text.format(signs=named))
    return replace(section, misfits=(*section.misfits, misfit))


def _with_known_trackers(pages: Iterable[Page]) -> Iterator[Page]:
    known = set[str]()
    for page in pages:
        yield replace(page, has_known_tracker=True) if page.tracker in known else page
        known.add(page.tracker)


def _without_source(page: Page) -> Page:
    return replace(page, blocks=_sourceless(page.blocks))


def _sourceless(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        replace(block, blocks=_sourceless(block.blocks)) if isinstance(block, Kept) else block
        for block in blocks
        if not isinstance(block, Source)
    )


def _close(section: Built, theme: Theme) -> Built:
    """Let pages that go on stand below the one before, where one sheet has room for both."""
    pages = [section.pages[0]]
    used = page_height(pages[0], theme)
    for page in section.pages[1:]:
        height = page_height(page, theme)
        if _has_room(page, pages[-1], used + _BETWEEN + height, theme):
            pages.append(replace(page, follows=True))
            used += _BETWEEN + height
        else:
            pages.append(page)
            used = height
    return section if pages == [*section.pages] else replace(section, pages=tuple(pages))


def _has_room(page: Page, before: Page, together: float, theme: Theme) -> bool:
    """Whether a page that goes on may stand below another: heights are about right only."""
    goes_on = page.goes_on and not page.is_untitled and page.locator is None
    room = theme.sheet(page.sheet).depth * _FULL
    return goes_on and page.sheet == before.sheet and page.title != before.title and together < room


def _joined(sections: list[Built], theme: Theme) -> Iterator[Built]:
    """Let a short section share the page of the short one before it."""
    before: Built | None = None
    for section in sections:
        follows = before is not None and _go_together(before, section, theme)
        # Two to a page at most.
        before = None if follows else section
        yield _following(section) if follows else section


def _go_together(before: Built, section: Built, theme: Theme) -> bool:
    """Whether two short sections stand on one page; one that lies is low, so it is measured."""
    if not (before.is_short and section.is_short):
        return False
    pages = (*before.pages, *section.pages)
    together = sum(page_height(page, theme) for page in pages)
    return not theme.is_across or together + _BETWEEN <= theme.sheet(PORTRAIT).depth


def _following(section: Built) -> Built:
    first, *others = section.pages
    return replace(section, pages=(replace(first, follows=True), *others))


def known(choices: Iterable[SectionChoice]) -> list[SectionChoice]:
    """Return those of known kinds, each with an id of its own: their anchors are made of it.

    What may stand in a report once is there once.
    """
    found: dict[str, SectionChoice] = {}
    for choice in choices:
        if choice.kind in SECTIONS and not (
            SECTIONS[choice.kind].is_single and choice.kind in found
        ):
            own = choice.id if choice.id and choice.id not in found else free_id(choice.kind, found)
            found[own] = replace(choice, id=own)
    return list(found.values())
