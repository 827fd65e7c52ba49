"""What reading a pasted text gives: a flat outline, and what is worth saying about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from issuetrees.core import limits

MAX_BYTES = limits.OUTLINE_BYTES
MAX_NODES = limits.NODES_PASTED
MAX_DEPTH = 100
MAX_TITLE = limits.TITLE_CHARACTERS
MAX_WARNINGS = 500


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """One item below the root, in reading order.

    ``depth`` is 1 for the first level and never more than one above the depth of
    the node before it; ``line`` is where the item starts, counted from 1. ``status``,
    ``owner`` and ``due`` are as the text has them: words, no ids and no days. ``shows`` is the
    number ("2.1") of the item whose branch it shows in a second place, "" for one of its own.
    """

    title: str
    depth: int
    note: str = ""
    answer: str = ""
    line: int = 0
    status: str = ""
    owner: str = ""
    due: str = ""
    shows: str = ""

    @property
    def words(self) -> str:
        """What is written where there is no other way to say that it shows another item."""
        return f"→ {self.shows} {self.title}" if self.shows else self.title


def numbers(nodes: Sequence[OutlineNode]) -> list[str]:
    """Return the number of each item as one reads them, "2.1"; "" for what shows another."""
    counts: list[int] = []
    found = []
    for node in nodes:
        if node.shows:
            found.append("")
            continue
        del counts[node.depth :]
        counts.extend([0] * (node.depth - len(counts)))
        counts[-1] += 1
        found.append(".".join(map(str, counts)))
    return found


@dataclass(frozen=True, slots=True)
class OutlineWarning:
    """Something a person should look at before accepting the outline.

    ``message`` is an English template to be translated and filled from ``details``.
    ``text`` is all of the text that it speaks of, where the message shows a part.
    """

    line: int
    code: str
    message: str
    details: dict[str, Any] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A text as a tree: ``title``, ``note`` and all that follows belong to the root.

    ``format`` names the form that was recognised. ``title`` is None where the text
    has several top lines: the caller asks for a root, and may propose ``suggested_title``.
    """

    format: str
    title: str | None
    nodes: tuple[OutlineNode, ...]
    warnings: tuple[OutlineWarning, ...] = ()
    note: str = ""
    answer: str = ""
    status: str = ""
    owner: str = ""
    due: str = ""
    suggested_title: str = ""
