"""Where a slide stands in its tree: few shapes, since a large tree has a slide for each part."""

from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE

from issuetrees.core.drawing.shapes import Box, Drawing, Polyline
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.pptx.quick import add_freeform, add_group, elements_from
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
    name = fit(drawing.title)
    add_group(slide.shapes, elements_from(slide.shapes, before), name, name)
    return width + _BESIDE


def _lines(slide: Any, line: Polyline, room: Room, scale: float) -> None:
    """All strokes of a line as one shape; places are filled."""
    strokes = [
        [(room.left + x * scale, room.top + y * scale) for x, y in stroke]
        for stroke in line.strokes
    ]
    if not strokes:
        return
    is_filled = line.role == "place"
    shape = add_freeform(slide.shapes, strokes, is_closed=is_filled)
    fill(shape, _GREY if is_filled else "", "" if is_filled else _GREY, 0.5)
