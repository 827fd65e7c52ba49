"""GraphML: boxes with a label and what is told of them, and an arrow to each child."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from issuetrees.core.outline.records import Outline
from issuetrees.core.outline.written import TOLD, Entry, entries

_KEYS = ("label", *TOLD)


def write_graphml(outline: Outline) -> str:
    """Return the outline as a directed graph."""
    tops = entries(outline)
    everything = [entry for top in tops for entry in top.everything()]
    keys = (
        f'<key id="{name}" for="node" attr.name="{name}" attr.type="string"/>' for name in _KEYS
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *keys,
        '<graph id="tree" edgedefault="directed">',
        *(line for entry in everything for line in _node(entry)),
        *(line for entry in everything for line in _edges(entry)),
        "</graph></graphml>",
    ]
    return "\n".join(lines) + "\n"


def _node(entry: Entry) -> Iterator[str]:
    told = {"label": entry.title, **entry.told}
    values = "".join(f'<data key="{name}">{_text(text)}</data>' for name, text in told.items())
    yield f'<node id="n{entry.number}">{values}</node>'


def _edges(entry: Entry) -> Iterator[str]:
    for child in entry.children:
        yield f'<edge source="n{entry.number}" target="n{child.number}"/>'


def _text(text: str) -> str:
    if "<" in text or "&" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escape(text)
