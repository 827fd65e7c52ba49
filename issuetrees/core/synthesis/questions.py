"""A tree as its synthesis reads it: each question with what stands below it and its so-what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from issuetrees.core.graph.progress import PRUNED, statuses_in_force
from issuetrees.core.graph.records import Node

State: TypeAlias = Literal["missing", "up_to_date", "behind"]


@dataclass(frozen=True)
class Question:
    """A question with its number ("3.2", "" for the root) and its parts in their order.

    ``status`` is the one in force: "pruned" below a pruned one. ``edits_behind`` is 0 where the
    answer is up to date, where there is none, and on a leaf.
    """

    node: Node
    number: str
    depth: int
    status: str
    edits_behind: int
    below: "list[Question]" = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.node.id

    @property
    def title(self) -> str:
        return self.node.title

    @property
    def answer(self) -> str:
        """The answer of a leaf, the so-what of a branch."""
        return self.node.answer.strip()

    @property
    def hypothesis(self) -> str:
        return self.node.hypothesis

    @property
    def end_product(self) -> str:
        return self.node.end_product

    @property
    def data_source(self) -> str:
        return self.node.data_source

    @property
    def is_branch(self) -> bool:
        return bool(self.below)

    @property
    def is_pruned(self) -> bool:
        return self.status == PRUNED

    @property
    def state(self) -> State:
        if not self.answer:
            return "missing"
        return "behind" if self.edits_behind else "up_to_date"

    @cached_property
    def parts(self) -> "list[Question]":
        """What it is split into and not pruned, in order."""
        return [one for one in self.below if not one.is_pruned]

    @property
    def pruned(self) -> "list[Question]":
        """What it is split into and was pruned itself, in order."""
        return [one for one in self.below if one.node.status == PRUNED]

    def walk(self) -> "Iterator[Question]":
        """Yield it and all below it that is not pruned, as one reads the tree."""
        yield self
        for one in self.parts:
            yield from one.walk()


def grow(nodes: Sequence[Node], late: Mapping[str, int]) -> Question | None:
    """Return the root of a tree with all below it; None while it is empty.

    ``nodes`` come parents before children, siblings in their order; ``late`` says how many edits
    an answer is behind (``behind``).
    """
    statuses = statuses_in_force(nodes)
    known: dict[str, Question] = {}
    root = None
    for node in nodes:
        above = known.get(node.parent_id or "")
        place = f"{len(above.below) + 1}" if above else ""
        question = Question(
            node=node,
            number=f"{above.number}.{place}" if above and above.number else place,
            depth=above.depth + 1 if above else 0,
            status=statuses.get(node.id, node.status),
            edits_behind=late.get(node.id, 0),
        )
        known[node.id] = question
        if above:
            above.below.append(question)
        else:
            root = root or question
    return root
