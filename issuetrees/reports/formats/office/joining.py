"""The blocks of a page for formats that break pages by themselves.

On paper a long table is cut over sheets, each with its legend and its source; here it is one
table again, and what was said with each sheet is said once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from issuetrees.reports.scene.blocks import Block, Kept, Legend, Source
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.sections.base import Built


def pages_of(sections: Iterable[Built]) -> list[Page]:
    """Return the pages of sections; sheets without a title belong to the page before them."""
    pages: list[Page] = []
    for section in sections:
        for place, page in enumerate(section.pages):
            if place and page.is_untitled:
                pages[-1] = replace(pages[-1], blocks=pages[-1].blocks + page.blocks)
            else:
                pages.append(page)
    return pages


def whole(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with their tables whole; what is kept together stands like all others."""
    found: list[Block] = []
    places: dict[str, int] = {}
    for block in flat(blocks):
        if isinstance(block, Table) and block.id in places:
            before = found[places[block.id]]
            if isinstance(before, Table):
                found[places[block.id]] = replace(before, rows=before.rows + block.rows)
            continue
        if isinstance(block, Table):
            places[block.id] = len(found)
        elif isinstance(block, Legend | Source) and block in found:
            continue
        found.append(block)
    return tuple(found)


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Go through blocks, also those that are kept together."""
    for block in blocks:
        if isinstance(block, Kept):
            yield from flat(block.blocks)
        else:
            yield block
