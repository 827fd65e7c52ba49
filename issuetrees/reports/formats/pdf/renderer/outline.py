"""Bookmarks: a tree of titles by their levels."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from issuetrees.reports.formats.pdf.renderer.writer import Writer, text


@dataclass(slots=True)
class Mark:
    """A bookmark with those below it; its destination is written as the file has it."""

    title: str
    level: int
    destination: bytes
    below: list["Mark"] = field(default_factory=list)


def write(file: Writer, marks: Sequence[Mark]) -> int:
    """Write bookmarks; return the number of their root, 0 if there are none. Those of the second
    level are closed.
    """
    tops = _nested(marks)
    if not tops:
        return 0
    root = file.reserve()
    first, last = _write_below(file, root, tops)
    words = b"<< /Type /Outlines /Count %d /First %d 0 R /Last %d 0 R >>\n"
    file.put(root, words % (len(tops), first, last))
    return root


def _nested(marks: Sequence[Mark]) -> list[Mark]:
    tops: list[Mark] = []
    for mark in marks:
        above = tops
        for _level in range(1, mark.level):
            above = above[-1].below if above else above
        above.append(mark)
    return tops


def _write_below(file: Writer, parent: int, marks: Sequence[Mark]) -> tuple[int, int]:
    """Write bookmarks of one level with those below them; return the first and the last number."""
    first = file.reserve(len(marks))
    last = first + len(marks) - 1
    for number, mark in enumerate(marks, start=first):
        words = b"<< /Title %b /Parent %d 0 R /Dest %b" % (
            text(mark.title),
            parent,
            mark.destination,
        )
        if number > first:
            words += b" /Prev %d 0 R" % (number - 1)
        if number < last:
            words += b" /Next %d 0 R" % (number + 1)
        if mark.below:
            ends = _write_below(file, number, mark.below)
            words += b" /First %d 0 R /Last %d 0 R /Count -%d" % (*ends, len(mark.below))
        file.put(number, words + b" >>\n")
    return first, last
