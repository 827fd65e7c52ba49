"""A drawing as PNG: the shapes that ``svg`` writes, painted, with the letters of a real typeface.

Lines and curves are painted twice as large and made smaller, which rounds their edges; what
stands upright is painted on whole pixels.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from math import cos, hypot, pi, sin
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

from issuetrees.core.drawing.shapes import (
    Bar,
    Box,
    Connector,
    Disc,
    Drawing,
    Label,
    Mark,
    Point,
    Polygon,
    Polyline,
    Rect,
    Reference,
    Route,
    Shape,
    Text,
)
from issuetrees.core.drawing.svg import BASELINE, towards

_FINE: Final = 2  # as many pixels for one, while a curve is painted
_STEPS: Final = 24  # of a curve
_COLOURS: Final = 256  # as many as a palette holds


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a role, empty for none; ``width`` is that of its lines, ``dash`` how long their
    strokes and gaps are, ``radius`` that of corners. Words may be strong, with a halo around them.
    """

    fill: str = ""
    line: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    radius: float = 0.0
    is_strong: bool = False
    halo: str = ""


Looks = Mapping[str, Look]


def write_png(
    drawing: Drawing,
    looks: Looks,
    font: bytes,
    scale: float,
    strong: bytes = b"",
    *,
    is_light: bool = False,
) -> bytes:
    """Return the picture of a drawing on white, ``scale`` pixels for each of its units; words
    that are ``strong`` in a font of their own.

    One that ``is_light`` has a palette, hence a third of the bytes: drawings have few colours.
    """
    painter = _Painter(drawing, looks, (font, strong or font), scale)
    painter.shapes(drawing.shapes)
    out = io.BytesIO()
    shown = painter.image
    if is_light:
        shown = shown.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    shown.save(out, "PNG", dpi=(96 * scale, 96 * scale))
    return out.getvalue()


class _Painter:
    def __init__(
        self, drawing: Drawing, looks: Looks, fonts: tuple[bytes, bytes], scale: float
    ) -> None:
        self.looks = looks
        self.scale = scale
        self.origin: Point = (0.0, 0.0)
        size = (self.pixels(drawing.width), self.pixels(drawing.height))
        self.image = Image.new("RGB", size, "#ffffff")
        self.draw = ImageDraw.Draw(self.image)
        self.font = cache(
            lambda points, is_strong: ImageFont.truetype(io.BytesIO(fonts[is_strong]), points)
        )

    def pixels(self, value: float) -> int:
        return max(1, round(value * self.scale))

    def look(self, role: str, kind: str = "") -> Look:
        return self.looks.get(f"{role}-{kind}") or self.looks.get(role) or Look()

    def place(self, point: Point) -> Point:
        return (
            (point[0] + self.origin[0]) * self.scale,
            (point[1] + self.origin[1]) * self.scale,
        )

    def shapes(self, shapes: Iterable[Shape]) -> None:
        """Paint shapes in their order; neighbouring lines of one look at once."""
        for look, group in groupby(shapes, _line_look):
            if look:
                self.lines(list(group))
            else:
                for shape in group:
                    _PAINTERS[type(shape)](self, shape)

    def lines(self, lines: Sequence[Any]) -> None:
        strokes = [tuple(_way(line)) for line in lines]
        self.area(strokes, self.look(lines[0].role, lines[0].state), is_closed=False)

    def connector(self, line: Connector) -> None:
        self.lines([line])
        if line.head:
            self.area([line.head], self.look(f"{line.role}-head", line.state))
        if line.label:
            self.text(line.label)

    def bar(self, bar: Bar) -> None:
        self.rect(bar.rect, self.look(bar.role, str(bar.tone) if bar.tone else bar.state))
        if bar.label:
            self.text(bar.label)

    def box(self, box: Box) -> None:
        look = self.look(box.role, box.state)
        if box.outline:
            self.area([box.outline], look)
        else:
            self.rect(box.rect, look)
        for text in box.texts:
            self.text(text)

    def rect(self, rect: Rect, look: Look) -> None:
        corners = (self.place((rect.left, rect.top)), self.place((rect.right, rect.bottom)))
        sides = [tuple(round(value) for value in corner) for corner in corners]
        line = "" if look.dash else look.line
        width = self.pixels(look.width) if line else 0
        radius = look.radius * self.scale
        self.draw.rounded_rectangle(sides, radius, look.fill or None, line or None, width)
        if look.dash:
            (left, top), (right, bottom) = (rect.left, rect.top), (rect.right, rect.bottom)
            outline = ((left, top), (right, top), (right, bottom), (left, bottom))
            self.area([outline], replace(look, fill=""))

    def text(self, text: Text) -> None:
        x = text.left + text.width / 2 if text.is_centred else text.left
        look = self.look(text.role)
        font, colour = self.font(text.size * self.scale, look.is_strong), look.fill or "#000000"
        halo = self.pixels(1.5) if look.halo else 0
        for index, line in enumerate(text.lines):
            y = text.top + (index + 0.5) * text.leading + BASELINE * text.size
            anchor = "ms" if text.is_centred else "ls"
            self.draw.text(
                self.place((x, y)), line, colour, font, anchor,
                stroke_width=halo, stroke_fill=look.halo or None,
            )  # fmt: skip

    def mark(self, mark: Mark) -> None:
        before = self.origin
        self.origin = (before[0] + mark.at[0], before[1] + mark.at[1])
        self.shapes(mark.pieces)
        self.origin = before

    def disc(self, disc: Disc) -> None:
        (x, y), radius = disc.centre, disc.radius
        turn = pi if disc.is_half else 2 * pi
        angles = [pi / 2 + turn * step / _STEPS for step in range(_STEPS + 1)]
        points = [(x + radius * cos(angle), y - radius * sin(angle)) for angle in angles]
        self.area([points], self.look(disc.role, disc.state))

    def area(self, outlines: Sequence[Sequence[Point]], look: Look, is_closed: bool = True) -> None:
        """Paint outlines of any direction: inside, then along them."""
        placed = [[self.place(point) for point in outline] for outline in outlines]
        if look.fill and is_closed:
            self.fine(placed, look.fill, lambda draw, points: draw.polygon(points, 255))
        if look.line:
            width = max(1, round(look.width * self.scale * _FINE))
            ends = [[*points, points[0]] if is_closed else points for points in placed]
            if look.dash:
                lengths = [length * self.scale for length in look.dash]
                ends = [dash for points in ends for dash in _dashes(points, lengths)]
            self.fine(ends, look.line, lambda draw, points: draw.line(points, 255, width, "curve"))

    def fine(
        self,
        outlines: Sequence[Sequence[Point]],
        colour: str,
        paint: Callable[[ImageDraw.ImageDraw, list[Point]], None],
    ) -> None:
        """Paint with soft edges: on a larger sheet of only what is touched."""
        left, top, right, bottom = self.bounds(outlines)
        mask = Image.new("L", ((right - left) * _FINE, (bottom - top) * _FINE))
        draw = ImageDraw.Draw(mask)
        for outline in outlines:
            paint(draw, [((x - left) * _FINE, (y - top) * _FINE) for x, y in outline])
        self.image.paste(colour, (left, top, right, bottom), mask.reduce(_FINE))

    def bounds(self, outlines: Sequence[Sequence[Point]]) -> tuple[int, int, int, int]:
        edge = self.pixels(4)
        xs = [x for outline in outlines for x, _ in outline]
        ys = [y for outline in outlines for _, y in outline]
        return (
            max(0, int(min(xs)) - edge),
            max(0, int(min(ys)) - edge),
            min(self.image.width, int(max(xs)) + edge),
            min(self.image.height, int(max(ys)) + edge),
        )


