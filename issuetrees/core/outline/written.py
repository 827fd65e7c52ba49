"""What every writer of outlines begins with: rows with the root among them, or nested."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from issuetrees.core.outline.records import Outline, OutlineNode

TOLD: Final = ("note", "answer", "status", "owner", "due")
#: The day that packed parts bear, so that equal outlines make equal files.
PACKED_AT: Final = (2026, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Entry:
    """An item with what stands below it; ``number`` counts all of them in reading order."""

    number: int
    depth: int
    title: str
    told: dict[str, str]
    children: list["Entry"] = field(default_factory=list)

    def everything(self) -> Iterator["Entry"]:
        """Yield this item and all below it, in reading order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.children))


def entries(outline: Outline) -> list[Entry]:
    """Return the top items: the root alone where there is one."""
    tops: list[Entry] = []
    opened: list[Entry] = []
    for entry in _rows(outline):
        while opened and opened[-1].depth >= entry.depth:
            opened.pop()
        (opened[-1].children if opened else tops).append(entry)
        opened.append(entry)
    return tops


def _rows(outline: Outline) -> Iterator[Entry]:
    lift = 0 if outline.title is not None else 1
    if outline.title is not None:
        yield _entry(0, 0, outline.title, outline)
    for number, node in enumerate(outline.nodes, 1):
        yield _entry(number, node.depth - lift, node.words, node)


def _entry(number: int, depth: int, title: str, told: Outline | OutlineNode) -> Entry:
    known = {name: getattr(told, name) for name in TOLD if getattr(told, name)}
    return Entry(number, depth, " ".join(title.split()), known)
