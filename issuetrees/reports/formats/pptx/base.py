"""The master of our own slides: colours and faces in the theme, one layout a kind of slide."""

import re
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from issuetrees.core.drawing.tones import TONES
from issuetrees.reports.scene.theme import LANDSCAPE, Sheet, Theme

HEAD_FACE: Final = "Georgia"
BODY_FACE: Final = "Arial"
TITLE: Final = 22.0
FOOT: Final = 9.0
# Of titles; of the cover's band.
TITLE_TOP: Final = 34.0
TITLE_HEIGHT: Final = 60.0
_FOOT_HEIGHT: Final = 18.0
_BAND: Final = 0.6
_KEPT_LAYOUTS: Final = frozenset({"title", "titleOnly", "obj", "blank"})
#: The size that programs give slides of 16:9.
_WIDE: Final = Sheet("wide", 960.0, 540.0, (36.0, 42.0, 40.0, 42.0))
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_MAIN: Final = {"a": _A, "p": "http://schemas.openxmlformats.org/presentationml/2006/main"}


def own_master(theme: Theme) -> Any:
    """Return an empty presentation in the size, the colours and the faces of a theme."""
    made = Presentation()
    sheet = _WIDE if theme.is_wide else theme.sheet(LANDSCAPE)
    made.slide_width, made.slide_height = Pt(sheet.width), Pt(sheet.height)
    for layout in list(made.slide_layouts):
        if layout._element.get("type") not in _KEPT_LAYOUTS:  # noqa: SLF001 - no other way
            made.slide_layouts.remove(layout)
    master = made.slide_master
    _colour(master.part.part_related_by(RELATIONSHIP_TYPE.THEME), theme)
    _set_types(master._element)  # noqa: SLF001 - the library has no call for it
    _place(master, sheet)
    for layout in made.slide_layouts:
        if layout._element.get("type") == "title":  # noqa: SLF001
            _make_cover(layout, sheet)
    return made


def _colour(part: Any, theme: Theme) -> None:
    """Write colours and faces into the part of the theme."""
    root = etree.fromstring(part.blob)
    root.set("name", "Report")
    scheme = root.find(".//a:clrScheme", _MAIN)
    scheme.set("name", "Report")
    for name, value in _scheme(theme).items():
        slot = scheme.find(f"a:{name}", _MAIN)
        for old in list(slot):
            slot.remove(old)
        etree.SubElement(slot, f"{{{_A}}}srgbClr", val=value.lstrip("#").upper())
    titles = HEAD_FACE if theme.types["title"].face == "serif" else BODY_FACE
    for kind, face in (("majorFont", titles), ("minorFont", BODY_FACE)):
        root.find(f".//a:{kind}/a:latin", _MAIN).set("typeface", face)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _scheme(theme: Theme) -> dict[str, str]:
    colours = theme.colours
    tones = {f"accent{number}": TONES[number - 1].light for number in range(2, 7)}
    return {
        "dk1": colours["ink"],
        "lt1": "#ffffff",
        "dk2": colours["navy"],
        "lt2": colours["accent-soft"],
        "accent1": colours["accent"],
        **tones,
        "hlink": colours["accent"],
        "folHlink": colours["soft"],
    }


def _set_types(master: Any) -> None:
    """Titles stand left, in the colour of the brand; bodies in sizes that one reads."""
    title = master.find(".//p:titleStyle/a:lvl1pPr", _MAIN)
    title.set("algn", "l")
    look = title.find("a:defRPr", _MAIN)
    look.set("sz", str(int(TITLE * 100)))
    look.find("a:solidFill/a:schemeClr", _MAIN).set("val", "tx2")
    for level in master.iterfind(".//p:bodyStyle/*", _MAIN):
        size = 1400 if re.search(r"lvl1pPr$", level.tag) else 1200
        level.find("a:defRPr", _MAIN).set("sz", str(size))


def _place(master: Any, sheet: Sheet) -> None:
    left, right = sheet.margins[3], sheet.width - sheet.margins[1]
    foot = sheet.height - 32.0
    places = {
        "title": (left, TITLE_TOP, right - left, TITLE_HEIGHT),
        "body": (left, TITLE_TOP + TITLE_HEIGHT + 10, right - left, foot - 110),
        "ftr": (left, foot, (right - left) * 0.8, _FOOT_HEIGHT),
        "sldNum": (right - 80, foot, 80, _FOOT_HEIGHT),
        "dt": (right - 200, foot, 100, _FOOT_HEIGHT),
    }
    for shape in master.placeholders:
        kind = shape._element.nvSpPr.nvPr.ph.get("type", "body")  # noqa: SLF001
        shape.left, shape.top, shape.width, shape.height = (Pt(one) for one in places[kind])
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        if kind == "title":
            frame._txBody.bodyPr.set("anchor", "t")  # noqa: SLF001
        for look in shape._element.iterfind(".//a:lstStyle/a:lvl1pPr", _MAIN):  # noqa: SLF001
            look.set("algn", "l" if kind == "ftr" else "r")
            look.find("a:defRPr", _MAIN).set("sz", str(int(FOOT * 100)))


def _make_cover(layout: Any, sheet: Sheet) -> None:
    """A band in the colour of the brand with the title on it, the rest below it."""
    band = layout.shapes._spTree  # noqa: SLF001
    band.insert(2, _band(sheet.width, sheet.height * _BAND))
    left, width = sheet.margins[3] + 6, sheet.width - 2 * sheet.margins[3] - 60
    for shape in layout.placeholders:
        kind = shape._element.nvSpPr.nvPr.ph.get("type")  # noqa: SLF001
        if kind == "ctrTitle":
            top, height = sheet.height * 0.2, sheet.height * (_BAND - 0.26)
            _style(shape, "bg1", 34, "b")
        elif kind == "subTitle":
            top, height = sheet.height * (_BAND + 0.05), sheet.height * 0.28
            _style(shape, "tx1", 14, "t")
        else:
            continue
        shape.left, shape.top, shape.width, shape.height = map(Pt, (left, top, width, height))


def _style(shape: Any, colour: str, size: int, anchor: str) -> None:
    body = shape.text_frame._txBody  # noqa: SLF001
    body.bodyPr.set("anchor", anchor)
    styles = body.find(f"{{{_A}}}lstStyle")
    for old in list(styles):
        styles.remove(old)
    level = etree.SubElement(styles, f"{{{_A}}}lvl1pPr", marL="0", indent="0", algn="l")
    etree.SubElement(level, f"{{{_A}}}buNone")
    look = etree.SubElement(level, f"{{{_A}}}defRPr", sz=str(size * 100))
    fill = etree.SubElement(look, f"{{{_A}}}solidFill")
    etree.SubElement(fill, f"{{{_A}}}schemeClr", val=colour)


def _band(width: float, height: float) -> Any:
    return etree.fromstring(
        f'<p:sp xmlns:p="{_MAIN["p"]}" xmlns:a="{_A}"><p:nvSpPr><p:cNvPr id="90" name="Band"/>'
        "<p:cNvSpPr/><p:nvPr userDrawn='1'/></p:nvSpPr><p:spPr><a:xfrm><a:off x='0' y='0'/>"
        f"<a:ext cx='{Pt(width)}' cy='{Pt(height)}'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/>"
        "</a:prstGeom><a:solidFill><a:schemeClr val='tx2'/></a:solidFill><a:ln><a:noFill/></a:ln>"
        "</p:spPr></p:sp>"
    )
