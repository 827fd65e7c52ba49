"""OPML of outliners: OmniOutliner, WorkFlowy, Dynalist, Mindomo, ours."""

from collections.abc import Iterator
from typing import Final

from issuetrees.core.outline import markup
from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.detection import Sign
from issuetrees.core.outline.facts import TICKED
from issuetrees.core.outline.markup import Element, plain
from issuetrees.core.outline.source import Source

NAME: Final = "opml"
IS_WHOLE: Final = True
_TRUE: Final = {"true", "checked", "1", "yes"}
_TECHNICAL: Final = frozenset(
    {"version", "type", "created", "isopen", "_complete", "complete", "_status", "checkbox", "id",
     "expansionstate", "vertscrollstate", "color", "colorlabel", "heading", "xmlns"}
)  # fmt: skip
_KNOWN: Final = {"text", "title", "_note", "note", "answer", "status", "owner", "due", "assignee"}


def read(source: Source) -> OutlineBuilder:
    """Each outline is an item, its _note a note; the title of the head is the root's."""
    builder = OutlineBuilder()
    root = markup.parse(source.text)
    body = root.first("body") or root
    for outline in body.all("outline"):
        _add(outline, 1, builder, source.first_line - 1)
    head = root.first("head")
    title = head.first("title") if head else None
    if title and title.text:
        builder.name(title.text, "", title.line)
    return builder


def words(source: Source) -> Iterator[tuple[int, str]]:
    """Return what the outlines say."""
    return markup.words(markup.parse(source.text), _TECHNICAL)


def _add(outline: Element, depth: int, builder: OutlineBuilder, shift: int) -> None:
    title = plain(outline.get("text", "title"))
    builder.add(" ".join(title.split()), depth, outline.line + shift, "outline")
    for name, value in outline.attributes.items():
        _tell(builder, name, plain(value), title)
    for child in outline.all("outline"):
        _add(child, depth + 1, builder, shift)


def _tell(builder: OutlineBuilder, name: str, value: str, title: str) -> None:
    kind = {"_note": "note", "assignee": "owner"}.get(name, name)
    if not value or value == title:
        return
    if name.lower() in {"_complete", "complete", "_status"} and value.lower() in _TRUE:
        builder.fact("status", TICKED)
    elif kind in {"note", "answer", "status", "owner", "due"}:
        builder.tell(kind, value)
    elif name.lower() not in _TECHNICAL and name not in _KNOWN:
        builder.note(f"{name}: {value}")


SIGNS: Final = (Sign(100, "an <opml> element", lambda source: "<opml" in source.opening.lower()),)
