"""The name of a link across each page of a PDF: whoever passes the file on passes it on, too.

The letters are drawn as shapes from the shipped typeface, so that no font need be embedded and
the same file and name give the same bytes.
"""

import io
import math
from functools import cache
from typing import IO, Any, BinaryIO, Final, cast

import pikepdf
from fontTools.pens.basePen import BasePen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pikepdf import Dictionary, Name

from issuetrees.kit.fonts import FOLDER

_FONT: Final = "RepSans-SemiBold.ttf"
_ACROSS: Final = 0.62  # of the page's diagonal
_LARGEST: Final = 54.0  # points
_OPACITY: Final = 0.18
_SLANT: Final = math.radians(30)


def marked(file: IO[bytes], name: str) -> IO[bytes]:
    """Return a PDF with a name across each page, behind nothing and hiding nothing.

    A workbook inside it would bear no name, so it is left out.
    """
    shape, width = outline(name)
    made = io.BytesIO()
    with pikepdf.open(cast("BinaryIO", file)) as pdf:
        if Name.AF in pdf.Root:
            del pdf.Root.AF, pdf.Root.Names.EmbeddedFiles
        form = pdf.make_stream(
            b"0.55 0.6 0.7 rg " + shape, Type=Name.XObject, Subtype=Name.Form,
            BBox=[0, -0.4, width, 1.2],
        )  # fmt: skip
        veil = pdf.make_indirect(Dictionary(Type=Name.ExtGState, ca=_OPACITY))
        for page in pdf.pages:
            page.add_resource(form, Name.XObject, Name("/LinkMark"))
            page.add_resource(veil, Name.ExtGState, Name("/LinkVeil"))
            # What the page itself does to the coordinates ends before the mark.
            page.contents_add(pdf.make_stream(b"q"), prepend=True)
            page.contents_add(pdf.make_stream(_placed(page, width)), prepend=False)
        pdf.save(made, deterministic_id=True)
    made.seek(0)
    return made


def outline(name: str) -> tuple[bytes, float]:
    """Return the shapes of a line of words, one unit high, and their width."""
    glyphs, units = _glyphs()
    pen, at = _Pen(glyphs.set), 0.0
    for character in name:
        glyph = glyphs.names.get(ord(character))
        if glyph is not None:
            pen.at = at
            glyphs.set[glyph].draw(pen)
        at += glyphs.set[glyph].width if glyph else units * 0.3
    scale = 1 / units
    shapes = " ".join(pen.said)
    return f"{scale:.8f} 0 0 {scale:.8f} 0 0 cm {shapes} f".encode(), max(at * scale, 0.1)


def _placed(page: Any, width: float) -> bytes:
    """Return what draws the mark in the middle of a page, as an artifact."""
    left, low, right, high = (float(side) for side in page.mediabox)
    size = min(_LARGEST, math.hypot(right - left, high - low) * _ACROSS / width)
    cos, sin = size * math.cos(_SLANT), size * math.sin(_SLANT)
    x = (left + right) / 2 - cos * width / 2 + sin * 0.35
    y = (low + high) / 2 - sin * width / 2 - cos * 0.35
    matrix = " ".join(f"{value:.3f}" for value in (cos, sin, -sin, cos, x, y))
    return f"Q /Artifact BMC q /LinkVeil gs {matrix} cm /LinkMark Do Q EMC".encode()


class _Glyphs:
    """The glyphs of the typeface and which character each is for."""

    def __init__(self, font: TTFont) -> None:
        self.set = font.getGlyphSet()
        self.names: dict[int, str] = font.getBestCmap()


@cache
def _glyphs() -> tuple[_Glyphs, int]:
    font = TTFont(FOLDER / _FONT)
    return _Glyphs(font), font["head"].unitsPerEm


class _Pen(BasePen):  # type: ignore[misc] # the library has no types
    """Writes outlines as PDF does, each glyph moved to its place."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.said: list[str] = []
        self.at = 0.0

    def _say(self, letter: str, *points: tuple[float, float]) -> None:
        numbers = " ".join(f"{x + self.at:.1f} {y:.1f}" for x, y in points)
        self.said.append(f"{numbers} {letter}".strip())

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the library's name
        self._say("m", point)

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._say("l", point)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._say("c", *points)

    def _closePath(self) -> None:  # noqa: N802
        self._say("h")
