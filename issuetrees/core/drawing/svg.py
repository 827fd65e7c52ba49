"""A drawing as SVG: one writer for pages and for print.

Whatever has a place is drawn but references: they lead to other pages, which an SVG has not.
Colours come from the ``Ink`` of the one who shows the drawing: classes on a page, whose style
sheet knows light and dark; attributes in print, where no style sheet reaches into an SVG.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from math import hypot
from typing import Any

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

# From the middle of a line of text down to where its letters stand, in parts of their size.
BASELINE = 0.3635


@dataclass(frozen=True, slots=True)
class Ink:
    """Attributes by role (``track``), or role and state or tone (``part-3``); the unit of the
    drawing's size, and how many decimals are worth their bytes.
    """

    attributes: Mapping[str, str]
    unit: str = ""
    places: int = 2


def write_svg(drawing: Drawing, ink: Ink) -> str:
    """Return the markup of a drawing."""
    return _Writer(ink).drawing(drawing)


def figure(value: float, places: int = 2) -> str:
    """Return a length for markup: as few decimals as needed, never localised."""
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if places else text


class _Writer:
    def __init__(self, ink: Ink) -> None:
        self.ink = ink
        self.writers: dict[type[Shape], Callable[[Any], str]] = {
            Bar: self.bar,
            Box: self.box,
            Connector: self.connector,
            Disc: self.disc,
            Label: self.label,
            Mark: self.mark,
            Polygon: self.polygon,
            Polyline: self.polyline,
            Reference: self.reference,
        }

    def drawing(self, drawing: Drawing) -> str:
        width, height = self.number(drawing.width), self.number(drawing.height)
        heard = f' aria-label="{escape(drawing.description)}"' if drawing.description else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg"{self.look(drawing.role)} role="img"{heard}'
            f' width="{width}{self.ink.unit}" height="{height}{self.ink.unit}"'
            f' viewBox="0 0 {width} {height}">{_title(drawing.title)}'
            f"{self.shapes(drawing.shapes)}</svg>"
        )

    def shapes(self, shapes: Iterable[Shape]) -> str:
        """Write shapes in their order; neighbouring lines of one look become one path, so that
        no edge is painted twice where they meet.
        """
        return "".join(
            self.lines(list(group)) if look else "".join(map(self.shape, group))
            for look, group in groupby(shapes, self.line_look)
        )

    def shape(self, shape: Shape) -> str:
        drawn = self.writers[type(shape)](shape)
        return f"<g>{_title(shape.title)}{drawn}</g>" if shape.title else drawn

    def line_look(self, shape: Shape) -> str:
        """The look of a line that says nothing of its own; else nothing."""
        if not isinstance(shape, Connector) or shape.title or shape.head or shape.label:
            return ""
        return f"{shape.role}-{shape.state}"

    def lines(self, lines: Sequence[Any]) -> str:
        path = "".join(self.way(line) for line in lines)
        return f'<path{self.look(lines[0].role, lines[0].state)} d="{path}"></path>'

    def connector(self, line: Connector) -> str:
        head, label = "", self.text(line.label) if line.label else ""
        if line.head:
            look = self.look(f"{line.role}-head", line.state)
            head = f'<path{look} d="{self.stroke(line.head)}Z"></path>'
        return self.lines([line]) + head + label

    def way(self, line: Connector) -> str:
        start, *others = line.points
        if line.route is Route.CURVE:
            return f"M{self.point(start)}C{' '.join(map(self.point, others))}"
        return f"M{self.point(start)}{''.join(self.turns(line))}"

    def turns(self, line: Connector) -> Iterator[str]:
        """Straight to each corner and round it."""
        for before, corner, after in zip(
            line.points, line.points[1:], line.points[2:], strict=False
        ):
            begin, end = (towards(corner, other, line.radius) for other in (before, after))
            yield f"L{self.point(begin)}Q{self.point(corner)} {self.point(end)}"
        yield f"L{self.point(line.points[-1])}"

    def bar(self, bar: Bar) -> str:
        label = self.text(bar.label) if bar.label else ""
        return (
            self.rect(bar.rect, self.look(bar.role, str(bar.tone) if bar.tone else bar.state))
            + label
        )

    def box(self, box: Box) -> str:
        look = self.look(box.role, box.state)
        shape = (
            f'<path{look} d="{self.stroke(box.outline)}Z"></path>'
            if box.outline
            else self.rect(box.rect, look)
        )
        return shape + "".join(self.text(text) for text in box.texts)

    def rect(self, rect: Rect, look: str) -> str:
        sides = {"x": rect.left, "y": rect.top, "width": rect.width, "height": rect.height}
        return f"<rect{look}{self.numbers(sides)}></rect>"

    def label(self, label: Label) -> str:
        return self.text(label.text)

    def reference(self, _reference: Reference) -> str:
        return ""

    def text(self, text: Text) -> str:
        anchor = ' text-anchor="middle"' if text.is_centred else ""
        x = text.left + text.width / 2 if text.is_centred else text.left
        lines = []
        for index, line in enumerate(text.lines):
            y = text.top + (index + 0.5) * text.leading + BASELINE * text.size
            sides = self.numbers({"x": x, "y": y, "font-size": text.size})
            lines.append(f"<text{self.look(text.role)}{sides}{anchor}>{escape(line)}</text>")
        return "".join(lines)

    def mark(self, mark: Mark) -> str:
        return f'<g transform="translate({self.point(mark.at)})">{self.shapes(mark.pieces)}</g>'

    def disc(self, disc: Disc) -> str:
        (x, y), radius = disc.centre, disc.radius
        if not disc.is_half:
            sides = {"cx": x, "cy": y, "r": radius}
            return f"<circle{self.look(disc.role, disc.state)}{self.numbers(sides)}></circle>"
        top, bottom = self.point((x, y - radius)), self.point((x, y + radius))
        path = f"M{top}A{self.number(radius)} {self.number(radius)} 0 0 0 {bottom}Z"
        return f'<path{self.look(disc.role, disc.state)} d="{path}"></path>'

    def polygon(self, shape: Polygon) -> str:
        return f'<path{self.look(shape.role, shape.state)} d="{self.stroke(shape.points)}Z"></path>'

    def polyline(self, line: Polyline) -> str:
        path = "".join(self.stroke(stroke) for stroke in line.strokes)
        return f'<path{self.look(line.role, line.state)} d="{path}"></path>'

    def stroke(self, points: Iterable[Point]) -> str:
        return "M" + "L".join(self.point(point) for point in points)

    def point(self, point: Point) -> str:
        return f"{self.number(point[0])} {self.number(point[1])}"

    def number(self, value: float) -> str:
        return figure(value, self.ink.places)

    def numbers(self, values: Mapping[str, float]) -> str:
        return "".join(f' {name}="{self.number(value)}"' for name, value in values.items())

    def look(self, role: str, kind: str = "") -> str:
        known = self.ink.attributes
        found = known.get(f"{role}-{kind}") if kind else None
        attributes = known.get(role, "") if found is None else found
        return f" {attributes}" if attributes else ""


def _title(text: str) -> str:
    return f"<title>{escape(text)}</title>" if text else ""


def towards(corner: Point, other: Point, radius: float) -> Point:
    """The point that is ``radius`` away from a corner on the way to another."""
    across, down = other[0] - corner[0], other[1] - corner[1]
    share = radius / hypot(across, down)
    return corner[0] + across * share, corner[1] + down * share
