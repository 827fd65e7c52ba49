"""The cases that people try on a split, each with the branches in which it falls."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from issuetrees.core import mece
from issuetrees.core.graph.records import Node
from issuetrees.graphs import branches
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.own_words import words_for

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


@dataclass(frozen=True, slots=True)
class Looked:
    """Who looked in vain for a case that falls nowhere, and on which day."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of a split at one revision of its tree."""

    revision: int
    cases: tuple[mece.Sorted, ...]
    none_found: Looked | None


def cases(graph: "Graph", node_id: uuid.UUID) -> Cases:
    """Return the cases tried on a node of a tree that the reader got, or raise NotFound."""
    graphs.node(graph, node_id)
    key = str(node_id)
    split = branches.splits(graph, [key]).get(key)
    if split is None:  # nothing below it: nothing to sort into
        return Cases(graph.revision, (), None)
    looked = mece.none_found(split[0].cases)
    found = mece.sort_cases(*split, words_for(graph).vocabulary)
    return Cases(graph.revision, found, Looked(*looked) if looked else None)


def told(
    parent: Node, children: Sequence[Node], vocabulary: mece.Vocabulary
) -> list[dict[str, object]]:
    """Return the cases of a split with the titles of the branches, for programs."""
    titles = {child.id: child.title for child in children}
    return [
        {"text": one.text, "by": one.by, "branches": [titles[key] for key in one.places]}
        for one in mece.sort_cases(parent, children, vocabulary)
    ]
