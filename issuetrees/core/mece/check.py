"""Checks one split, or every split of a tree."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from issuetrees.core.mece.own_lists import resolved
from issuetrees.core.mece.proofs import ALWAYS, FROM_LABELS, KINDS
from issuetrees.core.mece.proofs.segments import prove_if_rest
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
from issuetrees.core.mece.witness import findings_of
from issuetrees.core.mece.wording import check_wording
from issuetrees.core.mece.words.labels import quoted
from issuetrees.core.mece.words.reading import SHIPPED, Vocabulary
from issuetrees.core.text import gettext_noop

MOST_OF_A_KIND: Final = 20  # findings of one code on one split


def check_split(
    parent: SplitParent, children: Sequence[SplitChild], vocabulary: Vocabulary = SHIPPED
) -> tuple[Finding, ...]:
    """Return what can be said of a node's split into ``children``, in their order.

    The gravest come first. Pruned children are left out of all but the count of a single
    child. No children, no findings. ``vocabulary`` has the words that a workspace takes for one.
    """
    if not children:
        return ()
    parent = resolved(parent, vocabulary)
    live = not_pruned(children)
    tried = list(findings_of(parent, children, vocabulary))
    proof = _without_doubts(_prove(parent, live), tried)
    wording = list(check_wording(parent, live, vocabulary, are_ranges=_are_ranges(proof)))
    if any(finding.verdict == "disproved" for finding in wording):
        proof = [one for one in proof if (one.side, one.verdict) != ("exclusive", "proved")]
    wording = [one for one in wording if not _is_proved_already(one, proof)]
    found = [*proof, *wording, *check_shape(parent, children)]
    if proof and len(live) < len(children):
        found.append(_left_out(parent, children))
    found = list(_without_crowds(found))
    return tuple(sorted(found, key=lambda finding: gravity(finding.verdict)))


def check_tree(nodes: Iterable[TreeNode], vocabulary: Vocabulary = SHIPPED) -> tuple[Finding, ...]:
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
        found.extend(check_split(node, below, vocabulary))
        waiting.extend(reversed(below))
    return tuple(found)


def _prove(parent: SplitParent, live: Sequence[SplitChild]) -> list[Finding]:
    """Prove what was stated, then what the labels say, whatever kind was chosen."""
    if len(live) < 2:
        return []
    # Who says nothing of a split has a free form.
    kind = KINDS.get(parent.split_kind or "freeform")
    stated = list(kind.prove(parent, live)) if kind else []
    read = list(_from_labels(parent, live, kind.name if kind else ""))
    found = _without_doubts(stated, [one for one in read if one not in stated])
    if not any(one.side == "exhaustive" and one.verdict != "unknown" for one in found):
        found = _without_doubts(found, list(prove_if_rest(parent, live)))
    return found


def _from_labels(parent: SplitParent, live: Sequence[SplitChild], stated: str) -> Iterator[Finding]:
    proofs = (proof for name, proof in FROM_LABELS if name != stated)
    yield from next((found for proof in proofs if (found := list(proof(parent, live)))), ())
    for proof in ALWAYS:
        yield from proof(parent, live)


def _without_doubts(stated: list[Finding], read: list[Finding]) -> list[Finding]:
    """Leave out what one of both does not know of a side that the other has decided."""
    found = [*_beside(stated, read), *_beside(read, stated)]
    refuted = {one.side for one in found if one.verdict == "disproved"}
    return [one for one in found if one.verdict != "proved" or one.side not in refuted]


def _beside(mine: list[Finding], others: list[Finding]) -> Iterator[Finding]:
    decided = {one.side for one in others if one.verdict in {"proved", "disproved"}}
    yield from (one for one in mine if one.verdict != "unknown" or one.side not in decided)


def _are_ranges(proof: Sequence[Finding]) -> bool:
    """Whether all labels were read as ranges, and judged."""
    return any(
        one.code.startswith("ranges_") and one.side == "exclusive" for one in proof
    ) and not any(one.code == "range_unread" for one in proof)


def _is_proved_already(finding: Finding, proof: Iterable[Finding]) -> bool:
    """Whether a proof disproves with a witness what the words disprove of the same children."""
    return finding.code == "part_of_sibling" and any(
        (one.side, one.verdict) == ("exclusive", "disproved")
        and set(finding.related_ids) <= set(one.related_ids)
        for one in proof
    )


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