# Of the class: a painter that held its own methods would keep its picture, of 15 MB, until a
# collection, and who paints hundreds collects seldom.
_PAINTERS: Final[dict[type[Shape], Callable[[_Painter, Any], None]]] = {
    Bar: _Painter.bar,
    Box: _Painter.box,
    Connector: _Painter.connector,
    Disc: _Painter.disc,
    Label: lambda painter, label: painter.text(label.text),
    Mark: _Painter.mark,
    Polygon: lambda painter, one: painter.area([one.points], painter.look(one.role, one.state)),
    Polyline: lambda painter, one: painter.area(
        one.strokes, painter.look(one.role, one.state), False
    ),
    Reference: lambda _painter, _reference: None,
}


def _dashes(points: Sequence[Point], lengths: Sequence[float]) -> Iterator[list[Point]]:
    """Cut a way into strokes; every second length is a gap."""
    turn, left = 0, lengths[0]
    stroke = [points[0]]
    for (x, y), (to_x, to_y) in pairwise(points):
        whole = hypot(to_x - x, to_y - y)
        gone = 0.0
        while whole - gone > left:
            gone += left
            at = (x + (to_x - x) * gone / whole, y + (to_y - y) * gone / whole)
            if turn % 2 == 0:
                yield [*stroke, at]
            turn, stroke = turn + 1, [at]
            left = lengths[turn % len(lengths)]
        left -= whole - gone
        stroke.append((to_x, to_y))
    if turn % 2 == 0:
        yield stroke


def _line_look(shape: Shape) -> str:
    """The look of a line that is no more than a line; else nothing."""
    is_plain = isinstance(shape, Connector) and not shape.head and not shape.label
    return f"{shape.role}-{shape.state}" if is_plain else ""


def _way(line: Connector) -> Iterator[Point]:
    """The points of a line; a curve is taken in steps, a corner is rounded."""
    points = line.points
    if line.route is Route.CURVE:
        yield from _curve(points)
        return
    yield points[0]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        begin, end = (towards(corner, other, line.radius) for other in (before, after))
        yield from _curve((begin, corner, end))
    yield points[-1]


def _curve(points: Sequence[Point]) -> Iterator[Point]:
    """A Bézier curve through its first and last point (de Casteljau)."""
    for step in range(_STEPS + 1):
        share, left = step / _STEPS, list(points)
        while len(left) > 1:
            left = [
                (x + (to_x - x) * share, y + (to_y - y) * share)
                for (x, y), (to_x, to_y) in pairwise(left)
            ]
        yield left[0]
