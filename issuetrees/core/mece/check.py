"""Checks one split, or every split of a tree."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from issuetrees.core.mece.proofs import FROM_LABELS, PROOFS
from issuetrees.core.mece.records import (
    PRUNED,
    Finding,
    SplitChild,
    SplitParent,
    TreeNode,
    not_pruned,
)
from issuetrees.core.mece.shape import check_shape
from issuetrees.core.mece.verdict import gravity
from issuetrees.core.mece.wording import check_wording
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.text import gettext_noop

FREE_KINDS: Final = frozenset({None, "", "freeform"})
MOST_OF_A_KIND: Final = 20  # findings of one code on one split


def check_split(parent: SplitParent, children: Sequence[SplitChild]) -> tuple[Finding, ...]:
    """Return what can be said of a node's split into ``children``, in their order.

    The gravest come first. Pruned children are left out of all but the count of a single
    child. No children, no findings.
    """
    live = not_pruned(children)
    proof = _prove(parent, live)
    wording = list(check_wording(parent, live))
    if any(finding.verdict == "disproved" for finding in wording):
        proof = [one for one in proof if (one.side, one.verdict) != ("exclusive", "proved")]
    found = [*proof, *wording, *check_shape(parent, children)]
    if proof and len(live) < len(children):
        found.append(_left_out(parent, children))
    found = list(_without_crowds(found))
    return tuple(sorted(found, key=lambda finding: gravity(finding.verdict)))


def check_tree(nodes: Iterable[TreeNode]) -> tuple[Finding, ...]:
    """Return the findings on every split of a tree, from the root in reading order.

    ``nodes`` may come in any order; nodes that hang on no root are not looked at.
    """
    children: dict[str | None, list[TreeNode]] = {}
    for node in nodes:
        children.setdefault(node.parent_id, []).append(node)
    found: list[Finding] = []
    waiting = sorted(children.get(None, ()), key=lambda node: node.rank, reverse=True)
    while waiting:
        node = waiting.pop()
        below = sorted(children.get(node.id, ()), key=lambda child: child.rank)
        found.extend(check_split(node, below))
        waiting.extend(reversed(below))
    return tuple(found)


def _prove(parent: SplitParent, live: Sequence[SplitChild]) -> list[Finding]:
    if len(live) < 2:
        return []
    stated = PROOFS.get(parent.split_kind or "")
    if stated:
        return list(stated(parent, live))
    if parent.split_kind not in FREE_KINDS:
        return []
    return next((found for proof in FROM_LABELS if (found := list(proof(parent, live)))), [])


def _without_crowds(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Replace what is beyond the first twenty of one code by its number."""
    crowd: dict[str, list[Finding]] = {}
    for finding in findings:
        alike = crowd.setdefault(finding.code, [])
        alike.append(finding)
        if len(alike) <= MOST_OF_A_KIND:
            yield finding
    for alike in crowd.values():
        more = len(alike) - MOST_OF_A_KIND
        if more > 0:
            message = gettext_noop("More of this kind here: {count}.")
            code = f"more_{alike[0].code}"
            yield replace(
                alike[0], code=code, related_ids=(), message=message, details={"count": more}
            )


def _left_out(parent: SplitParent, children: Sequence[SplitChild]) -> Finding:
    pruned = [child for child in children if child.status == PRUNED]
    return Finding(
        "pruned_left_out",
        "advice",
        "shape",
        parent.id,
        tuple(child.id for child in pruned),
        gettext_noop("Pruned, so left out of the proof: {titles}."),
        {"titles": "; ".join(quoted(child.title) for child in pruned[:5])},
    )
