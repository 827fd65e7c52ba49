"""Results of the checks, kept by the fingerprint of each split: only what changed is checked.

A row is right while its fingerprint is that of the split, whoever wrote it. For those who read
rows alone (``disproofs``) a tree's ``CheckedTree`` says up to which revision they are right. It is
moved on only from where the writer had found it, so nobody's older results pass for the newest.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import transaction

from issuetrees.core import mece
from issuetrees.core.graph.records import Node
from issuetrees.inquiry import found as finding
from issuetrees.inquiry.found import Found
from issuetrees.inquiry.models import CheckedSplit, CheckedTree, Disproof
from issuetrees.inquiry.own_words import OwnWords, words_for

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

Splits = Mapping[str, tuple[Node, list[Node]]]
#: Fields of nodes that a fingerprint depends on.
READ: Final = frozenset(
    {"title", "status", "value", "unit", "split_kind", "split", "cases", "parent_id", "rank"}
)
_BATCH: Final = 500


@cache
def checks() -> str:
    """Return what tells these checks from those of another version: a digest of their source."""
    digest = hashlib.sha256()
    for path in sorted(Path(mece.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Kept:
    """By which words a tree is checked, and up to where results of these checks are kept."""

    words: OwnWords
    tree: CheckedTree | None


def kept_tree(graph: "Graph") -> Kept:
    """Return up to where the results of a tree are kept; ask before its splits are read."""
    words = words_for(graph)
    found = CheckedTree.objects.filter(graph=graph, checks=checks(), words=words.key)
    return Kept(words, found.first())


def results(
    graph: "Graph", splits: Splits, known: Kept, *, touched: Collection[str] | None
) -> dict[str, tuple[Found, ...]]:
    """Return the findings on splits by node, and keep those that were not.

    ``known`` is what ``kept_tree`` gave before the splits were read; ``touched`` names the nodes
    that may have changed since then, None for all of the tree.
    """
    tree = known.tree
    rows = CheckedSplit.objects.filter(graph=graph)
    if touched is not None:
        rows = rows.filter(node_id__in=touched)
    kept = {str(row.node_id): row for row in rows} if tree else {}
    prints = {key: mece.fingerprint(*split) for key, split in splits.items()}
    answer: dict[str, tuple[Found, ...]] = {}
    fresh: dict[str, CheckedSplit] = {}
    for key, (parent, children) in splits.items():
        row = kept.get(key)
        if row and row.fingerprint == prints[key].whole:
            answer[key] = tuple(finding.from_json(one, key, children) for one in row.findings)
            continue
        answer[key] = finding.check(prints[key], parent, children, known.words.vocabulary)
        fresh[key] = CheckedSplit(
            graph_id=graph.pk,
            node_id=key,
            title=parent.title,
            fingerprint=prints[key].whole,
            findings=[finding.to_json(one, children) for one in answer[key]],
        )
    gone = [key for key in kept if key not in splits or key in fresh]
    if tree is None or tree.revision < graph.revision:
        _keep(graph, known, gone, list(fresh.values()))
    return answer


@transaction.atomic
def _keep(
    graph: "Graph",
    known: Kept,
    gone: Sequence[str],
    fresh: Sequence[CheckedSplit],
) -> None:
    """Write results, unless somebody else did since ``known`` was read."""
    if not _claim(graph, known):
        return
    tree = known.tree
    old = CheckedSplit.objects.filter(graph=graph)
    if tree is not None:
        old = old.filter(node_id__in=gone)
    if tree is None or gone:
        Disproof.objects.filter(split__in=old.values("pk")).delete()
        old.delete()
    CheckedSplit.objects.bulk_create(fresh, batch_size=_BATCH)
    disproofs = [
        Disproof(split=row, place=place, identity=one["identity"])
        for row in fresh
        for place, one in enumerate(row.findings)
        if one["verdict"] == "disproved"
    ]
    Disproof.objects.bulk_create(disproofs, batch_size=_BATCH)


def _claim(graph: "Graph", known: Kept) -> bool:
    """Move the mark on, if it still stands where it was read."""
    tree = known.tree
    now = {"revision": graph.revision, "checks": checks(), "words": known.words.key}
    if tree is None:
        mine, is_new = CheckedTree.objects.get_or_create(graph_id=graph.pk, defaults=now)
        if is_new or (mine.checks, mine.words) == (now["checks"], now["words"]):
            return is_new
        tree = mine
    seen = CheckedTree.objects.filter(
        pk=graph.pk, revision=tree.revision, checks=tree.checks, words=tree.words
    )
    return seen.update(**now) == 1
