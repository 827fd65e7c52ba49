"""An SVG that somebody sent, written anew from what drawings need: shapes, colours, gradients.

Nothing is passed through: elements, attributes and declarations of style that are not on the lists
are left out, so that no script, no foreign address, no picture and no font can be among them. What
would make it look wrong without a word (letters, a document type) is refused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET  # document types are refused before it reads

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

MOST_ELEMENTS: Final = 3000
MOST_DEPTH: Final = 40
MOST_SIDE: Final = 100_000
_SVG: Final = "http://www.w3.org/2000/svg"
_ELEMENTS: Final = frozenset(
    {
        "svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "linearGradient", "radialGradient", "stop", "clipPath", "style",
    }
)  # fmt: skip
_PAINT: Final = frozenset(
    {
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity",
        "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "opacity",
        "clip-path", "clip-rule", "stop-color", "stop-opacity", "color", "display",
    }
)  # fmt: skip
_GEOMETRY: Final = frozenset(
    {
        "id", "class", "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy",
        "r", "rx", "ry", "fx", "fy", "d", "points", "transform", "gradientTransform",
        "gradientUnits", "spreadMethod", "clipPathUnits", "offset", "preserveAspectRatio",
    }
)  # fmt: skip
_VALUE: Final = re.compile(r"[-+\w\s.,#%()]*", re.ASCII)
# Names of functions that may stand in a value; url only of a place in the same file.
_CALL: Final = re.compile(r"([\w-]+)\s*\(")
_CALLS: Final = frozenset(
    {
        "rgb", "rgba", "hsl", "hsla", "url", "matrix", "translate", "scale", "rotate", "skewx",
        "skewy",
    }
)  # fmt: skip
_URL: Final = re.compile(r"url\s*\((?!\s*#[\w-]+\s*\))", re.IGNORECASE)
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR: Final = re.compile(r"[.#]?[\w-]+(\s*,\s*[.#]?[\w-]+)*", re.ASCII)
_LETTERS: Final = frozenset({"text", "tspan", "textPath"})
_FORBIDDEN: Final = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Illustrator writes one, with nothing in it that would matter.
_USUAL_DOCTYPE: Final = re.compile(r"<!DOCTYPE svg PUBLIC \"[^\"<>\[]*\" \"[^\"<>\[]*\"\s*>")


def safe_svg(field: str, content: bytes) -> str:
    """Return the drawing made safe, or refuse what cannot be one."""
    root = _parsed(field, content)
    elements = list(root.iter())
    if root.tag not in {f"{{{_SVG}}}svg", "svg"}:
        raise _unreadable(field)
    if len(elements) > MOST_ELEMENTS or _depth(root) > MOST_DEPTH:
        raise Invalid(
            "drawing_too_complex",
            gettext_noop("This drawing has too many parts to be made safe. Send it as PNG."),
            field=field,
        )
    if any(_name(element) in _LETTERS for element in elements):
        raise Invalid(
            "drawing_has_letters",
            gettext_noop(
                "This drawing has letters in a font that is not here. Turn them into outlines, or "
                "send it as PNG."
            ),
            field=field,
        )
    safe = _copied(root)
    safe.set("xmlns", _SVG)
    return ET.tostring(safe, encoding="unicode")


def _parsed(field: str, content: bytes) -> ET.Element:
    try:
        text = _USUAL_DOCTYPE.sub("", content.decode("utf-8-sig"))
        if _FORBIDDEN.search(text):
            raise _unreadable(field)
        return ET.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # noqa: S314 - see above
    except (UnicodeDecodeError, ET.ParseError):
        raise _unreadable(field) from None


def _unreadable(field: str) -> Invalid:
    return Invalid(
        "not_a_drawing",
        gettext_noop("This is no SVG that can be read. Send it as PNG."),
        field=field,
    )


def _depth(root: ET.Element) -> int:
    level, depth = [root], 0
    while level and depth <= MOST_DEPTH:
        depth += 1
        level = [child for element in level for child in element]
    return depth


def _name(element: ET.Element) -> str:
    return str(element.tag).removeprefix(f"{{{_SVG}}}")


def _copied(element: ET.Element) -> ET.Element:
    """Return an element with what is on the lists of it and of what it holds."""
    copy = ET.Element(_name(element), dict(_attributes(element.attrib)))
    if copy.tag == "style":
        copy.text = "".join(_rules("".join(element.itertext())))
        return copy
    copy.extend(_copied(child) for child in element if _name(child) in _ELEMENTS)
    return copy


def _attributes(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in given.items():
        if name == "style":
            yield name, ";".join(_declarations(value))
        elif (name in _GEOMETRY or name in _PAINT) and _is_safe(value):
            yield name, value


def _rules(css: str) -> Iterator[str]:
    """Rules for names, classes and ids alone, each with the declarations that are on the list."""
    for selector, body in _RULE.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if _SELECTOR.fullmatch(selector.strip()):
            yield f"{selector.strip()}{{{';'.join(_declarations(body))}}}"


def _declarations(css: str) -> Iterable[str]:
    for declaration in css.split(";"):
        name, colon, value = declaration.partition(":")
        if colon and name.strip() in _PAINT and _is_safe(value):
            yield f"{name.strip()}:{value.strip()}"


def _is_safe(value: str) -> bool:
    """Whether a value has only signs and functions that paint."""
    calls = {name.lower() for name in _CALL.findall(value)}
    return bool(_VALUE.fullmatch(value)) and calls <= _CALLS and not _URL.search(value)
