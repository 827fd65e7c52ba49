"""Shortcuts through WeasyPrint, for what it does a hundred thousand times in a long piece.

None changes what is painted: a test paints with and without them. Versions are locked.
"""

import sys
from functools import cache
from typing import Any, Final
from xml.etree import ElementTree as ET

import cssselect2
import weasyprint.css
import weasyprint.pdf.fonts
from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
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
    initial = straight - set(INHERITED) - set(INITIAL_NOT_COMPUTED)

    def take(style: Any, name: str) -> Any:
        cascaded = style.cascaded
        if name in cascaded or any(one in cascaded for one in logical.get(name, ())):
            return _SLOW(style, name)
        if name in inherited and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
        elif name in initial:
            value = style[name] = INITIAL_VALUES[name]
        else:
            return _SLOW(style, name)
        return value

    _replace(ComputedStyle, "__missing__", take)


def _logical(function: Any) -> tuple[str, ...]:
    """Return the names that a property has where it is told by the direction of writing."""
    return tuple({function(block="ttb", inline=inline) for inline in ("ltr", "rtl")})


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
    """Have boxes of one style in places of one size take the lengths of the first of them."""
    usual = percent.resolve_percentages

    def resolve(box: Any, containing_block: Any) -> None:
        of = containing_block
        room = (of.width, of.height) if isinstance(of, Box) else tuple(of)
        style = box.style
        if isinstance(box, PageBox) or style["border_collapse"] == "collapse":
            usual(box, room)
            return
        known = style.__dict__.setdefault("lengths", {})
        lengths = known.get(room)
        if lengths is None:
            usual(box, room)
            known[room] = {name: getattr(box, name) for name in _LENGTHS}
        else:
            box.__dict__.update(lengths)

    for module in list(sys.modules.values()):
        if getattr(module, "resolve_percentages", None) is usual:
            _replace(module, "resolve_percentages", resolve)
