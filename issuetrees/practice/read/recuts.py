"""Re-cuts: a tree and the one made of its leaves, as a matrix of both splits."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q, QuerySet

from issuetrees.core.graph.records import TABLE, Node
from issuetrees.graphs import read as graphs
from issuetrees.kit.rows import one
from issuetrees.practice.models import Recut
from issuetrees.workspaces.access import Reader, within

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

#: What a leaf of a re-cut begins with, and what is compared later.
COPIED: Final = ("title", "status", "answer", "owner_id", "hypothesis", "prune_reason")


@dataclass(frozen=True, slots=True)
class Pair:
    """A leaf in both trees; ``differing`` names the copied fields that are no longer the same."""

    source: Node
    target: Node
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Both splits crossed: branches of the first level, and the pairs by branch and branch.

    ``only_source`` and ``only_target`` are leaves that have no counterpart (any more);
    ``source`` and ``target`` are both trees whole, in reading order.
    """

    rows: tuple[Node, ...]
    columns: tuple[Node, ...]
    cells: Mapping[tuple[str, str], tuple[Pair, ...]]
    only_source: tuple[Node, ...]
    only_target: tuple[Node, ...]
    source: tuple[Node, ...] = ()
    target: tuple[Node, ...] = ()


def recuts(reader: Reader, graph_id: uuid.UUID) -> QuerySet[Recut]:
    """Return the re-cuts that a tree is a side of, oldest first."""
    return _all(reader).filter(Q(source=graph_id) | Q(target=graph_id))


def recut(reader: Reader, recut_id: uuid.UUID) -> Recut:
    """Return a re-cut, or raise NotFound."""
    return one(_all(reader).filter(pk=recut_id))


def of_engagement(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Recut]:
    """Return the re-cuts of the trees of an engagement, oldest first."""
    return _all(reader).filter(source__engagement=engagement_id)


def targets(reader: Reader, engagement_id: uuid.UUID) -> set[uuid.UUID]:
    """Return the ids of the trees that were made of the leaves of another of an engagement."""
    return set(target_rows(reader, engagement_id).values_list("target_id", flat=True))


def target_rows(reader: Reader, engagement_id: uuid.UUID) -> QuerySet[Any]:
    """Return the same ids, to be read within another query."""
    return of_engagement(reader, engagement_id).order_by().values("target_id")


def leaves_of(nodes: Sequence[Node]) -> Iterator[tuple[Node, str]]:
    """Yield the leaves of a tree in reading order, each with the id of its branch."""
    branch = _branches(nodes)
    yield from ((node, branch[node.id]) for node in _leaves(nodes))


def leaves(graph: "Graph") -> list[tuple[Node, str]]:
    """Return the leaves of a tree in reading order, each with the title of its branch."""
    nodes = graphs.node_records(graph)
    branch = _branches(nodes)
    titles = {node.id: node.title for node in nodes}
    return [(node, titles.get(branch[node.id], "")) for node in _leaves(nodes)]


def matrix(found: Recut) -> Matrix:
    """Return both trees of a re-cut as they are now, crossed."""
    sides = [graphs.node_records(graph) for graph in (found.source, found.target)]
    branches = [_branches(nodes) for nodes in sides]
    by_id = [{node.id: node for node in nodes} for nodes in sides]
    cells: dict[tuple[str, str], list[Pair]] = {}
    paired: tuple[set[str], set[str]] = (set(), set())
    for first, second in found.leaves:
        if first in branches[0] and second in branches[1]:
            paired[0].add(first)
            paired[1].add(second)
            place = branches[0][first], branches[1][second]
            cells.setdefault(place, []).append(_pair(by_id[0][first], by_id[1][second]))
    alone = [
        tuple(node for node in _leaves(nodes) if node.id not in there and branches[at][node.id])
        for at, (nodes, there) in enumerate(zip(sides, paired, strict=True))
    ]
    return Matrix(
        tuple(_heads(sides[0], {row for row, _ in cells})),
        tuple(_heads(sides[1], {column for _, column in cells})),
        {place: tuple(pairs) for place, pairs in cells.items()},
        alone[0],
        alone[1],
        tuple(sides[0]),
        tuple(sides[1]),
    )


def _all(reader: Reader) -> QuerySet[Recut]:
    found = Recut.objects.filter(within(reader, "source__engagement"))
    return found.select_related("source__engagement__workspace", "target", "author")


def _pair(source: Node, target: Node) -> Pair:
    differing = (name for name in COPIED if getattr(source, name) != getattr(target, name))
    return Pair(source, target, tuple(differing))


def _branches(nodes: Sequence[Node]) -> dict[str, str]:
    """Return the branch of the first level over each node; empty for the root."""
    found: dict[str, str] = {}
    for node in nodes:
        above = found.get(node.parent_id or "")
        found[node.id] = "" if node.parent_id is None else (above or node.id)
    return found


def _leaves(nodes: Sequence[Node]) -> Iterator[Node]:
    parents = {node.parent_id for node in nodes}
    yield from (node for node in nodes if node.id not in parents and node.parent_id is not None)


def _heads(nodes: Sequence[Node], ids: set[str]) -> Iterator[Node]:
    """Yield the branches with pairs; pruned ones as well, since their leaves are there."""
    yield from (node for node in nodes if node.id in ids)


def word_of(field: str) -> str:
    """Return what a copied field is called, in English."""
    return TABLE["nodes"][field].word
