"""Maps of FreeMind and Freeplane (.mm); what is told besides the title as attributes."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from issuetrees.core.outline.records import Outline
from issuetrees.core.outline.written import Entry, entries


def write_freemind(outline: Outline) -> str:
    """Return the outline as a map; several top items need a node above them, which is empty."""
    tops = entries(outline)
    if len(tops) != 1:
        tops = [Entry(-1, 0, outline.suggested_title or "…", {}, tops)]
    lines = ['<map version="1.0.1">', *(line for top in tops for line in _lines(top)), "</map>"]
    return "\n".join(lines) + "\n"


def _lines(entry: Entry) -> Iterator[str]:
    yield f"<node TEXT={_quoted(entry.title)}>"
    note = entry.told.get("note", "")
    if note:
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in note.splitlines())
        body = f"<html><head/><body>{paragraphs}</body></html>"
        yield f'<richcontent TYPE="NOTE">{body}</richcontent>'
    for name, text in entry.told.items():
        if name != "note":
            yield f'<attribute NAME="{name}" VALUE={quoteattr(text, {chr(10): "&#10;"})}/>'
    for child in entry.children:
        yield from _lines(child)
    yield "</node>"


def _quoted(text: str) -> str:
    if "<" in text or "&" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return quoteattr(text)
