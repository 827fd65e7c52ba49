"""The pages of a report, cut into pieces that are rendered and kept one by one.

A piece is some pages in a row: a section of the report, or a part of a long one; its sheets depend
on nothing outside it. What stands in other pieces is named by an address (``FOREIGN``), and the
numbers of pages are left open; both are filled in when the pieces are joined.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from django.utils import translation

from issuetrees.reports.formats.pdf.manifest import FOREIGN
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Row, Table
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.base import Built
from issuetrees.reports.values import sum_of

# Of one piece: more would take memory, fewer would take time for what each piece costs at least.
SHEETS: Final = 8
ROWS: Final = 160
# Of a section of many pieces an edit lays out less when they are smaller.
MANY: Final = 5
SHEETS_OF_MANY: Final = 4
ROWS_OF_MANY: Final = 120
# So many last rows of a part stay on one page, so that no page is nearly empty.
TOGETHER: Final = 9

_ID: Final = re.compile(r'\bid="([^"]+)"')
_LINK: Final = re.compile(r'\bhref="#([^"]+)"')


@dataclass(frozen=True)
class Part:
    """Pages of one or more sections; ``label`` names them where progress is told.

    ``running`` is the title that stands above pages which begin in the midst of a section.
    """

    label: str
    pages: tuple[Page, ...]
    running: str = ""

    @cached_property
    def sum(self) -> bytes:
        """A few bytes that tell its pages from others."""
        return sum_of(self.pages)


@dataclass(frozen=True)
class Piece:
    """A document of its own: what its HTML follows from, values or their sum, the texts of its
    style sheets, about how many pages.

    The HTML is written when somebody asks for it: most pieces of an export were rendered before.
    ``anchors`` are the ids of the pages whose titles stand on it.
    """

    label: str
    values: bytes = field(repr=False)
    write: Callable[[], str] = field(repr=False, compare=False)
    styles: tuple[str, ...] = field(repr=False)
    pages: int = 1
    anchors: tuple[str, ...] = ()

    @cached_property
    def html(self) -> str:
        """The markup of the document."""
        return self.write()


def cut(sections: Sequence[Built]) -> list[Part]:
    """Return the parts of a report that are rendered one by one, in their order."""
    parts: list[Part] = []
    for section in sections:
        if parts and section.follows:
            parts[-1] = replace(parts[-1], pages=parts[-1].pages + section.pages)
        else:
            parts.extend(_parts_of(section))
    return parts


def _parts_of(section: Built) -> tuple[Part, ...]:
    """Cut a section; the parts of one that was built before, with their sums, are still there."""
    pages, parts = section.made.get("parts") or ((), ())
    if pages is not section.pages:
        parts = tuple(_cut(section))
        section.made["parts"] = section.pages, parts
    return parts


def as_foreign(markup: str) -> str:
    """Have links to what is not in ``markup`` lead to other pieces."""
    own = set(_ID.findall(markup))
    return _LINK.sub(
        lambda found: found[0] if found[1] in own else f'href="{FOREIGN}{found[1]}"', markup
    )


def page_count(pages: Sequence[Page]) -> int:
    """Return about how many sheets pages take: for telling progress."""
    rows = sum(len(table.rows) for page in pages for table in _tables(page))
    return max(len(pages), rows // 20)


def _tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


def _cut(section: Built) -> Iterator[Part]:
    """Cut between pages, and a long table between its rows."""
    with translation.override(None):  # kept in English, told in the reader's language
        label = str(SECTIONS[section.kind].label)
    if len(section.pages) == 1:
        yield from _cut_page(label, section.pages[0])
        return
    size = SHEETS_OF_MANY if len(section.pages) > MANY * SHEETS else SHEETS
    for start in range(0, len(section.pages), size):
        pages = section.pages[start : start + size]
        yield Part(label, pages, pages[0].title if pages[0].is_untitled else "")


def _cut_page(label: str, page: Page) -> Iterator[Part]:
    """Cut a page by the rows of its long table; the first part has the title, the last the foot."""
    tables = _tables(page)
    if len(tables) != 1 or len(tables[0].rows) <= ROWS:
        yield Part(label, (page,))
        return
    (table,) = tables
    place = page.blocks.index(table)
    for start, end in _spans(table.rows):
        above = () if start else page.blocks[:place]
        below = page.blocks[place + 1 :] if end == len(table.rows) else ()
        shown = replace(table, rows=_joined(table.rows[start:end]))
        part = replace(page, blocks=(*above, shown, *below), is_untitled=bool(start))
        yield Part(label, (part,), page.title if start else "")


def _joined(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Keep the last rows together, so that no page is nearly empty."""
    last = rows[-TOGETHER:]
    return (*rows[:-TOGETHER], *last[:1], *(replace(row, is_joined=True) for row in last[1:]))


def _spans(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield where parts begin and end: at a branch, the larger the better; none is short."""
    most = ROWS_OF_MANY if len(rows) > MANY * ROWS else ROWS
    start = 0
    while (left := len(rows) - start) > most:
        window = range(start + most // 2, start + min(most, left - most // 2 + 1))
        end = min(window, key=lambda place: (rows[place].level or 0, -place))
        yield start, end
        start = end
    yield start, len(rows)
