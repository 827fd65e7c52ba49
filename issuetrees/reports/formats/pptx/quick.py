"""What the library does anew for each shape, slide or cell, done at once."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.oxml.shapes.groupshape import CT_GroupShape
from pptx.shapes.shapetree import BaseShapeFactory
from pptx.util import Pt

from issuetrees.core.drawing.shapes import Point


def count_parts(show: Any) -> None:
    """Have new parts numbered on; the library looks at all parts for each."""
    package = show.part.package
    usual, last = package.next_partname, dict[str, int]()

    def next_partname(template: str) -> PackURI:
        if template not in last:
            before, _number, behind = template.partition("%d")
            last[template] = int(usual(template)[len(before) :].removesuffix(behind)) - 1
        last[template] += 1
        return PackURI(template % last[template])

    package.next_partname = next_partname


def count_slides(show: Any) -> None:
    """Have a slide related to the presentation without a look at all others: it is new."""
    part = show.part
    usual, relationships = part.relate_to, part._rels  # noqa: SLF001

    def relate_to(target: Any, reltype: str, is_external: bool = False) -> str:
        if reltype == RELATIONSHIP_TYPE.SLIDE:
            return str(relationships._add_relationship(reltype, target))  # noqa: SLF001
        return str(usual(target, reltype, is_external))

    part.relate_to = relate_to


def hasten(shapes: Any) -> None:
    """Have the numbers of a slide's shapes counted on, and new ones not taken for holders; the
    library looks at the whole slide for each.
    """
    shapes.turbo_add_enabled = True
    shapes._shape_factory = lambda element: BaseShapeFactory(element, shapes)  # noqa: SLF001


def elements_from(shapes: Any, start: int) -> list[Any]:
    """Return the elements of the shapes behind so many."""
    return list(shapes._spTree.iter_shape_elms())[start:]  # noqa: SLF001


def add_group(shapes: Any, elements: Sequence[Any], name: str, told: str = "") -> None:
    """Make elements one group, as large as they are; ``told`` is for those who listen."""
    made: Any = CT_GroupShape.new_grpSp(shapes._next_shape_id, "")  # noqa: SLF001
    shapes._spTree.insert_element_before(made, "p:extLst")  # noqa: SLF001
    made.extend(elements)
    sides = [_sides(one) for one in elements]
    left, top = min(one[0] for one in sides), min(one[1] for one in sides)
    width, height = max(one[2] for one in sides) - left, max(one[3] for one in sides) - top
    for place, (x, y) in zip(made.grpSpPr.xfrm, ((left, top), (width, height)) * 2, strict=True):
        names = ("x", "y") if place.tag.endswith("ff") else ("cx", "cy")
        place.attrib.update(zip(names, (str(x), str(y)), strict=True))
    about = made.nvGrpSpPr.cNvPr
    about.set("name", name)
    if told:
        about.set("descr", told)


def _sides(element: Any) -> tuple[int, int, int, int]:
    """Return left, top, right and below of a shape: its own place is the first in it."""
    off = element.find(f".//{qn('a:off')}")
    left, top, size = int(off.get("x")), int(off.get("y")), off.getnext()
    return left, top, left + int(size.get("cx")), top + int(size.get("cy"))


def add_freeform(shapes: Any, strokes: Sequence[Sequence[Point]], *, is_closed: bool) -> Any:
    """Add a shape of strokes, given in points; the library measures it anew for each of them."""
    xs = [int(Pt(x)) for stroke in strokes for x, _y in stroke]
    ys = [int(Pt(y)) for stroke in strokes for _x, y in stroke]
    left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    number = shapes._next_shape_id  # noqa: SLF001
    element = CT_Shape.new_freeform_sp(number, f"Freeform {number}", left, top, width, height)
    shapes._spTree.insert_element_before(element, "p:extLst")  # noqa: SLF001
    ways = element.spPr.find(f"{qn('a:custGeom')}/{qn('a:pathLst')}")
    way = etree.SubElement(ways, qn("a:path"), w=str(width), h=str(height))
    places = iter(zip(xs, ys, strict=True))
    for stroke in strokes:
        for number in range(len(stroke)):
            x, y = next(places)
            move = etree.SubElement(way, qn("a:lnTo" if number else "a:moveTo"))
            etree.SubElement(move, qn("a:pt"), x=str(x - left), y=str(y - top))
        if is_closed:
            etree.SubElement(way, qn("a:close"))
    return shapes._shape_factory(element)  # noqa: SLF001
