"""What the checks say of a tree: findings in sentences, each with its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from issuetrees.core import mece
from issuetrees.core.graph.records import ISSUE_TREE, Node
from issuetrees.graphs import read as graphs
from issuetrees.kit.sentences import sentence

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding with its place, such as "3.2" ("" for the root), and its sentence."""

    code: str
    verdict: mece.records.Verdict
    side: mece.records.Side
    node_id: str
    related_ids: tuple[str, ...]
    number: str
    title: str
    sentence: str
    witness: str


@dataclass(frozen=True, slots=True)
class Review:
    """The findings of a tree in reading order, at one of its revisions.

    ``verdicts`` has the verdict on both sides of every node that is split.
    """

    revision: int
    findings: tuple[Finding, ...]
    verdicts: dict[str, mece.Verdicts]

    @property
    def open_count(self) -> int:
        """Findings that ask somebody to do something."""
        return sum(one.verdict in mece.OPEN for one in self.findings)


def review(graph: "Graph") -> Review:
    """Check all splits of a tree that the reader got from ``graphs.read.graph``.

    A stage map has no splits, so nothing is found on it. The sentences are in the active
    language.
    """
    nodes = graphs.node_records(graph) if graph.kind == ISSUE_TREE else []
    numbers = numbers_of(nodes)
    titles = {node.id: node.title for node in nodes}
    found = mece.check_tree(nodes)
    by_node: dict[str, list[mece.Finding]] = {
        node.parent_id: [] for node in nodes if node.parent_id is not None
    }
    for finding in found:
        by_node.setdefault(finding.node_id, []).append(finding)
    return Review(
        revision=graph.revision,
        findings=tuple(
            Finding(
                code=one.code,
                verdict=one.verdict,
                side=one.side,
                node_id=one.node_id,
                related_ids=one.related_ids,
                number=numbers.get(one.node_id, ""),
                title=titles.get(one.node_id, ""),
                sentence=sentence(one),
                witness=one.witness,
            )
            for one in found
        ),
        verdicts={node_id: mece.verdict(mine) for node_id, mine in by_node.items()},
    )


def numbers_of(nodes: Iterable[Node]) -> dict[str, str]:
    """Number the questions of a tree that comes depth first: "" the root, then 1, 1.1 …"""
    numbers: dict[str, str] = {}
    children: dict[str, int] = {}
    for node in nodes:
        if node.parent_id is None:
            numbers[node.id] = ""
            continue
        children[node.parent_id] = children.get(node.parent_id, 0) + 1
        above = numbers.get(node.parent_id, "")
        place = str(children[node.parent_id])
        numbers[node.id] = f"{above}.{place}" if above else place
    return numbers
