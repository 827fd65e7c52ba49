"""Maps of FreeMind and Freeplane (.mm)."""

from collections.abc import Iterator
from typing import Final

from issuetrees.core.outline import markup
from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.facts import DROPPED, STARTED, TICKED
from issuetrees.core.outline.marks import KIND_OF
from issuetrees.core.outline.markup import Element, plain
from issuetrees.core.outline.source import Source

NAME: Final = "freemind"
IS_WHOLE: Final = True
_TECHNICAL: Final = frozenset(
    "id created modified position folded version color style background_color builtin type name"
    " size bold italic width destination startarrow endarrow startinclination endinclination shape"
    " vgap hgap vshift style_ref localized_style_ref last_style_ref content-type dialect encoding"
    " hook order alpha max_width min_width fit_to_viewport text_align fallback vgap_quantity"
    " vshift_quantity hgap_quantity format link".split()
)
_ICONS: Final = {
    "button_ok": TICKED,
    "checked": TICKED,
    "button_cancel": DROPPED,
    "hourglass": STARTED,
}
_KINDS: Final = {"NOTE": "note", "DETAILS": "note"}


def read(source: Source) -> OutlineBuilder:
    """Each node is an item; notes, details, links and attributes are told of it."""
    builder = OutlineBuilder()
    for node in markup.parse(source.text).all("node"):
        _add(node, 1, builder, source.first_line - 1)
    return builder


def words(source: Source) -> Iterator[tuple[int, str]]:
    """Return what nodes, notes and attributes say; styles of Freeplane are no words."""
    root = markup.parse(source.text)
    for node in [*root.all("node")]:
        yield from _said(node)


def _said(node: Element) -> Iterator[tuple[int, str]]:
    bare = Element(node.tag, node.attributes, node.line, [], node.pieces)
    yield from markup.words(bare, _TECHNICAL)
    for child in node.children:
        if child.tag not in {"hook", "edge", "font", "cloud", "arrowlink", "map_styles"}:
            yield from _said(child)


def _add(node: Element, depth: int, builder: OutlineBuilder, shift: int) -> None:
    rich = [one for one in node.all("richcontent") if one.get("TYPE") == "NODE"]
    title = rich[0].all_text if rich else plain(node.get("TEXT", "LOCALIZED_TEXT"))
    builder.add(" ".join(title.split()), depth, node.line + shift, "node")
    if node.get("LINK") and not node.get("LINK").startswith("#"):
        builder.note(node.get("LINK"))
    for child in node.children:
        _tell(builder, child)
    for child in node.all("node"):
        _add(child, depth + 1, builder, shift)


def _tell(builder: OutlineBuilder, child: Element) -> None:
    if child.tag == "richcontent" and child.get("TYPE") in _KINDS:
        builder.note(child.all_text)
    elif child.tag == "icon" and child.get("BUILTIN") in _ICONS:
        builder.fact("status", _ICONS[child.get("BUILTIN")])
    elif child.tag == "attribute":
        name, value = child.get("NAME"), child.get("VALUE")
        kind = KIND_OF.get(name.lower())
        builder.tell(kind or "note", value if kind else f"{name}: {value}")


SIGNS: Final = (
    Sign(
        100,
        "a <map> element with <node> in it",
        lambda source: "<map" in source.opening and "<node" in source.text[:20_000],
    ),
)
