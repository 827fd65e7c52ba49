"""What tests ask of built sections: their blocks of a kind, the words of their cells."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.scene.blocks import Block, Exhibit, Kept
from issuetrees.reports.scene.tables import Cell, Table
from issuetrees.reports.sections.base import Built
from issuetrees.reports.sections.built import build_sections
from tests.reports.documents import OWN, document

B = TypeVar("B")


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace(NBSP, " ")


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Kept):
            yield from _all(block.blocks)


def blocks(section: Built, kind: type[B]) -> list[B]:
    """All blocks of a kind, page by page."""
    found = (block for page in section.pages for block in _all(page.blocks))
    return [block for block in found if isinstance(block, kind)]


def table(section: Built, name: str = "") -> Table:
    """The first table, or that of a name."""
    return next(one for one in blocks(section, Table) if not name or one.id == name)


def words(cell: Cell) -> str:
    """All lines of a cell."""
    return plain("\n".join(f"{line.lead} {line.text}".strip() for line in cell.lines))


def built(kind: str, source: ReportDocument | None = None, **options: object) -> Built:
    choice = SectionChoice(kind, options={**OWN.get(kind, {}), **options})
    chosen = replace(source or document(), sections=(choice,))
    (section,) = build_sections(chosen)
    return section


def drawings(source: ReportDocument | None = None, kind: str = "tree") -> list[Drawing]:
    return [exhibit.drawing for exhibit in blocks(built(kind, source), Exhibit)]
