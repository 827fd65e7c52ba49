"""A question tree as its numbers: what each node comes to, why it does not, how old it is."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from issuetrees.core import drivers as core
from issuetrees.core.drivers.ages import OLD_AFTER, Age, age_of, newest_of
from issuetrees.core.errors import Conflict
from issuetrees.core.graph import compare
from issuetrees.core.graph.records import ISSUE_TREE, Node, to_json
from issuetrees.core.graph.references import targets
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.workspaces.access import Reader

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


Range = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True)
class Numbers:
    """The numbers of a tree as they are now; ``records`` are its nodes by id, as one reads them."""

    graph: "Graph"
    records: Mapping[str, Node]
    tree: core.DriverTree

    @cached_property
    def sheet(self) -> core.Sheet:
        """The exact numbers."""
        return core.calculate(self.tree)

    @cached_property
    def places(self) -> dict[str, str]:
        """The number of each node in the tree, like 3.2; empty for the root."""
        return compare.numbers({key: to_json(node) for key, node in self.records.items()})

    @cached_property
    def ranges(self) -> dict[str, Range]:
        """Between what somebody has said that a leaf may be, in base units; None where unsaid."""
        found: dict[str, Range] = {}
        for leaf in self.tree.leaves:
            low, high = (self.records[leaf.id].details.get(name) for name in (LOW, HIGH))
            if low is not None or high is not None:
                found[leaf.id] = (_base(leaf, low), _base(leaf, high))
        return found

    def ages(self, today: dt.date, old_after: int = OLD_AFTER) -> dict[str, Age]:
        """Return what is to be said of the days of the values that the tree rests on."""
        days = {
            one.id: dt.date.fromisoformat(day) if (day := self.records[one.id].value_on) else None
            for one in self.tree.leaves
            if one.own is not None
        }
        newest = newest_of(days.values(), today)
        return {key: age_of(day, newest, today, old_after) for key, day in days.items()}


#: The names in ``details`` of a leaf between which its value may be, in its unit.
LOW, HIGH = "low", "high"


def numbers(reader: Reader, graph_id: uuid.UUID) -> Numbers:
    """Return the numbers of a tree; raise NotFound, or Conflict for a stage map."""
    graph = graphs.graph(reader, graph_id)
    require_tree(graph)
    return numbers_in(graph)


def require_tree(graph: "Graph") -> None:
    """Refuse a stage map."""
    if graph.kind != ISSUE_TREE:
        raise Conflict("not_a_tree", gettext_noop("Only a question tree has numbers."))


def numbers_in(graph: "Graph") -> Numbers:
    """Return the numbers of a tree that the reader got."""
    return numbers_of(graph, graphs.told_records(graph))


def numbers_of(graph: "Graph", nodes: Sequence[Node]) -> Numbers:
    """Return the numbers of a tree whose nodes were read."""
    records = {node.id: node for node in nodes}
    return Numbers(graph, records, core.driver_tree(nodes, targets(nodes)))


def _base(driver: core.Driver, shown: float | None) -> Fraction | None:
    return None if shown is None else driver.base(shown)
