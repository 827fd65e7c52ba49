"""How far a so-what is behind what stands below it."""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from issuetrees.core.graph.progress import PRUNED, statuses_in_force

#: The fields of a node that a so-what above it sums up; the order of siblings is not among them.
COUNTED: Final = frozenset(
    {"title", "answer", "status", "hypothesis", "value", "unit", "parent_id"}
)


class Marked(Protocol):
    """A node with the revisions in which it last changed; 0: not since that is written down.

    ``changed_in``: what counts of it (``COUNTED``) or it came; ``answered_in``: its answer was
    set; ``lost_in``: a child was deleted or moved away.
    """

    @property
    def id(self) -> str: ...
    @property
    def parent_id(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def answer(self) -> str: ...
    @property
    def changed_in(self) -> int: ...
    @property
    def answered_in(self) -> int: ...
    @property
    def lost_in(self) -> int: ...


def behind(nodes: Iterable[Marked]) -> dict[str, int]:
    """Return for each answered branch that is behind how many edits it is, by its id.

    ``nodes`` are all of a tree, in any order. An edit is a revision after the answer in which
    something below was last changed, came, went or moved; what changes inside a pruned branch does
    not count, that it was pruned does. O(nodes × depth).
    """
    known = {node.id: node for node in nodes}
    statuses = statuses_in_force(known.values())
    answered = [node.answered_in for node in known.values() if node.answer]
    oldest = min(answered, default=0)
    since: dict[str, set[int]] = {}
    for node in known.values():
        if node.parent_id and statuses.get(node.parent_id) == PRUNED:
            continue
        if node.lost_in > oldest:
            _climb(node, node.lost_in, known, since)
        if node.parent_id in known and node.changed_in > oldest:
            _climb(known[node.parent_id], node.changed_in, known, since)
    return {key: len(revisions) for key, revisions in since.items()}


def _climb(
    node: Marked, revision: int, known: Mapping[str, Marked], since: dict[str, set[int]]
) -> None:
    """Tell a node and all above it, where they are answered, of a later revision."""
    above: Marked | None = node
    while above is not None:
        if above.answer and revision > above.answered_in:
            since.setdefault(above.id, set()).add(revision)
        above = known.get(above.parent_id) if above.parent_id else None
