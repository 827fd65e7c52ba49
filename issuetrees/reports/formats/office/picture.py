"""A drawing of a report as PNG, for formats that have no shapes of their own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from issuetrees.core.drawing.png import Look, write_png
from issuetrees.core.drawing.shapes import Bar, Box, Drawing, Rect, Shape
from issuetrees.core.drawing.tones import TONES
from issuetrees.kit.fonts import FOLDER
from issuetrees.reports.scene.theme import COLOURS

_FINE: Final = 2.0  # pixels of a point
_MOST: Final = 3000.0  # pixels at one side
_EDGE: Final = 2.6
_DARK: Final = {"question": "root", "stage": "final"}
_BRANCH, _ARROW = "#a9b2c0", "#8f9bad"
LOOKS: Final = {
    "root": Look(COLOURS["navy"]),
    "root-title": Look("#ffffff"),
    "final": Look(COLOURS["navy"]),
    "final-title": Look("#ffffff"),
    "final-scope": Look("#dfe7fa"),
    "question": Look("#ffffff", "#c5ccd7", 0.5),
    "stage": Look("#ffffff", "#9fb0cf", 0.6),
    "stage-fork": Look(COLOURS["wash"], COLOURS["soft"], 0.6),
    "title": Look(COLOURS["ink"]),
    "scope": Look(COLOURS["soft"]),
    "arrow-label": Look(COLOURS["soft"]),
    "lane": Look(COLOURS["faint"]),
    "label": Look("#ffffff"),
    "branch": Look(line=_BRANCH, width=0.8),
    "arrow": Look(line=_ARROW, width=0.9),
    "arrow-head": Look(_ARROW),
    "edge": Look(COLOURS["mute"]),
    "edge-answered": Look(COLOURS["good"]),
    "edge-in_progress": Look(COLOURS["warn"]),
    "proved": Look(COLOURS["good"]),
    "tick": Look(line="#ffffff", width=1.1),
    "disproved": Look(COLOURS["bad"]),
    "exclamation": Look(line="#ffffff"),
    "waived": Look("#ffffff", COLOURS["waived"]),
    "waived-half": Look(COLOURS["waived"]),
    "unknown": Look("#ffffff", COLOURS["mute"]),
    "track": Look(COLOURS["wash"]),
    "bar": Look(COLOURS["navy"]),
    **{f"part-{number}": Look(tone.light) for number, tone in enumerate(TONES, 1)},
}


def draw_png(drawing: Drawing) -> bytes:
    """Return the picture of a drawing, fine enough for print."""
    font = (FOLDER / "RepSans-Regular.ttf").read_bytes()
    scale = min(_FINE, _MOST / max(drawing.width, drawing.height, 1.0))
    shapes = tuple(part for shape in drawing.shapes for part in _painted(shape))
    return write_png(replace(drawing, shapes=shapes), LOOKS, font, scale)


def _painted(shape: Shape) -> Iterator[Shape]:
    """A box in its colours, and its status at its left."""
    if not isinstance(shape, Box):
        yield shape
        return
    is_dark = shape.state == "final" or (shape.role == "question" and shape.level == 0)
    role = _DARK.get(shape.role, shape.role) if is_dark else shape.role
    texts = tuple(
        replace(text, role=f"{role}-{text.role}") if is_dark else text for text in shape.texts
    )
    yield replace(shape, role=role, texts=texts)
    if shape.role == "question" and shape.state:
        rect = Rect(shape.rect.left, shape.rect.top, _EDGE, shape.rect.height)
        yield Bar(id=f"{shape.id}-edge", role="edge", state=shape.state, rect=rect, value=0.0)
