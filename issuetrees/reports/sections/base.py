"""What every section of a report is made of.

A builder turns the document into a ``Built``: pages of the scene, each with a title that says what
follows, and the lines it wants in the contents. It returns None when there is nothing to show.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from issuetrees.core.rounding import Figure
from issuetrees.core.text import isolated, shorten, within
from issuetrees.kit.formats import days
from issuetrees.kit.formats.money import money
from issuetrees.kit.formats.numbers import NBSP, number, percent, short
from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.scene.blocks import Entry, Source, SoWhat
from issuetrees.reports.scene.fit import break_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.theme import PORTRAIT, Theme
from issuetrees.reports.sections.options import Option
from issuetrees.reports.signs import Signs
from issuetrees.reports.typography import clean, paragraphs, typeset

# Of the height of a sheet for text.
_LOW = 520.0
# Two lines of a page title.
TITLE_CHARACTERS = 150
_HEAD = 60  # a title at the head of a narrow column


class Typist:
    """Writes texts and figures as the report's language does."""

    def __init__(self, language: str, signs: Signs | None = None) -> None:
        self.language = language
        self.signs = signs

    def printable(self, text: str) -> str:
        """Return a text in which signs that no font has are named, where that is wanted."""
        return self.signs.shown(text) if self.signs else text

    def text(self, text: str) -> str:
        """Return one typeset line."""
        return typeset(self.printable(text), self.language)

    def title(self, text: str) -> str:
        """Return a page title of at most two lines."""
        shown = clean(text).strip()
        # Names keep their direction where the title is whole.
        is_whole = len(shown) <= TITLE_CHARACTERS
        title = self.text(text.strip() if is_whole else shorten(shown, TITLE_CHARACTERS))
        before, space, last = title.rpartition(" ")
        # No short word alone on the second line.
        return f"{before}{NBSP}{last}" if space and len(last) <= 7 else title

    def paragraphs(self, text: str) -> tuple[str, ...]:
        """Return the typeset paragraphs of a text."""
        return paragraphs(self.printable(text), self.language)

    def excerpt(self, text: str, limit: int) -> str:
        """Return a text cut at a word, to be set into a sentence."""
        return isolated(shorten(self.printable(clean(text).strip()), limit))

    def head(self, title: str) -> str:
        """Return as much of a title as the head of a narrow column has room for."""
        return self.text(shorten(title.strip(), _HEAD))

    def quoted(self, text: str, limit: int = 60) -> str:
        """Return a title in the language's quotation marks."""
        first, last = "«»" if self.language == "ru" else "“”"
        return f"{first}{within(first, self.excerpt(text, limit))}{last}"

    def number(self, value: Figure | None, digits: int = 0) -> str:
        """Return a figure; a dash for None."""
        return number(value, self.language, digits)

    def short(self, value: Figure) -> str:
        """Return a figure without decimals that it does not need."""
        return short(value, self.language)

    def percent(self, share: Figure) -> str:
        """Return a fraction of 1 in percent."""
        return percent(share, self.language)

    def money(self, amount: Figure, currency: str) -> str:
        """Return a sum of money."""
        return money(amount, currency, self.language)

    def day(self, day: date) -> str:
        """Return a date as in tables: 23 Nov 2026."""
        return days.day(day, self.language).replace(" ", NBSP)

    def month(self, day: date) -> str:
        """Return the month of a day: Nov 2026."""
        return days.month(day, self.language).replace(" ", NBSP)

    def long_day(self, day: date) -> str:
        """Return a date with the month written out."""
        return days.long_day(day, self.language).replace(" ", NBSP)


@dataclass(frozen=True, slots=True)
class Misfit:
    """What a reader of the file will miss: ``kind`` is ``cut`` (rows or questions left out),
    ``shortened`` (words cut with an ellipsis), ``too_long`` (a title over two lines) or ``signs``
    (that no font has).
    """

    kind: str
    page_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Built:
    """A section as pages of the scene, and the lines it wants in the contents.

    ``sheets`` estimates how many it takes in print. A section that ``is_short`` shares the sheet
    of the short one before it. What a writer has made of its pages may stay with it, in ``made``.
    """

    kind: str
    pages: tuple[Page, ...]
    entries: tuple[Entry, ...] = ()
    sheets: int = 1
    is_short: bool = False
    misfits: tuple[Misfit, ...] = ()
    id: str = ""
    made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def title(self) -> str:
        """What the first page says."""
        return self.pages[0].title

    @property
    def anchor(self) -> str:
        """The id of its first page."""
        return self.pages[0].id

    @property
    def follows(self) -> bool:
        """Whether it stands below the section before it."""
        return self.pages[0].follows


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a builder works on: the document, the author's choice, and a typist."""

    document: ReportDocument
    choice: SectionChoice
    typist: Typist
    theme: Theme

    @property
    def id(self) -> str:
        """What tells this section from the others, also of its kind."""
        return self.choice.id or self.choice.kind

    @property
    def anchor(self) -> str:
        """The id of the section's first page; further pages add ``-2`` and so on."""
        return anchor_of(self.id)

    @property
    def is_low(self) -> bool:
        """Whether a page of text is a slide or a sheet that lies: it holds half as much."""
        return self.theme.sheet(PORTRAIT).depth < _LOW

    def fits(self, title: str) -> bool:
        """Whether a title takes two lines at most on a sheet for text."""
        look, room = self.theme.types["title"], self.theme.sheet(PORTRAIT).room
        return len(break_lines(self.typist.title(title), room, look.size, "serif")) <= 2

    def heading(self, written: str) -> str:
        """Return the author's own title, or the one written from the results."""
        return self.typist.title(self.choice.title or written)


Builder = Callable[[Assignment], Built | None]


@dataclass(frozen=True, slots=True)
class SectionKind:
    """A kind of section: its name in the composer, its builder, what can be chosen for it.

    One that ``is_single`` stands in a report once, under its own name. ``needs`` says without
    what it has nothing to show.
    """

    kind: str
    label: str | Promise
    build: Builder
    is_appendix: bool = False
    is_single: bool = False
    options: tuple[Option[Any], ...] = ()
    needs: str | Promise = ""


def source_of(*sentences: str) -> tuple[Source, ...]:
    """Return the source line of an exhibit, if there is anything to say."""
    words = " ".join(sentence for sentence in sentences if sentence)
    return (Source(words),) if words else ()


def so_what_of(text: str, *, is_above: bool = False) -> tuple[SoWhat, ...]:
    """Return the box of a so-what, if there is one."""
    return (SoWhat(text, is_above),) if text else ()


def part_title(title: str, place: int, count: int) -> str:
    """Return the title of a part of a drawing that goes on over several sheets, from 0."""
    if not place:
        return title
    return _("{title} ({part} of {count})").format(title=title, part=place + 1, count=count)


def anchor_of(section_id: str) -> str:
    """Return the id of a section's first page."""
    return "s-" + section_id.replace("_", "-")
