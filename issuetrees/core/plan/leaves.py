"""The leaves of a tree that somebody works on, numbered as the tree is."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from issuetrees.core.graph.compare import numbers
from issuetrees.core.graph.progress import PRUNED, SETTLED, statuses_in_force
from issuetrees.core.graph.records import Node


@dataclass(frozen=True, slots=True)
class Leaf:
    """A question that is not cut further, with its number in the tree (3.2)."""

    number: str
    node: Node

    @property
    def is_settled(self) -> bool:
        """Whether nobody has to do anything about it any more."""
        return self.node.status in SETTLED

    @property
    def due_on(self) -> dt.date | None:
        return day_of(self.node.due_on)

    @property
    def starts_on(self) -> dt.date | None:
        return day_of(self.node.starts_on)

    @property
    def effort(self) -> float:
        """Days of one person's work; 0 where nobody has said."""
        return self.node.effort_days or 0.0


def day_of(text: str | None) -> dt.date | None:
    """Return the day that a record holds as YYYY-MM-DD."""
    return dt.date.fromisoformat(text) if text else None


def places(nodes: Sequence[Node]) -> dict[str, str]:
    """Return the number of every node of a tree, "" for the root."""
    rows = {
        node.id: {"id": node.id, "parent_id": node.parent_id, "rank": node.rank} for node in nodes
    }
    return numbers(rows)


def leaves(nodes: Sequence[Node], known: Mapping[str, str] | None = None) -> tuple[Leaf, ...]:
    """Return the leaves below the root, in the order of ``nodes`` (depth first).

    What stands in a pruned branch is left out; a question all of whose parts are pruned is a leaf.
    ``known`` are its ``places``, where they are known.
    """
    statuses = statuses_in_force(nodes)
    live = {key for key, status in statuses.items() if status != PRUNED}
    parents = {node.parent_id for node in nodes if node.id in live}
    found = places(nodes) if known is None else known
    return tuple(
        Leaf(found.get(node.id, ""), node)
        for node in nodes
        if node.id in live and node.id not in parents
    )
