"""Lines between boxes, glued to them: where a box moves, its lines follow."""

from typing import TYPE_CHECKING, Any, Final

from lxml import etree
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from issuetrees.core.drawing.png import Look
from issuetrees.core.drawing.shapes import Connector, Point, Route
from issuetrees.reports.formats.pptx.text import tint
from issuetrees.reports.formats.roles import LOOKS

if TYPE_CHECKING:
    from issuetrees.reports.formats.pptx.drawing import _Painter

# The sites of a rectangle: above, left, below, right.
_ABOVE, _LEFT, _BELOW, _RIGHT = range(4)
_LEVEL: Final = 0.5  # of points: what stands level is joined by a straight line
_PLAIN: Final = Look(line="#a9b2c0", width=0.8)
_ARROW: Final = Look(line="#8f9bad", width=1.0)


def add_connector(painter: "_Painter", line: Connector) -> Any:
    """Add a line between two boxes that are there already."""
    points = [painter.place(point) for point in _ends(line)]
    start, end = points[0], points[-1]
    form = _form(points)
    shape = painter.shapes.add_connector(form, *(Pt(one) for one in (*start, *end)))
    if form == MSO_CONNECTOR.ELBOW and line.route is not Route.CURVE:
        _bend(shape, points)
    elif form == MSO_CONNECTOR.STRAIGHT and len(points) > 2:
        _shape(shape, points, is_curved=line.route is Route.CURVE)
    _glue(painter, shape, line, points)
    _stroke(shape, line)
    shape.name = f"{line.source_id} – {line.target_id}"
    return shape


def _ends(line: Connector) -> tuple[Point, ...]:
    """The points of a line with the tip of its head as the last."""
    return (*line.points[:-1], line.head[0]) if line.head else line.points


def _form(points: list[Point]) -> Any:
    """What a line is to PowerPoint: an elbow where it leaves and arrives at the sides."""
    start, end = points[0], points[-1]
    is_level = abs(start[1] - end[1]) < _LEVEL or abs(start[0] - end[0]) < _LEVEL
    if len(points) == 4 and not is_level and end[0] > start[0]:
        is_across = abs(points[1][1] - start[1]) < _LEVEL and abs(points[2][1] - end[1]) < _LEVEL
        if is_across:
            return MSO_CONNECTOR.ELBOW
    return MSO_CONNECTOR.STRAIGHT


def _bend(shape: Any, points: list[Point]) -> None:
    """Say where an elbow turns, in parts of its width."""
    width = points[-1][0] - points[0][0]
    share = int((points[1][0] - points[0][0]) / width * 100_000)
    geometry = shape._element.spPr.find(qn("a:prstGeom"))  # noqa: SLF001
    values = geometry.find(qn("a:avLst"))
    if values is None:
        values = etree.SubElement(geometry, qn("a:avLst"))
    etree.SubElement(values, qn("a:gd")).attrib.update({"name": "adj1", "fmla": f"val {share}"})


def _shape(shape: Any, points: list[Point], *, is_curved: bool) -> None:
    """Give a line the way it takes round boxes; it stays a connector."""
    is_straight = is_curved and all(abs(x - points[0][0]) < 1 for x, _y in points)
    is_level = all(abs(y - points[0][1]) < 1 for _x, y in points)
    if is_straight or is_level:
        return
    properties = shape._element.spPr  # noqa: SLF001
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    left, top = min(xs), min(ys)
    width, height = max(max(xs) - left, 0.1), max(max(ys) - top, 0.1)
    shape.left, shape.top, shape.width, shape.height = (
        Pt(left), Pt(top), Pt(width), Pt(height)
    )  # fmt: skip
    for flip in ("flipH", "flipV"):
        properties.xfrm.attrib.pop(flip, None)
    old = properties.find(qn("a:prstGeom"))
    made = _geometry([(x - left, y - top) for x, y in points], (width, height), is_curved=is_curved)
    properties.replace(old, made)


def _geometry(points: list[Point], size: Point, *, is_curved: bool) -> Any:
    geometry = etree.Element(qn("a:custGeom"))
    for name in ("avLst", "gdLst", "ahLst", "cxnLst"):
        etree.SubElement(geometry, qn(f"a:{name}"))
    etree.SubElement(geometry, qn("a:rect"), l="0", t="0", r="r", b="b")
    ways = etree.SubElement(geometry, qn("a:pathLst"))
    width, height = (str(int(Pt(one))) for one in size)
    way = etree.SubElement(ways, qn("a:path"), w=width, h=height, fill="none")
    _to(etree.SubElement(way, qn("a:moveTo")), points[0])
    if is_curved and len(points) == 4:
        curve = etree.SubElement(way, qn("a:cubicBezTo"))
        for point in points[1:]:
            _to(curve, point)
        return geometry
    for point in points[1:]:
        _to(etree.SubElement(way, qn("a:lnTo")), point)
    return geometry


def _to(step: Any, point: Point) -> None:
    x, y = (str(int(Pt(one))) for one in point)
    etree.SubElement(step, qn("a:pt"), x=x, y=y)


def _glue(painter: "_Painter", shape: Any, line: Connector, points: list[Point]) -> None:
    """Name the boxes at both ends, and the sides on which the line meets them."""
    connections = shape._element.nvCxnSpPr.cNvCxnSpPr  # noqa: SLF001
    ends = (("stCxn", line.source_id, points[0]), ("endCxn", line.target_id, points[-1]))
    for tag, box_id, point in ends:
        box = painter.boxes.get(box_id)
        if box is not None:
            site = {"id": str(box.shape_id), "idx": str(_site(box, point))}
            etree.SubElement(connections, qn(f"a:{tag}")).attrib.update(site)


def _site(box: Any, point: Point) -> int:
    left, top = box.left.pt, box.top.pt
    gaps = (
        abs(point[1] - top),
        abs(point[0] - left),
        abs(point[1] - top - box.height.pt),
        abs(point[0] - left - box.width.pt),
    )
    return gaps.index(min(gaps))


def _stroke(shape: Any, line: Connector) -> None:
    """The look of a line, with an arrowhead at its end if it has one."""
    look = LOOKS.get(f"{line.role}-{line.state}") or (_ARROW if line.head else _PLAIN)
    width = str(int(Pt(look.width)))
    stroke = etree.SubElement(shape._element.spPr, qn("a:ln"), w=width)  # noqa: SLF001
    tint(stroke, look.line)
    if line.state.startswith("backward"):
        etree.SubElement(stroke, qn("a:prstDash"), val="dash")
    if line.head:
        etree.SubElement(stroke, qn("a:tailEnd"), type="triangle", w="med", len="med")
    style = shape._element.find(qn("p:style"))  # noqa: SLF001
    if style is not None:
        shape._element.remove(style)  # noqa: SLF001
