"""Two shortcuts through WeasyPrint, for what it does a hundred thousand times in a long piece.

Neither changes what is painted: a test paints with and without them. Versions are locked.
"""

from functools import cache
from typing import Any, Final
from xml.etree import ElementTree as ET

import cssselect2
from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.urls import URLFetcher

#: Properties whose values depend on more than themselves.
_ENTANGLED: Final = frozenset({"display", "float", "page", "position"})
SLOW: Final = ComputedStyle.__missing__


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
def take_styles_straight() -> None:
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
            return SLOW(style, name)
        if name in inherited and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
        elif name in initial:
            value = style[name] = INITIAL_VALUES[name]
        else:
            return SLOW(style, name)
        return value

    ComputedStyle.__missing__ = take


def _logical(function: Any) -> tuple[str, ...]:
    """Return the names that a property has where it is told by the direction of writing."""
    return tuple({function(block="ttb", inline=inline) for inline in ("ltr", "rtl")})
