"""Where a slide stands in its tree: few shapes, since a large tree has a slide for each part."""

from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from issuetrees.core.drawing.shapes import Box, Drawing, Polyline
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.pptx.text import Room, add_block, fill

_BESIDE: Final = 14.0  # between the title and it
_GREY: Final = "#c5ccd7"


def add_locator(slide: Any, drawing: Drawing, title: Room) -> float:
    """Draw it at the right of the title's room; return how much of that it takes."""
    scale = min(1.0, title.height / drawing.height)
    width = drawing.width * scale
    room = Room(title.left + title.width - width, title.top, width, drawing.height * scale)
    before = len(slide.shapes)
    for line in drawing.of(Polyline):
        _lines(slide, line, room, scale)
    for box in drawing.of(Box):
        place = Room(
            room.left + box.rect.left * scale,
            room.top + box.rect.top * scale,
            box.rect.width * scale,
            box.rect.height * scale,
        )
        add_block(slide.shapes, place, "accent", MSO_SHAPE.RECTANGLE)
    group = slide.shapes.add_group_shape(list(slide.shapes)[before:])
    group.name = fit(drawing.title)
    group._element.nvGrpSpPr.cNvPr.set("descr", fit(drawing.title))  # noqa: SLF001
    return width + _BESIDE


def _lines(slide: Any, line: Polyline, room: Room, scale: float) -> None:
    """All strokes of a line as one shape; places are filled."""
    strokes = [
        [(Pt(room.left + x * scale), Pt(room.top + y * scale)) for x, y in stroke]
        for stroke in line.strokes
    ]
    if not strokes:
        return
    builder = slide.shapes.build_freeform(*strokes[0][0])
    is_filled = line.role == "place"
    for place, (first, *rest) in enumerate(strokes):
        if place:
            builder.move_to(*first)
        builder.add_line_segments(rest, close=is_filled)
    shape = builder.convert_to_shape()
    fill(shape, _GREY if is_filled else "", "" if is_filled else _GREY, 0.5)
