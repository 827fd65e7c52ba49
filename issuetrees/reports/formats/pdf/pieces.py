"""The markup of a report, cut into pieces that are rendered and kept one by one.

A piece is some ``<section>`` elements in a row: a section of the report, or a part of a long
one. Its pages depend on nothing outside it. What stands in other pieces is named by an address
(``FOREIGN``), and the numbers of pages are left open; both are filled in when the pieces are
joined.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

#: Where links into other pieces lead until the pieces are joined.
FOREIGN: Final = "https://xref.invalid/"
# Of one piece: more would take memory, fewer would take time for what each piece costs at least.
SHEETS: Final = 8
ROWS: Final = 160
# So many last rows of a part stay on one page, so that no page is nearly empty.
TOGETHER: Final = 9

_SECTION: Final = re.compile(r"<section\b.*?</section>", re.DOTALL)
_FOLLOWS: Final = re.compile(r'<section class="[^"]*\bfollows\b')
_ID: Final = re.compile(r'\bid="([^"]+)"')
_LINK: Final = re.compile(r'\bhref="#([^"]+)"')
_TITLE: Final = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TABLE: Final = re.compile(
    r"(?P<open><section\b[^>]*>)(?P<head>.*?)(?P<table><table\b[^>]*>\s*<thead>.*?</thead>)\s*"
    r"<tbody>(?P<rows>.*)</tbody>\s*</table>(?P<foot>.*)",
    re.DOTALL,
)
_ROW: Final = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_BRANCH: Final = re.compile(r'<tr class="depth-([0-9]+)')


@dataclass(frozen=True, slots=True)
class Part:
    """Markup of one or more sections; ``label`` names them where progress is told.

    ``running`` is the title that stands above pages which begin in the midst of a section.
    """

    label: str
    markup: str
    running: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A document of its own: HTML, the texts of its style sheets, about how many pages."""

    label: str
    html: str
    styles: tuple[str, ...]
    pages: int


def cut(sections: Sequence[Part]) -> list[Part]:
    """Return the parts of a report that are rendered one by one, in their order."""
    parts: list[Part] = []
    for section in sections:
        if parts and _FOLLOWS.match(section.markup.lstrip()):
            parts[-1] = replace(parts[-1], markup=parts[-1].markup + section.markup)
        else:
            parts.extend(_cut(section))
    return parts


def as_foreign(markup: str) -> str:
    """Have links to what is not in ``markup`` lead to other pieces."""
    own = set(_ID.findall(markup))
    return _LINK.sub(
        lambda found: found[0] if found[1] in own else f'href="{FOREIGN}{found[1]}"', markup
    )


def page_count(markup: str) -> int:
    """Return about how many pages a part takes: for telling progress."""
    return max(len(_SECTION.findall(markup)), markup.count("<tr") // 20)


def _cut(section: Part) -> Iterator[Part]:
    """Cut between pages, and long tables between their rows."""
    pages = [found[0] for found in _SECTION.finditer(section.markup)]
    if len(pages) == 1:
        yield from _cut_table(replace(section, markup=pages[0]))
        return
    for start in range(0, len(pages), SHEETS):
        yield replace(section, markup="\n".join(pages[start : start + SHEETS]))


def _cut_table(section: Part) -> Iterator[Part]:
    found = _TABLE.fullmatch(section.markup)
    rows = _ROW.findall(found["rows"]) if found else []
    if found is None or len(rows) <= ROWS:
        yield section
        return
    title = _TITLE.search(found["head"])
    running = html.unescape(re.sub("<[^>]*>", "", title[1])) if title else ""
    spans = list(_spans(rows))
    for start, end in spans:
        head = "" if start else found["head"]
        foot = found["foot"] if end == len(rows) else "</section>"
        yield Part(
            section.label,
            f"{found['open']}{head}{found['table']}{_bodies(rows[start:end])}</table>{foot}",
            running if start else "",
        )


def _bodies(rows: Sequence[str]) -> str:
    first, last = rows[:-TOGETHER], rows[-TOGETHER:]
    before = f"<tbody>{''.join(first)}</tbody>" if first else ""
    return f'{before}<tbody class="together">{"".join(last)}</tbody>'


def _spans(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where parts begin and end: at a branch, the larger the better; none is short."""
    start = 0
    while len(rows) - start > ROWS * 3 // 2:
        window = range(start + ROWS // 2, start + ROWS)
        end = min(window, key=lambda place: (_depth(rows[place]), -place))
        yield start, end
        start = end
    yield start, len(rows)


def _depth(row: str) -> int:
    found = _BRANCH.match(row)
    return int(found[1]) if found else 0
