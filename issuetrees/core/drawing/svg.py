"""A drawing as SVG: one writer for pages and for print.

Colours come from the ``Ink`` of the one who shows the drawing: classes on a page, whose style
sheet knows light and dark; attributes in print, where no style sheet reaches into an SVG.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from issuetrees.core.drawing.shapes import Bar, Drawing, Point, Polyline, Shape, Text

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

    def drawing(self, drawing: Drawing) -> str:
        width, height = self.number(drawing.width), self.number(drawing.height)
        heard = f' aria-label="{escape(drawing.description)}"' if drawing.description else ""
        shapes = "".join(self.shape(shape) for shape in drawing.shapes)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg"{self.look(drawing.role)} role="img"{heard}'
            f' width="{width}{self.ink.unit}" height="{height}{self.ink.unit}"'
            f' viewBox="0 0 {width} {height}">{_title(drawing.title)}{shapes}</svg>'
        )

    def shape(self, shape: Shape) -> str:
        match shape:
            case Bar():
                drawn = self.bar(shape)
            case Polyline():
                drawn = self.polyline(shape)
            case _:
                raise TypeError(f"no SVG for {type(shape).__name__}")
        return f"<g>{_title(shape.title)}{drawn}</g>" if shape.title else drawn

    def bar(self, bar: Bar) -> str:
        rect = bar.rect
        sides = {"x": rect.left, "y": rect.top, "width": rect.width, "height": rect.height}
        label = self.text(bar.label) if bar.label else ""
        look = self.look(bar.role, str(bar.tone) if bar.tone else bar.state)
        return f"<rect{look}{self.numbers(sides)}></rect>{label}"

    def text(self, text: Text) -> str:
        lines = []
        for index, line in enumerate(text.lines):
            middle = text.top + (index + 0.5) * text.leading
            sides = {"x": text.left, "y": middle + BASELINE * text.size, "font-size": text.size}
            lines.append(f"<text{self.look(text.role)}{self.numbers(sides)}>{escape(line)}</text>")
        return "".join(lines)

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
