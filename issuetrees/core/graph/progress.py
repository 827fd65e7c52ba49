"""How far a tree is: how many questions there are, and how many are answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from issuetrees.core.graph.records import STATUSES

PRUNED: Final = "pruned"
#: What nobody has to do anything about any more, so that it is never overdue.
SETTLED: Final = frozenset({"answered", PRUNED})


class Countable(Protocol):
    """A question as it is counted; the node records of ``core.graph`` fit."""

    @property
    def id(self) -> str: ...
    @property
    def parent_id(self) -> str | None: ...
    @property
    def status(self) -> str: ...


T = TypeVar("T", bound=Countable)


@dataclass(frozen=True, slots=True)
class Progress:
    """Questions by status, every status among them and what else a report was given."""

    by_status: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_status.values())

    @property
    def answered(self) -> int:
        return self.by_status["answered"]

    @property
    def to_answer(self) -> int:
        """Questions that count: the pruned ones need no answer."""
        return self.total - self.by_status[PRUNED]


def progress(nodes: Iterable[Countable]) -> Progress:
    """Count the questions below the roots; a pruned one takes its whole branch along.

    ``nodes`` may come in any order and of several trees.
    """
    return progress_of(statuses_in_force(nodes).values())


def progress_of(statuses: Iterable[str]) -> Progress:
    """Count what ``statuses_in_force`` found."""
    counts = dict.fromkeys(STATUSES, 0)
    for status in statuses:
        counts[status] = counts.get(status, 0) + 1
    return Progress(counts)


def statuses_in_force(nodes: Iterable[Countable]) -> dict[str, str]:
    """Return the status of every question below a root, "pruned" below a pruned one."""
    known = {node.id: node for node in nodes}
    pruned: dict[str, bool] = {}
    for node in known.values():
        _note_pruned(node, known, pruned)
    return {
        node.id: PRUNED if pruned[node.id] else node.status
        for node in known.values()
        if node.parent_id is not None
    }


def pruned_by(nodes: Iterable[T]) -> dict[str, T]:
    """Return for each question in a pruned branch the highest pruned one: itself or one above."""
    known = {node.id: node for node in nodes}
    found: dict[str, T | None] = {}
    for node in known.values():
        path: list[T] = []
        above: T | None = node
        while above is not None and above.id not in found:
            path.append(above)
            above = known.get(above.parent_id) if above.parent_id else None
        top = found[above.id] if above is not None else None
        for one in reversed(path):
            top = top or (one if one.status == PRUNED else None)
            found[one.id] = top
    return {key: top for key, top in found.items() if top is not None}


def _note_pruned(node: Countable, known: Mapping[str, Countable], pruned: dict[str, bool]) -> None:
    """Climb to the next node of which it is known; every node is climbed over once."""
    path = []
    above: Countable | None = node
    while above is not None and above.id not in pruned:
        path.append(above)
        above = known.get(above.parent_id) if above.parent_id else None
    is_pruned = above is not None and pruned[above.id]
    for one in reversed(path):
        is_pruned = is_pruned or one.status == PRUNED
        pruned[one.id] = is_pruned
