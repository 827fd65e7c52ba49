"""The drawings of a report, each by the id of its section and its number there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.reports.scene.blocks import Block, Chart, Exhibit, Kept
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.sections.base import Built


@dataclass(frozen=True, slots=True)
class SectionDrawing:
    """A drawing with its place: ``number`` counts those of its section from 1."""

    section_id: str
    number: int
    page_id: str
    title: str
    drawing: Drawing


def drawings_of(sections: Iterable[Built]) -> Iterator[SectionDrawing]:
    """Yield the drawings of sections in the order of their pages."""
    for section in sections:
        found = [(page, drawing) for page in section.pages for drawing in _on(page.blocks)]
        for number, (page, drawing) in enumerate(found, 1):
            yield _placed(section.id, number, page, drawing)


def _placed(section_id: str, number: int, page: Page, drawing: Drawing) -> SectionDrawing:
    return SectionDrawing(section_id, number, page.id, page.title, drawing)


def _on(blocks: Iterable[Block]) -> Iterator[Drawing]:
    for block in blocks:
        if isinstance(block, Kept):
            yield from _on(block.blocks)
        elif isinstance(block, Chart | Exhibit):
            yield block.drawing
