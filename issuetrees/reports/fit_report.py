"""What a report will not show well, told before it is exported, each with what to do about it."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.drawing.shapes import Box, Drawing
from issuetrees.reports.contradictions import contradictions
from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.scene.blocks import Block, Exhibit, Kept
from issuetrees.reports.scene.fit import letters
from issuetrees.reports.scene.measure import is_long_title, page_height
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.scene.theme import COVER, Theme, look_of, theme_of
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.base import Built, Typist
from issuetrees.reports.sections.built import build_sections, known

KINDS: Final = (
    "contradiction",
    "empty",
    "signs",
    "cut",
    "shortened",
    "long_title",
    "poor",
    "many",
    "untranslated",
)
MANY_PAGES: Final = 120
POOR: Final = 0.25
_LONG: Final = 100
_SIGNS: Final = 8  # so many are named
_UNPRINTED: Final = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class FitLine:
    """One thing that does not fit: ``kind`` is one of ``KINDS``; where it is (the section's id and
    the page's, "" for the whole report); a sentence that says it; what to do.
    """

    kind: str
    sentence: str
    remedy: str
    section_id: str = ""
    page_id: str = ""


def fit_report(document: ReportDocument) -> tuple[FitLine, ...]:
    """Return what does not fit, the gravest first, in the language of the screen."""
    choices = known(document.sections)
    with translation.override(document.language):
        built = build_sections(document)
    theme, typist = theme_of(look_of(document)), Typist(translation.get_language() or "en")
    found = [
        *_contradictions(document, choices),
        *_empty(choices, built),
        *(line for section in built for line in _of_section(section, theme, typist)),
        *_poor(built, theme, typist),
        *_many(built, typist),
        *_untranslated(document, typist),
    ]
    return tuple(sorted(found, key=lambda line: KINDS.index(line.kind)))


def _contradictions(
    document: ReportDocument, choices: Sequence[SectionChoice]
) -> Iterator[FitLine]:
    places = {choice.kind: choice.id for choice in reversed(choices)}
    for one in contradictions(document):
        section = places.get(one.section) or places.get("summary", "")
        yield FitLine("contradiction", one.sentence, one.remedy, section)


def _empty(choices: Sequence[SectionChoice], built: Sequence[Built]) -> Iterator[FitLine]:
    """Sections that show nothing, and what they lack."""
    shown = {section.id for section in built}
    for choice in choices:
        if choice.id not in shown:
            kind = SECTIONS[choice.kind]
            sentence = _("“{section}” has nothing to show. {needs}")
            yield FitLine(
                "empty",
                sentence.format(section=choice.title or kind.label, needs=kind.needs).strip(),
                _("Fill in what it needs, or turn it off."),
                choice.id,
            )


def _of_section(section: Built, theme: Theme, typist: Typist) -> Iterator[FitLine]:
    for misfit in section.misfits:
        kind = misfit.kind if misfit.kind in KINDS else "cut"
        remedy = _("Show a branch or fewer levels, or add a section for the rest.")
        yield FitLine(kind, misfit.sentence, remedy, section.id, misfit.page_id)
    yield from _shortened(section, typist)
    yield from _shortened_tables(section, typist)
    for page in section.pages:
        yield from _title(section, page, theme, typist)
        yield from _signs(section, page, typist)


def _title(section: Built, page: Page, theme: Theme, typist: Typist) -> Iterator[FitLine]:
    if page.sheet == COVER:
        return
    named = typist.quoted(page.title, 60)
    if "…" in page.title:
        yield FitLine(
            "shortened",
            _("The title {title} is cut.").format(title=named),
            _("Give the section a title of its own, or shorten the first sentence of the answer."),
            section.id,
            page.id,
        )
    elif is_long_title(page, theme):
        yield FitLine(
            "long_title",
            _("The title {title} takes more than two lines.").format(title=named),
            _("Say it in fewer words."),
            section.id,
            page.id,
        )


def _shortened(section: Built, typist: Typist) -> Iterator[FitLine]:
    """Boxes that show the beginning of their text."""
    count = sum(
        box.texts[0].lines[-1].endswith("…")
        for drawing in _drawings(section)
        for box in drawing.of(Box)
        if box.texts and box.texts[0].lines
    )
    if count:
        yield FitLine(
            "shortened",
            ngettext(
                "{count} box in {section} shows only the beginning of its text.",
                "{count} boxes in {section} show only the beginning of their text.",
                count,
            ).format(count=typist.number(count), section=typist.quoted(section.title, 60)),
            _("Shorten these texts; an outline in the appendix shows them whole."),
            section.id,
            section.anchor,
        )


def _shortened_tables(section: Built, typist: Typist) -> Iterator[FitLine]:
    """Headings and cells of tables that show the beginning of their text, page by page."""
    for page in section.pages:
        tables = [block for block in _blocks(page.blocks) if isinstance(block, Table)]
        texts = {text for table in tables for text in _texts_of(table) if text.endswith("…")}
        if texts:
            yield FitLine(
                "shortened",
                ngettext(
                    "{count} text of the table in {page} is cut: {first}",
                    "{count} texts of the tables in {page} are cut, the first is {first}",
                    len(texts),
                ).format(
                    count=typist.number(len(texts)),
                    page=typist.quoted(page.title, 60),
                    first=typist.quoted(min(texts), 60),
                ),
                _("Shorten these texts; an outline in the appendix shows them whole."),
                section.id,
                page.id,
            )


def _texts_of(table: Table) -> Iterator[str]:
    """What stands in the headings and cells of a table."""
    yield from (band.title for band in table.bands)
    yield from (column.title for column in table.columns)
    yield from (line.text for row in table.rows for cell in row.cells for line in cell.lines)


def _drawings(section: Built) -> Iterator[Drawing]:
    for page in section.pages:
        for block in _blocks(page.blocks):
            if isinstance(block, Exhibit):
                yield block.drawing


def _blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks, and those that stay together with others."""
    for block in blocks:
        yield from _blocks(block.blocks) if isinstance(block, Kept) else (block,)


def _signs(section: Built, page: Page, typist: Typist) -> Iterator[FitLine]:
    """Signs that the report's own typeface lacks: they look different or not at all."""
    lacking = sorted(
        sign for sign in _letters_on(page) if sign not in letters() and _is_printed(sign)
    )
    if lacking:
        yield FitLine(
            "signs",
            _("The typeface of the report lacks {signs} in {page}.").format(
                signs=" ".join(lacking[:_SIGNS]), page=typist.quoted(page.title, 60)
            ),
            _("Write them in letters, or look at the page before you send it."),
            section.id,
            page.id,
        )


@cache
def _is_printed(sign: str) -> bool:
    return unicodedata.category(sign) not in _UNPRINTED and not unicodedata.combining(sign)


def _letters_on(page: Page) -> set[str]:
    """All characters on a page, at whatever depth."""
    found: set[str] = set()
    waiting: list[Any] = [page]
    while waiting:
        value = waiting.pop()
        kind: Any = type(value)
        if isinstance(value, str):
            found.update(value)
        elif isinstance(value, tuple):
            waiting += value
        elif names := _fields_of(kind):
            waiting += [getattr(value, name) for name in names]
    return found


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _poor(built: Sequence[Built], theme: Theme, typist: Typist) -> Iterator[FitLine]:
    """Sheets that are nearly empty; what follows a page stands on its sheet."""
    groups: list[list[tuple[Built, Page]]] = []
    for section in built:
        for page in section.pages:
            if page.follows and groups:
                groups[-1].append((section, page))
            elif page.sheet != COVER and section.kind != "contents":
                groups.append([(section, page)])
    for group in groups:
        section, first = group[0]
        if any(_is_long(page) for _section, page in group):
            continue
        used = sum(page_height(page, theme) for _section, page in group)
        if used < POOR * theme.sheet(first.sheet).depth:
            yield FitLine(
                "poor",
                _("The page {title} is less than a quarter full.").format(
                    title=typist.quoted(first.title, 60)
                ),
                _("Put it beside another short section, or turn it off."),
                section.id,
                first.id,
            )


def _is_long(page: Page) -> bool:
    """Whether a page has so many rows that nobody need measure them."""
    return any(isinstance(block, Table) and len(block.rows) > _LONG for block in page.blocks)


def _many(built: Sequence[Built], typist: Typist) -> Iterator[FitLine]:
    pages = sum(section.sheets for section in built if not section.follows)
    if pages > MANY_PAGES:
        text = _("The report has about {count} pages; few readers go through so many.")
        yield FitLine(
            "many",
            text.format(count=typist.number(pages)),
            _("Show the tree in fewer levels or by branch, and leave the outline out."),
        )


def _untranslated(document: ReportDocument, typist: Typist) -> Iterator[FitLine]:
    count = len(document.untranslated)
    if count:
        text = ngettext(
            "{count} text is not translated: {first}",
            "{count} texts are not translated, the first is {first}",
            count,
        )
        first = typist.quoted(document.untranslated[0])
        yield FitLine(
            "untranslated",
            text.format(count=typist.number(count), first=first),
            _("Translate it in the properties of the report."),
        )
