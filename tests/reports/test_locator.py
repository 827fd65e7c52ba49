"""The small tree beside the title: which sheets have it, what it marks, that it moves nothing."""

from dataclasses import replace

from django.utils import translation

from issuetrees.core.drawing.shapes import Box
from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.formats.pdf.file import make_pdf
from issuetrees.reports.formats.pptx.file import make_pptx
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.sections.built import build_sections
from tests.reports.documents import document, large_outline, tree
from tests.reports.formats.pptx.slides import read

PARTS = "\n".join(
    f" {part}\n" + "\n".join(f"  {part} {child}" for child in range(12))
    for part in ("Which", "Who", "What", "When")
)


def shown(outline: str, paper: str = "a4") -> ReportDocument:
    sections = (SectionChoice("tree", "", "tree", {}),)
    trees = (tree(outline),)
    return replace(document(), trees=trees, sections=sections, paper=paper, stage_maps=())


def pages(found: ReportDocument) -> tuple[Page, ...]:
    with translation.override("en"):
        (section,) = build_sections(found)
    return section.pages


def test_a_tree_of_one_sheet_needs_none() -> None:
    (page,) = pages(shown("Root\n One\n Two"))
    assert page.locator is None


def test_later_sheets_mark_what_they_show_and_what_it_hangs_on() -> None:
    found = shown(f"Root\n{PARTS}")
    names = {node.id: node for node in found.trees[0].nodes}
    overview, *others = pages(found)
    assert overview.locator is None
    assert others
    for page in others:
        assert page.locator is not None
        marked = {box.id for box in page.locator.of(Box)}
        (drawing,) = (block.drawing for block in page.blocks if hasattr(block, "drawing"))
        boxes = {box.id for box in drawing.of(Box)} & names.keys()
        above = {names[one].parent_id for one in boxes}
        upper = {one for one in boxes | above if one and 0 < names[one].depth <= 2}
        # Too many rows to tell apart show the first level only.
        assert marked == upper or marked == {one for one in upper if names[one].depth == 1}
        assert marked


def test_it_moves_nothing_to_another_sheet() -> None:
    for paper in ("a4", "letter", "wide"):
        found = shown(large_outline(5, 4, 3), paper)
        built = pages(found)
        assert sum(page.locator is not None for page in built) > 3
        assert make_pdf(found).page_count == len(built)


def test_slides_have_it_as_few_shapes() -> None:
    found = shown(large_outline(4, 3, 3))
    with_it = [page for page in pages(found) if page.locator]
    found_on = [
        shape
        for slide in read(make_pptx(found).content).slides
        for shape in slide.shapes
        if shape.name == "Where this sheet is in the tree"
    ]
    assert len(found_on) == len(with_it) > 0


def test_a_title_that_needs_the_room_keeps_it() -> None:
    long = "WHICH OF ALL WAYS WOULD MOVE WOMEN WHOM WE KNOW? " * 3
    found = shown(large_outline(4, 4, 3, text=long.strip()))
    _overview, *others = pages(found)
    assert [page.locator for page in others] == [None] * len(others)
