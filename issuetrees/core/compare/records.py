"""What a comparison of two trees says."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from issuetrees.core.graph.records import Node
from issuetrees.core.text import gettext_noop as _

Outcome: TypeAlias = Literal["matched", "level", "branch", "cut", "missing", "extra"]
#: What became of a line, with the word for it; the last is said of lines of one's own only.
OUTCOMES: Final[dict[Outcome, str]] = {
    "matched": _("Matched"),
    "level": _("At another level"),
    "branch": _("In another branch"),
    "cut": _("Split differently"),
    "missing": _("Missing"),
    "extra": _("Only in yours"),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A line of one of both trees.

    ``other_id`` is the line of the other tree that means the same, ``likeness`` (0 to 1) how sure
    that is. ``number`` is empty and ``depth`` 0 for the root.
    """

    node: Node
    number: str
    depth: int
    outcome: Outcome
    other_id: str | None = None
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """Two lines side by side: a pair, or one that nothing stands against."""

    reference: Compared | None
    own: Compared | None


@dataclass(frozen=True, slots=True)
class OtherCut:
    """A whole that both trees split, into parts of which hardly any are the same.

    ``reference_kind`` and ``own_kind`` are kinds of split, chosen or read off the labels; empty
    where the labels say none.
    """

    reference_id: str
    own_id: str
    reference_kind: str
    own_kind: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two trees, line by line in reading order, and the wholes that they split differently."""

    reference: tuple[Compared, ...]
    own: tuple[Compared, ...]
    other_cuts: tuple[OtherCut, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return both trees side by side in the order of the reference.

        What only the other tree has follows the line that stands above it there.
        """
        mine = {line.node.id: line for line in self.own}
        alone: dict[str | None, list[Compared]] = {}
        above: str | None = None
        for line in self.own:
            if line.other_id is None:
                alone.setdefault(above, []).append(line)
            else:
                above = line.node.id
        found = [Row(None, line) for line in alone.get(None, ())]
        for line in self.reference:
            other = mine.get(line.other_id or "")
            found.append(Row(line, other))
            if other is not None:
                found.extend(Row(None, one) for one in alone.get(other.node.id, ()))
        return tuple(found)
