"""What the checks say of a tree or stage map: findings in sentences, each with its place.

With them what people accepted of it, and what would put it right.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from issuetrees.core import drivers, mece
from issuetrees.core.graph import references
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP, Node
from issuetrees.core.tree_kinds import DRIVER
from issuetrees.graphs import branches
from issuetrees.graphs import read as graphs
from issuetrees.inquiry import kept, map_checks
from issuetrees.inquiry.found import Found
from issuetrees.inquiry.kind_advice import advised
from issuetrees.inquiry.models import Waiver
from issuetrees.inquiry.read import waivers as read
from issuetrees.kit.models import new_id
from issuetrees.kit.sentences import sentence, words_of

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

WAIVED: Final = "waived"


@dataclass(frozen=True, slots=True)
class Fix:
    """One press that puts a finding right: its words, and the commands to commit."""

    words: str
    commands: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding with its place, such as "3.2" ("" for the root), and its sentence.

    On a stage map ``node_id`` is the stage or fork, "" for the map as a whole, and ``related_ids``
    are arrows, forks or a competency.

    ``waiver`` is what somebody said to accept it; only while it holds (``is_waived``) is the
    verdict "waived". Else it has lapsed, since the split has changed.
    """

    code: str
    verdict: mece.records.Verdict
    side: mece.records.Side
    node_id: str
    related_ids: tuple[str, ...]
    number: str
    title: str
    sentence: str
    witness: str
    identity: str
    waiver: Waiver | None = None
    fix: Fix | None = None

    @property
    def is_waived(self) -> bool:
        return self.verdict == WAIVED

    @property
    def words(self) -> tuple[str, str, str]:
        """What is the same where both sides of a split say the same."""
        return (self.node_id, self.verdict, self.sentence)


@dataclass(frozen=True, slots=True)
class Review:
    """The findings of a tree in reading order, at one of its revisions.

    ``verdicts`` has the verdict on both sides of every node that is split. ``looked_at`` names
    the nodes that were looked at, where these were not all.
    """

    revision: int
    findings: tuple[Finding, ...]
    verdicts: dict[str, mece.Verdicts]
    looked_at: frozenset[str] | None = None

    @property
    def open_count(self) -> int:
        """Findings that ask somebody to do something; what both sides say counts once."""
        return len({one.words for one in self.findings if one.verdict in mece.OPEN})


def review(graph: "Graph") -> Review:
    """Check all splits of a tree that the reader got from ``graphs.read.graph``.

    A stage map is checked as a whole, its verdicts are none. The sentences are in the active
    language. Only splits that changed since they were checked last are checked.
    """
    if graph.kind == STAGE_MAP:
        return _of_map(graph)
    known = kept.kept_tree(graph)
    return of_nodes(graph, graphs.told_records(graph), known)


def _of_map(graph: "Graph") -> Review:
    accepted = read.by_name(read.waivers_on(graph))
    findings = (_on_map(one, accepted.get(one.name)) for one in map_checks.found_on(graph))
    return Review(graph.revision, tuple(findings), {})


def _on_map(found: map_checks.FoundOnMap, waiver: Waiver | None) -> Finding:
    told = found.finding
    holds = waiver is not None and waiver.identity == found.identity
    return Finding(
        code=told.code,
        verdict=WAIVED if holds else told.verdict,
        side=told.side,
        node_id=told.place_id,
        related_ids=found.related_ids,
        number="",
        title=found.title,
        sentence=sentence(told),
        witness="",
        identity=found.identity,
        waiver=waiver,
        fix=Fix(sentence(found.fix), list(found.fix.commands)) if found.fix else None,
    )


def of_nodes(graph: "Graph", nodes: Sequence[Node], known: kept.Kept) -> Review:
    """Check all splits of a tree whose nodes were read, depth first, after ``known``."""
    splits, _ = _filled(graph, nodes)
    found = kept.results(graph, splits, known, touched=None)
    below = {key: [child.id for child in children] for key, (_, children) in splits.items()}
    return _told(graph, splits, found, numbers_of(nodes), read.waivers_on(graph), below)


def review_after(graph: "Graph", revision: int) -> Review:
    """Check what changed after a revision; where that is much, all of the tree."""
    known = kept.kept_tree(graph) if graph.kind == ISSUE_TREE else None
    if known is None or known.tree is None or revision > graph.revision:
        return review(graph)
    since = min(revision, known.tree.revision)
    touched = branches.touched(graph, since, kept.READ)
    if touched is None:
        return review(graph)
    splits, touched = _touched_splits(graph, touched)
    found = kept.results(graph, splits, known, touched=touched)
    merged = {child for one in found.values() for each in one for child in _carried(each)}
    told = _told(
        graph,
        splits,
        found,
        {
            key: number
            for (_, key), number in branches.numbers((graph.pk, one) for one in splits).items()
        },
        read.waivers_on(graph, touched),
        branches.children(graph, merged) if merged else {},
    )
    return replace(told, looked_at=frozenset(touched))


