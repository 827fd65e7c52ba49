"""GraphML of yEd and others, and ours: boxes with labels, and arrows."""

from collections.abc import Iterator
from typing import Final

from issuetrees.core.outline import markup
from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.forest import Arrow, Box, Forest
from issuetrees.core.outline.marks import KIND_OF
from issuetrees.core.outline.markup import Element, plain
from issuetrees.core.outline.source import Source

NAME: Final = "graphml"
IS_WHOLE: Final = True
_TITLES: Final = {"label", "title", "name", "text", "topic", "question"}
_LABELS: Final = ("NodeLabel", "EdgeLabel", "GenericNodeLabel", "Label.Text")


def read(source: Source) -> OutlineBuilder:
    """Arrows lead from parent to child; keys that are known become notes, owners, days."""
    forest, builder, shift = Forest(), OutlineBuilder(), source.first_line - 1
    root = markup.parse(source.text)
    names = {key.get("id"): key.get("attr.name").lower() for key in root.all("key")}
    for element in root.everything():
        if element.tag == "node":
            forest.boxes[element.get("id")] = _box(element, names, shift)
        elif element.tag == "edge":
            title = label(element) or _known(element, names).get("title", "")
            ends = element.get("source"), element.get("target")
            forest.arrows.append(Arrow(*ends, element.line + shift, title))
    for arrow in forest.arrows:
        for end in (arrow.source, arrow.target):
            forest.boxes.setdefault(end, Box(end, arrow.line))
    forest.fill(builder)
    return builder


def words(source: Source) -> Iterator[tuple[int, str]]:
    """Return the texts of labels and values; ids and geometry are no words."""
    root = markup.parse(source.text)
    for element in root.everything():
        if element.text and element.tag in {*_LABELS, "data"}:
            yield element.line, plain(element.text)


def _box(node: Element, names: dict[str, str], shift: int) -> Box:
    known = _known(node, names)
    title = label(node) or known.pop("title", "") or node.get("id")
    told = [(kind, text) for kind, text in known.items() if kind != "title" and text != title]
    return Box(" ".join(title.split()), node.line + shift, told)


def label(element: Element) -> str:
    """The label of yEd, which stands deep in its own elements; groups hold nodes of their own."""
    found: list[str] = []
    waiting = [child for child in element.children if child.tag not in {"graph", "node", "edge"}]
    while waiting:
        one = waiting.pop(0)
        if one.tag in _LABELS and one.text:
            found.append(plain(one.text))
        waiting.extend(child for child in one.children if child.tag not in {"graph", "node"})
    return " ".join(dict.fromkeys(found))


def _known(element: Element, names: dict[str, str]) -> dict[str, str]:
    """The values of an element by what they tell; keys that are not known go into the note."""
    known: dict[str, str] = {}
    for one in element.all("data"):
        name = names.get(one.get("key")) or one.get("key").lower()
        if not one.text or one.children:
            continue
        kind = "title" if name in _TITLES else KIND_OF.get(name, "note")
        text = (
            plain(one.text) if kind != "note" or name in KIND_OF else f"{name}: {plain(one.text)}"
        )
        known[kind] = f"{known[kind]}\n{text}" if kind in known else text
    return known


SIGNS: Final = (
    Sign(100, "a <graphml> element", lambda source: "<graphml" in source.opening.lower()),
)
