"""What the limited process does to paint an outline."""

import io
import json
import unicodedata
from base64 import b64encode
from typing import Final

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from issuetrees.core import limits
from issuetrees.core.drawing.outline_sheet import LOOKS, draw_outline
from issuetrees.core.drawing.png import write_png
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.errors import Invalid
from issuetrees.core.outline import Outline, OutlineNode
from issuetrees.core.text import gettext_noop
from issuetrees.kit.fonts import FOLDER

#: Pixels for a unit, the best first; letters would not be read in fewer.
_SCALES: Final = (2.0, 1.5, 1.0)
_NAMED: Final = 10


def answer(content: bytes) -> str:
    """Return the picture in Base64; raises Invalid where the drawing is too large for one."""
    title, nodes = json.loads(content)
    below = (OutlineNode(text, depth, status=status) for text, depth, status in nodes)
    outline = Outline("", title, tuple(below))
    font = (FOLDER / "RepSans-Regular.ttf").read_bytes()
    _require_letters("".join([title or "", *(text for text, _, _ in nodes)]), font)
    drawing = draw_outline(outline)
    return b64encode(write_png(drawing, LOOKS, font, _scale(drawing))).decode()


def _scale(drawing: Drawing) -> float:
    """The best scale in which the picture is not too large."""
    for scale in _SCALES:
        width, height = drawing.width * scale, drawing.height * scale
        if max(width, height) <= limits.PICTURE_SIDE and width * height <= limits.PICTURE_PIXELS:
            return scale
    raise Invalid(
        "picture_too_large",
        gettext_noop(
            "The picture would have {width} × {height} pixels, more than a PNG should. "
            "Take SVG, or a part of the tree."
        ),
        width=round(drawing.width),
        height=round(drawing.height),
    )


def _require_letters(text: str, font: bytes) -> None:
    """Refuse letters that the typeface has not: they would be painted as empty boxes."""
    known = TTFont(io.BytesIO(font), lazy=True).getBestCmap()
    missing = {one for one in text if ord(one) not in known and unicodedata.category(one)[0] == "L"}
    if missing:
        raise Invalid(
            "letters_unknown",
            gettext_noop("A PNG cannot show these letters: {letters}. Take SVG or PDF."),
            letters=" ".join(sorted(missing)[:_NAMED]),
        )
