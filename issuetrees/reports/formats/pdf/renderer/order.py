"""What is painted comes in the order in which it is read.

CSS has what is positioned, floats or is cut painted after all words around it (CSS 2.2,
appendix E), so that it may lie over them. In a report nothing lies over words; painted where they
stand, they come in one order in the content of a page and in its tags, for those who listen and
those who copy.
"""

from functools import cache
from typing import Any

import weasyprint.draw
from weasyprint import stacking
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.stacking import StackingContext


@cache
def paint_in_order() -> None:
    """Have WeasyPrint paint what would come late where it stands among the others."""
    stacking._dispatch_children = _dispatch_children  # noqa: SLF001 - there is no public way
    block, inline = weasyprint.draw.draw_block_level, weasyprint.draw.draw_inline_level

    def draw_block_level(page: Any, stream: Any, inside: dict[Any, Any]) -> None:
        for one, below in inside.items():
            if isinstance(one, StackingContext):
                weasyprint.draw.draw_stacking_context(stream, one)
            else:
                block(page, stream, {one: below})

    def draw_inline_level(stream: Any, page: Any, box: Any, *more: Any) -> None:
        if isinstance(box, StackingContext):
            weasyprint.draw.draw_stacking_context(stream, box)
        else:
            inline(stream, page, box, *more)

    weasyprint.draw.draw_block_level = draw_block_level
    weasyprint.draw.draw_inline_level = draw_inline_level


def _dispatch_children(
    box: Any, page: Any, contexts: list[Any], blocks: list[Any], floats: list[Any], inside: Any
) -> Any:
    if not isinstance(box, boxes.ParentBox):
        return box
    is_line = isinstance(box, boxes.LineBox | boxes.InlineBox)
    kept = []
    for placed in box.children:
        child = placed._box if isinstance(placed, AbsolutePlaceholder) else placed  # noqa: SLF001
        if not _is_late(child):
            shown = stacking._dispatch(child, page, contexts, blocks, floats, inside)  # noqa: SLF001
            if shown is not None:
                kept.append(shown)
        elif is_line:
            kept.append(StackingContext.from_box(child, page))
        else:
            inside[StackingContext.from_box(child, page)] = {}
    return box.copy_with_children(kept)


def _is_late(box: Any) -> bool:
    """Tell whether CSS paints a box after the words around it, but not over or under any."""
    style = box.style
    if style["z_index"] != "auto" or style["opacity"] < 1 or style["transform"]:
        return False
    is_placed = style["position"] != "static" or box.is_floated()
    return bool(is_placed or style["overflow"] != "visible")
