"""OPML: what outliners take; notes as _note, the rest as attributes of its own name."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from issuetrees.core.outline.records import Outline
from issuetrees.core.outline.written import Entry, entries


def write_opml(outline: Outline) -> str:
    """Return the outline as OPML 2.0."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0"><head></head><body>',
        *(line for top in entries(outline) for line in _lines(top)),
        "</body></opml>",
    ]
    return "\n".join(lines) + "\n"


def _lines(entry: Entry) -> Iterator[str]:
    told = {("_note" if name == "note" else name): text for name, text in entry.told.items()}
    attributes = "".join(f" {name}={_quoted(text)}" for name, text in told.items())
    opening = f"{'  ' * (entry.depth + 1)}<outline text={_quoted(entry.title)}{attributes}"
    if not entry.children:
        yield f"{opening}/>"
        return
    yield f"{opening}>"
    for child in entry.children:
        yield from _lines(child)
    yield f"{'  ' * (entry.depth + 1)}</outline>"


def _quoted(text: str) -> str:
    """The reader takes tags out of texts, so those of the text itself are written as such."""
    if "<" in text or "&" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return quoteattr(text, {"\n": "&#10;"})
