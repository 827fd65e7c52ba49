"""What the evidence on a tree amounts to, in sentences of the reader's language."""

from collections.abc import Mapping
from typing import Final

from issuetrees.core.evidence import CONFIDENCES, STATUSES, Contradiction, Standing
from issuetrees.core.text import gettext_noop
from issuetrees.inquiry.read.evidence import Standings
from issuetrees.kit.sentences import fill, quote
from issuetrees.kit.words import spoken

_CODES: Final[Mapping[str, str]] = {
    "both_supported": gettext_noop(
        "{nodes} are opposites, yet the evidence supports both. Only one can hold."
    ),
    "both_refuted": gettext_noop(
        "{nodes} are opposites, yet the evidence speaks against both. One of them must hold."
    ),
    "same_claim": gettext_noop(
        "“{claim}” speaks for {first} and against {second}, yet both count as supported."
    ),
    "parent_above": gettext_noop(
        "{parent} counts as supported, though everything below it is refuted: {nodes}."
    ),
    "chain_broken": gettext_noop(
        "{parent} counts as supported, though a premise of its chain is refuted: {nodes}."
    ),
}


def status_words(found: Standing) -> str:
    """Return the status with its confidence: “Supported, medium confidence”."""
    status = spoken(STATUSES[found.status])
    return f"{status}, {spoken(CONFIDENCES[found.confidence])}" if found.confidence else status


def contradiction_words(found: Contradiction, tree: Standings) -> str:
    """Return a contradiction as a sentence that names its questions."""
    names = [_name(key, tree) for key in found.node_ids]
    return fill(
        spoken(_CODES[found.code]),
        nodes=", ".join(names),
        parent=_name(found.parent_id, tree),
        claim=found.claim,
        first=names[0],
        second=names[-1],
    )


def _name(node_id: str, tree: Standings) -> str:
    number, title = tree.numbers[node_id], tree.titles[node_id]
    return f"{number} {quote(title)}".strip()
