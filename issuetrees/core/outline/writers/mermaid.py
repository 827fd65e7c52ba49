"""Mermaid: a flowchart from left to right; notes and the rest are not in it."""

from collections.abc import Iterator

from issuetrees.core.outline.inline import from_words
from issuetrees.core.outline.records import Outline
from issuetrees.core.outline.written import Entry, entries

_SIGNS = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", ";": "#59;"}


def write_mermaid(outline: Outline) -> str:
    """Return the titles of the outline as a flowchart, one box a line."""
    lines = [line for top in entries(outline) for line in _lines(top)]
    return "\n".join(["flowchart LR", *lines]) + "\n"


def _lines(top: Entry) -> Iterator[str]:
    yield f"    n{top.number}{_box(top)}"
    for entry in top.everything():
        for child in entry.children:
            yield f"    n{entry.number} --> n{child.number}{_box(child)}"


def _box(entry: Entry) -> str:
    words = "".join(_SIGNS.get(char, char) for char in from_words(entry.title))
    return f'["{words}"]'