def refresh(graph: "Graph") -> None:
    """Bring the kept results of a tree up to its revision."""
    known = kept.kept_tree(graph)
    tree = known.tree
    touched = branches.touched(graph, tree.revision, kept.READ) if tree else None
    splits: kept.Splits
    if touched is None:
        nodes = graphs.told_records(graph)
        splits, _ = _filled(graph, nodes)
    else:
        splits, touched = _touched_splits(graph, touched)
    kept.results(graph, splits, known, touched=touched)


def _touched_splits(graph: "Graph", touched: set[str]) -> tuple[kept.Splits, set[str]]:
    """Read splits that were touched, and where numbers follow from theirs, those as well."""
    splits = branches.splits(graph, touched)
    if not any(drivers.calculates(*split) for split in splits.values()):
        return splits, touched
    nodes = graphs.told_records(graph)
    told, tree = _filled(graph, nodes)
    if tree is None:
        return splits, touched
    touched = tree.with_above(touched)
    return {key: split for key, split in told.items() if key in touched}, touched


def _filled(graph: "Graph", nodes: Sequence[Node]) -> tuple[kept.Splits, drivers.DriverTree | None]:
    return drivers.filled(splits_of(nodes), nodes, is_driver=graph.tree_kind == DRIVER)


def _told(
    graph: "Graph",
    splits: kept.Splits,
    found: Mapping[str, Sequence[Found]],
    numbers: Mapping[str, str],
    waivers: Iterable[Waiver],
    below: Mapping[str, Sequence[str]],
) -> Review:
    accepted = read.by_name(waivers)
    findings: list[Finding] = []
    verdicts: dict[str, mece.Verdicts] = {}
    for key, (parent, children) in splits.items():
        mine = []
        for one in (*found[key], *advised(graph, parent, children)):
            name = (key, one.finding.code, one.finding.side, one.finding.related_ids)
            waiver = accepted.get(name)
            holds = waiver is not None and waiver.identity == one.identity
            told = replace(one.finding, verdict=WAIVED) if holds else one.finding
            mine.append(told)
            findings.append(
                _finding(told, one, parent, numbers.get(key, ""), waiver, children, below)
            )
        verdicts[key] = mece.verdict(mine)
    return Review(graph.revision, tuple(findings), verdicts)


def _finding(
    told: mece.Finding,
    found: Found,
    parent: Node,
    number: str,
    waiver: Waiver | None,
    children: Sequence[Node],
    below: Mapping[str, Sequence[str]],
) -> Finding:
    return Finding(
        code=told.code,
        verdict=told.verdict,
        side=told.side,
        node_id=told.node_id,
        related_ids=told.related_ids,
        number=number,
        title=parent.title,
        sentence=sentence(told),
        witness=words_of(told.witness),
        identity=found.identity,
        waiver=waiver,
        fix=_fix(found.fix, parent, children, below) if found.fix else None,
    )


def _fix(
    fix: mece.Fix, parent: Node, children: Sequence[Node], below: Mapping[str, Sequence[str]]
) -> Fix:
    commands = mece.commands_of(fix, parent.id, children, below, lambda: str(new_id()))
    return Fix(sentence(fix), commands)


def splits_of(nodes: Sequence[Node]) -> dict[str, tuple[Node, list[Node]]]:
    """Return the nodes that are split with their children, both in reading order."""
    by_id = {node.id: node for node in nodes}
    below: dict[str, list[Node]] = {}
    for node in nodes:
        if node.parent_id is not None:
            below.setdefault(node.parent_id, []).append(node)
    return {node.id: (by_id[node.id], below[node.id]) for node in nodes if node.id in below}


def _carried(found: Found) -> Sequence[str]:
    """Return the children whose branches a fix would move."""
    is_merge = found.fix is not None and found.fix.step.kind == "merge"
    return found.finding.related_ids if is_merge else ()


def numbers_of(nodes: Iterable[Node]) -> dict[str, str]:
    """Number the questions of a tree that comes depth first: "" the root, then 1, 1.1 …"""
    numbers: dict[str, str] = {}
    children: dict[str, int] = {}
    for node in references.own(nodes):
        if node.parent_id is None:
            numbers[node.id] = ""
            continue
        children[node.parent_id] = children.get(node.parent_id, 0) + 1
        above = numbers.get(node.parent_id, "")
        place = str(children[node.parent_id])
        numbers[node.id] = f"{above}.{place}" if above else place
    return numbers
