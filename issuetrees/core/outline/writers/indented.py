"""Indented text: what other programs take by paste."""

from collections.abc import Iterator
from typing import NamedTuple

from issuetrees.core.outline.lexing import escape_marks
from issuetrees.core.outline.marks import spot_label
from issuetrees.core.outline.readers.indented import is_broken_off
from issuetrees.core.outline.records import Outline, OutlineNode
from issuetrees.core.outline.written import TOLD


class _Row(NamedTuple):
    depth: int
    title: str
    told: Outline | OutlineNode


def write_indented(
    outline: Outline, *, indent: str = "\t", answer_label: str = "Answer", note_label: str = "Note"
) -> str:
    """Return the outline with one title a line, indented by depth.

    Notes and answers follow their title as labelled lines; the labels may be given
    in the reader's language as long as ``marks.LABEL`` knows them. Line breaks in a
    title become spaces. A title that would be read as a bullet, a number or a label
    gets a backslash, which the reader takes away.
    """
    rows = list(_rows(outline))
    titles = escape_marks([row.title for row in rows])
    written: list[str] = []
    above: _Row | None = None
    for row, title in zip(rows, titles, strict=True):
        is_even = above is not None and above.depth == row.depth
        if above and is_even and is_broken_off(above.title, row.title.lstrip("\\")):
            written.append(f"{indent * row.depth}\\{row.title}")
        else:
            written.append(indent * row.depth + title)
        above = row
        labels = {"note": note_label, "answer": answer_label}
        for name in TOLD:
            text = getattr(row.told, name)
            label = labels.get(name) or name.capitalize()
            is_read = spot_label(f"{label}: {text}") is not None
            written.extend(
                _labelled(indent * (row.depth + 1), label if is_read else note_label, text)
            )
    return "\n".join(written) + "\n" if written else ""


def _rows(outline: Outline) -> Iterator[_Row]:
    lift = 1
    if outline.title is not None:
        lift = 0
        yield _Row(0, " ".join(outline.title.split()), outline)
    for node in outline.nodes:
        yield _Row(node.depth - lift, " ".join(node.words.split()), node)


def _labelled(indent: str, label: str, text: str) -> Iterator[str]:
    for line in text.splitlines():
        words = " ".join(line.split())
        yield f"{indent}{label}: {words}".rstrip()
