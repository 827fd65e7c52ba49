"""What the branches of a tree are worth: sizes rolled up, measured against the aim, in order.

The prize of a question is in the unit of the root; that of the root is the aim. A branch that says
its own prize has it, any other has the sum of its parts. Pruned branches add nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from issuetrees.core.graph.progress import PRUNED, statuses_in_force
from issuetrees.core.graph.records import Node
from issuetrees.core.plan.leaves import leaves, places

Size: TypeAlias = Literal["large", "medium", "small"]
SIZES: Final[tuple[Size, ...]] = ("large", "medium", "small")
EASE_ORDER: Final = ("easy", "medium", "hard")
#: From this share on a prize is large; below the other it does not move the needle.
LARGE: Final = 0.15
NEEDLE: Final = 0.05
#: What is looked at first: the leaves that together hold this share.
FIRST_SHARE: Final = 0.8
_SLACK: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Prize:
    """A question below the root with what it is worth; None where nobody has said.

    ``is_own``: it is said of the question itself; ``below`` is the sum of its parts (None: none is
    said), which may differ. ``share`` is that of the aim, or of everything where no aim is said.
    """

    number: str
    node: Node
    value: float | None
    is_own: bool
    below: float | None
    share: float | None
    is_leaf: bool
    is_pruned: bool

    @property
    def differs(self) -> bool:
        """Whether its own prize is another than what its parts add up to."""
        return self.is_own and self.below is not None and self.below != self.value

    @property
    def moves(self) -> bool:
        """Whether it moves the needle; what has no share is given the benefit of the doubt."""
        return self.share is None or abs(self.share) >= NEEDLE - _SLACK

    @property
    def size(self) -> Size | None:
        """How large it is beside the aim."""
        if self.share is None:
            return None
        if abs(self.share) >= LARGE - _SLACK:
            return "large"
        return "medium" if self.moves else "small"


@dataclass(frozen=True, slots=True)
class Prizes:
    """All questions below the root, depth first; the aim, and what the tree adds up to."""

    rows: tuple[Prize, ...]
    aim: float | None
    total: float | None

    @property
    def live_leaves(self) -> tuple[Prize, ...]:
        """The leaves that are worked on."""
        return tuple(row for row in self.rows if row.is_leaf and not row.is_pruned)


@dataclass(frozen=True, slots=True)
class Step:
    """A leaf of the 80/20 view with the share that it and the larger ones hold together."""

    prize: Prize
    cumulative: float
    is_first: bool


def prizes(nodes: Sequence[Node]) -> Prizes:
    """Roll the prizes up; ``nodes`` stand depth first, parents before children."""
    statuses = statuses_in_force(nodes)
    sums = _sums(nodes, statuses)
    root = nodes[0] if nodes else None
    aim = root.prize if root else None
    total = sums.get(root.id) if root else None
    whole = aim or total
    numbers = places(nodes)
    live = {leaf.node.id for leaf in leaves(nodes, numbers)}
    parents = {node.parent_id for node in nodes}
    rows = []
    for node in nodes:
        if node.parent_id is None:
            continue
        below = sums.get(node.id)
        value = node.prize if node.prize is not None else below
        rows.append(
            Prize(
                number=numbers.get(node.id, ""),
                node=node,
                value=value,
                is_own=node.prize is not None,
                below=below,
                share=value / whole if value is not None and whole else None,
                is_leaf=node.id in live or node.id not in parents,
                is_pruned=statuses[node.id] == PRUNED,
            )
        )
    return Prizes(tuple(rows), aim, total)


def _sums(nodes: Sequence[Node], statuses: Mapping[str, str]) -> dict[str, float]:
    """Return what the parts of each question add up to, where one of them says anything."""
    sums: dict[str, float] = {}
    for node in reversed(nodes):
        value = node.prize if node.prize is not None else sums.get(node.id)
        if node.parent_id is None or value is None or statuses[node.id] == PRUNED:
            continue
        sums[node.parent_id] = sums.get(node.parent_id, 0.0) + value
    return sums


def by_size(found: Prizes) -> list[Step]:
    """Return the leaves with a prize above zero, the largest first, with the running share.

    The first are those that it takes to hold four fifths.
    """
    rows = [row for row in found.live_leaves if row.value is not None and row.value > 0]
    rows.sort(key=lambda row: -(row.value or 0.0))
    whole = sum(row.value or 0.0 for row in rows)
    steps, held = list[Step](), 0.0
    for row in rows:
        is_first = held < FIRST_SHARE * whole - _SLACK
        held += row.value or 0.0
        steps.append(Step(row, held / whole, is_first))
    return steps
