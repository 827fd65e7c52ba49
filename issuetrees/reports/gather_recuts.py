"""The re-cuts of a report's engagement: a fixed number of queries for each."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Final

from issuetrees.core.graph.progress import PRUNED
from issuetrees.core.graph.records import Node
from issuetrees.inquiry.review import numbers_of
from issuetrees.practice.crossed import notes_of, notes_with
from issuetrees.practice.read import recuts as read
from issuetrees.practice.read.recuts import Matrix, Pair
from issuetrees.reports.recuts import CrossedBranch, CutBranch, CutLeaf, TwoCuts
from issuetrees.workspaces.access import Worker

#: The kind of section that shows them.
KIND: Final = "recut"


def build_recuts(reader: Worker, engagement_id: uuid.UUID) -> tuple[TwoCuts, ...]:
    """Return the re-cuts with a leaf in both trees, oldest first, in the active language."""
    found = (
        _cuts(row.pk, row.source.title, row.target.title, row.dimension, read.matrix(row))
        for row in read.of_engagement(reader, engagement_id)
    )
    return tuple(one for one in found if one.crossed)


def _cuts(key: uuid.UUID, title: str, other: str, dimension: str, matrix: Matrix) -> TwoCuts:
    numbers = numbers_of(matrix.source)
    by_target = {
        pair.target.id: _leaf(pair, numbers) for cell in matrix.cells.values() for pair in cell
    }
    return TwoCuts(
        id=str(key),
        title=title,
        other=other,
        dimension=dimension,
        first=_branches(
            matrix.source,
            {node.id: _alone(node, numbers.get(node.id, "")) for node in matrix.source},
        ),
        second=_branches(
            matrix.target,
            {node.id: _alone(node, "") for node in matrix.target} | by_target,
        ),
        columns=tuple(column.title for column in matrix.columns),
        crossed=tuple(
            CrossedBranch(
                row.title,
                tuple(
                    tuple(
                        _leaf(pair, numbers) for pair in matrix.cells.get((row.id, column.id), ())
                    )
                    for column in matrix.columns
                ),
            )
            for row in matrix.rows
        ),
    )


def _leaf(pair: Pair, numbers: Mapping[str, str]) -> CutLeaf:
    return _alone(pair.source, numbers.get(pair.source.id, ""), notes_of(pair))


def _alone(node: Node, number: str, notes: str = "") -> CutLeaf:
    return CutLeaf(number, node.title, notes_with(node, notes), node.status == PRUNED)


def _branches(nodes: Sequence[Node], leaves: Mapping[str, CutLeaf]) -> tuple[CutBranch, ...]:
    """Return the branches of the first level with the leaves below each."""
    titles = {node.id: node.title for node in nodes}
    found: dict[str, list[CutLeaf]] = {}
    for leaf, branch in read.leaves_of(nodes):
        found.setdefault(branch, []).append(leaves[leaf.id])
    return tuple(CutBranch(titles[branch], tuple(below)) for branch, below in found.items())
