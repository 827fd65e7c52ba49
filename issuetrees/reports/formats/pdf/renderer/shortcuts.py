"""Shortcuts through WeasyPrint, for what it does a hundred thousand times in a long piece.

None changes what is seen: a test paints with and without them. Versions are locked.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final
from xml.etree import ElementTree as ET

import cssselect2
import pydyf
import weasyprint.css
import weasyprint.draw
import weasyprint.pdf.fonts
from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.draw.color import get_color
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import percent
from weasyprint.text.ffi import ffi
from weasyprint.text.line_break import Layout
from weasyprint.urls import URLFetcher

from issuetrees.reports.formats.pdf.renderer.kinds import SharedStyles

#: Properties whose values depend on more than themselves.
_ENTANGLED: Final = frozenset({"display", "float", "page", "position"})
_SLOW: Final = ComputedStyle.__missing__
#: What was replaced: whose, under which name, what stood there.
TAKEN: Final[list[tuple[Any, str, Any]]] = []
_SIDES: Final = ("top", "right", "bottom", "left")
_LENGTHS: Final = (
    *(f"{name}_{side}" for name in ("margin", "padding") for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *(f"{most}{axis}" for axis in ("width", "height") for most in ("", "min_", "max_")),
)


_PHYSICAL: Final = frozenset(_LENGTHS) | {f"border_{side}_style" for side in _SIDES}
#: What tells lengths, also by the direction of writing.
_TELLING: Final = (
    _PHYSICAL
    | {"box_sizing"}
    | {
        function(block="ttb", inline=inline)
        for name, function in PHYSICAL_FUNCTIONS.items()
        if name in _PHYSICAL
        for inline in ("ltr", "rtl")
    }
)
#: What they are where nothing tells them: a border without a style has no width.
_UNTOLD: Final = {
    name: 0 if name.endswith("_width") and name.startswith("border") else INITIAL_VALUES[name]
    for name in sorted(_PHYSICAL | {"box_sizing"})
}


class Markup(HTML):  # type: ignore[misc]
    """A document that is read by the parser for XML, in a tenth of the time of that for HTML.

    What our writers write is both; what is not well formed (a text may hold signs that XML does
    not know) is read as HTML.
    """

    def __init__(self, text: str, fetcher: URLFetcher) -> None:
        try:
            root = ET.XML(text)
        except ET.ParseError:
            super().__init__(string=text, url_fetcher=fetcher, base_url="asset:")
            return
        self.base_url, self.url_fetcher, self.media_type = "asset:", fetcher, "print"
        wrapped = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.wrapper_element, self.etree_element = wrapped, wrapped.etree_element


@cache
def take_shortcuts() -> None:
    """Have WeasyPrint take all shortcuts from now on."""
    _take_styles_straight()
    _replace(weasyprint.css, "StyleFor", SharedStyles)
    _replace(weasyprint.pdf.fonts, "ffi", _KnownTypes())
    _keep_lines()
    _keep_lengths()
    _write_straight()
    _rule_straight()


def _replace(owner: Any, name: str, new: Any) -> None:
    TAKEN.append((owner, name, getattr(owner, name)))
    setattr(owner, name, new)


def _take_styles_straight() -> None:
    """Have properties that no rule sets taken from the parent or the initial values at once."""
    logical = {name: _logical(function) for name, function in PHYSICAL_FUNCTIONS.items()}
    straight = {
        name for name in INITIAL_VALUES if name not in _ENTANGLED and "decoration" not in name
    }
    inherited = straight & set(INHERITED)
    initial = {
        name: INITIAL_VALUES[name] for name in straight - set(INHERITED) - set(INITIAL_NOT_COMPUTED)
    }

    def take(style: Any, name: str) -> Any:
        cascaded = style.cascaded
        if cascaded and (
            name in cascaded or (name in logical and not logical[name].isdisjoint(cascaded))
        ):
            return _SLOW(style, name)
        if name in initial:
            value = style[name] = initial[name]
        elif name in inherited and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
        else:
            return _SLOW(style, name)
        return value

    _replace(ComputedStyle, "__missing__", take)


def _logical(function: Any) -> frozenset[str]:
    """Return the names that a property has where it is told by the direction of writing."""
    return frozenset(function(block="ttb", inline=inline) for inline in ("ltr", "rtl"))


class _KnownTypes:
    """The door to C, which would parse the type of an array anew for each length."""

    def __getattr__(self, name: str) -> Any:
        return getattr(ffi, name)

    def new(self, kind: str, initial: Any = None) -> Any:
        """Return new memory; an array is as long as what it begins with."""
        is_array = kind.startswith("hb_codepoint_t[")
        return ffi.new("hb_codepoint_t[]" if is_array else kind, initial)


def _keep_lines() -> None:
    """Have lines that were shaped to be laid out drawn as they are, not shaped again."""
    again = Layout.reactivate

    def reactivate(layout: Any, style: Any) -> None:
        if layout.justification_spacing or layout.style is not style:
            again(layout, style)

    _replace(Layout, "deactivate", lambda _layout: None)
    _replace(Layout, "reactivate", reactivate)


def _keep_lengths() -> None:
    """Have boxes of one style in places of one size take the lengths of the first of them, and
    those of which no length is told what every such box has.
    """
    usual = percent.resolve_percentages
    plain: dict[Any, dict[str, Any]] = {}

    def resolve(box: Any, containing_block: Any) -> None:
        of = containing_block
        room = (of.width, of.height) if isinstance(of, Box) else tuple(of)
        style = box.style
        if isinstance(box, PageBox) or style["border_collapse"] == "collapse":
            usual(box, room)
            return
        known = style.__dict__.get("lengths")
        if known is None:
            known = style.__dict__["lengths"] = plain if _is_plain(style) else {}
        place = "" if known is plain else room
        lengths = known.get(place)
        if lengths is None:
            usual(box, room)
            known[place] = {name: getattr(box, name) for name in _LENGTHS}
        else:
            box.__dict__.update(lengths)

    _replace_all("resolve_percentages", usual, resolve)


def _replace_all(name: str, usual: Any, new: Any) -> None:
    """Replace a function wherever it was imported."""
    for module in list(sys.modules.values()):
        if getattr(module, name, None) is usual:
            _replace(module, name, new)


def _is_plain(style: Any) -> bool:
    """Tell whether all lengths of a style are the initial ones: no rule tells one, and nobody has
    set one since.
    """
    if not _TELLING.isdisjoint(getattr(style, "cascaded", ())):
        return False
    return all(style[name] == value for name, value in _UNTOLD.items() if name in style)


def _write_straight() -> None:
    """Have what most of a file is made of written without asking what else it might be."""
    usual = pydyf._to_bytes  # noqa: SLF001 - there is no public way

    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return]
        if kind is float:
            return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
        if kind is int:
            return b"%d" % item
        written: bytes = usual(item)
        return written

    _replace(pydyf, "_to_bytes", to_bytes)


def _rule_straight() -> None:
    """Have straight rules beside a box filled as they are: the usual way cuts each out of a frame
    of four sides by a path of its own.
    """
    usual = weasyprint.draw.draw_border

    def draw(stream: Any, box: Any) -> None:
        widths = [getattr(box, f"border_{side}_width") for side in _SIDES]
        if not any(widths) and not _has_more(box):
            return
        color = None if all(widths) else _color_of_rules(box.style, widths)
        if color is None:
            usual(stream, box)
            return
        with stream.artifact(), stream.stacked():
            stream.set_color(color)
            for rectangle in _rules(box, *widths):
                stream.rectangle(*rectangle)
            stream.fill()

    _replace(weasyprint.draw, "draw_border", draw)


def _has_more(box: Any) -> bool:
    """Tell whether something is drawn where a border would be."""
    style = box.style
    is_cut: bool = style["column_width"] != "auto" or style["column_count"] != "auto"
    has_image: bool = style["border_image_source"][0] != "none"
    return is_cut or has_image


def _color_of_rules(style: Any, widths: Sequence[float]) -> Any:
    """Return the one colour of rules that are plain, None of any others."""
    known = style.__dict__.setdefault("rules", {})
    sides = tuple(side for side, width in zip(_SIDES, widths, strict=True) if width)
    if sides not in known:
        known[sides] = _plain_color(style, sides)
    return known[sides]


def _plain_color(style: Any, sides: Sequence[str]) -> Any:
    corners = (style[f"border_{y}_{x}_radius"] for y in _SIDES[::2] for x in _SIDES[1::2])
    is_round = any(radius[0] != 0 for corner in corners for radius in corner)
    is_solid = {style[f"border_{side}_style"] for side in sides} == {"solid"}
    colors = {get_color(style, f"border_{side}_color") for side in sides}
    is_seen = style["visibility"] == "visible" and style["border_image_source"][0] == "none"
    if is_round or not (is_solid and is_seen) or len(colors) > 1:
        return None
    (color,) = colors
    return color if color.alpha == 1 else None


def _rules(box: Any, top: float, right: float, bottom: float, left: float) -> Iterator[Any]:
    """Yield the rectangles of the sides that have a rule."""
    x, y = box.border_box_x(), box.border_box_y()
    width, height = box.border_width(), box.border_height()
    if top:
        yield x, y, width, top
    if bottom:
        yield x, y + height - bottom, width, bottom
    if left:
        yield x, y, left, height
    if right:
        yield x + width - right, y, right, height
