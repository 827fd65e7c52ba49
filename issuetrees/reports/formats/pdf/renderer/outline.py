"""Bookmarks: a tree of titles by their levels."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String


@dataclass(slots=True)
class Mark:
    """A bookmark with those below it."""

    title: str
    level: int
    destination: Array
    below: list["Mark"] = field(default_factory=list)


def write(pdf: Pdf, marks: Sequence[Mark]) -> None:
    """Give a file its bookmarks; those of the second level are closed."""
    tops = _nested(marks)
    if not tops:
        return
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=len(tops)))
    _write_below(pdf, root, tops)
    pdf.Root.Outlines = root
    pdf.Root.PageMode = Name.UseOutlines


def _nested(marks: Sequence[Mark]) -> list[Mark]:
    tops: list[Mark] = []
    for mark in marks:
        above = tops
        for _level in range(1, mark.level):
            above = above[-1].below if above else above
        above.append(mark)
    return tops


def _write_below(pdf: Pdf, parent: Any, marks: Sequence[Mark]) -> None:
    items = [
        pdf.make_indirect(
            Dictionary(Title=String(mark.title), Parent=parent, Dest=mark.destination)
        )
        for mark in marks
    ]
    for before, behind in pairwise(items):
        before.Next, behind.Prev = behind, before
    parent.First, parent.Last = items[0], items[-1]
    for item, mark in zip(items, marks, strict=True):
        if mark.below:
            item.Count = -len(mark.below)
            _write_below(pdf, item, mark.below)
