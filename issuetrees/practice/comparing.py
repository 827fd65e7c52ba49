"""Two trees side by side: a sketch and a case, two trees, a tree and what it was."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from issuetrees.core import limits, outline
from issuetrees.core.compare import Comparison, Score, compare_trees, score_of
from issuetrees.core.errors import Invalid, NotFound
from issuetrees.core.graph import references
from issuetrees.core.graph.records import ISSUE_TREE, Node
from issuetrees.core.mece import SHIPPED, Vocabulary
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.graphs.history.past import tables_at
from issuetrees.inquiry.own_words import words_for, words_of
from issuetrees.practice.cases import Case, case
from issuetrees.workspaces.access import Reader

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


@dataclass(frozen=True, slots=True)
class Side:
    """A tree that is compared: what it is called and its nodes."""

    title: str
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two trees, how their lines stand to each other, and how near the second is to the first."""

    reference: Side
    own: Side
    comparison: Comparison
    score: Score


def sketch(text: str, root: str) -> list[Node]:
    """Return an outline in any form that can be pasted, as a tree below ``root``.

    A top line of the text stands for the root. Raises Invalid (field "text") for what cannot be
    read, has no line below the root, or more than can be compared.
    """
    found = outline.read(text)
    nodes = [Node("root", None, "5", title=root)]
    path = ["root"]
    for place, one in enumerate(found.nodes):
        del path[max(1, one.depth) :]
        nodes.append(Node(f"s{place}", path[-1], f"{place:06}5", title=one.title))
        path.append(f"s{place}")
    if len(nodes) == 1:
        raise Invalid(
            "no_lines",
            gettext_noop(
                "There is one line only. Write the parts below it, each on a line of its own,"
                " indented by level."
            ),
            field="text",
        )
    _require_few(nodes, "text")
    return nodes


def with_case(found: Case, text: str, workspace_id: uuid.UUID | None = None) -> Beside:
    """Compare a sketch with the reference of a case, by the words of a workspace too."""
    words = words_of(workspace_id).vocabulary if workspace_id else SHIPPED
    own = Side("", sketch(text, found.question))
    return beside(Side(found.title, found.reference), own, words)


def of_tree(
    reader: Reader,
    graph_id: uuid.UUID,
    *,
    with_graph: uuid.UUID | None = None,
    with_case_named: str = "",
    with_revision: int | None = None,
) -> Beside:
    """Compare a tree with another tree, a case, or what it was at an earlier revision.

    The other is the reference. Raises NotFound for what the reader may not see or there is not,
    Invalid for trees that are too large, or none at all.
    """
    graph = tree(reader, graph_id)
    words = words_for(graph).vocabulary
    own = Side(graph.title, _nodes(graph))
    return beside(_other(reader, graph, with_graph, with_case_named, with_revision), own, words)


def tree(reader: Reader, graph_id: uuid.UUID) -> "Graph":
    """Return an issue tree; NotFound also for a stage map."""
    found = graphs.graph(reader, graph_id)
    if found.kind != ISSUE_TREE:
        raise NotFound("not_found", gettext_noop("There is no question tree here."))
    return found


def beside(reference: Side, own: Side, words: Vocabulary) -> Beside:
    """Compare two trees."""
    comparison = compare_trees(reference.nodes, own.nodes, words)
    return Beside(reference, own, comparison, score_of(comparison, words))


def _other(
    reader: Reader,
    graph: "Graph",
    with_graph: uuid.UUID | None,
    with_case_named: str,
    with_revision: int | None,
) -> Side:
    if with_graph is not None:
        other = tree(reader, with_graph)
        return Side(other.title, _nodes(other))
    if with_case_named:
        found = case(with_case_named, graph.engagement.language)
        return Side(found.title, found.reference)
    if with_revision is not None:
        past = tables_at(graph, with_revision)["nodes"]
        nodes = references.own(Node(**record) for record in past.values())
        return Side(graph.title, _rooted(nodes))
    raise Invalid(
        "nothing_to_compare",
        gettext_noop("Choose a tree, a case or an earlier version to compare with."),
        field="with",
    )


def _nodes(graph: "Graph") -> list[Node]:
    return _rooted(graphs.node_records(graph))


def _rooted(nodes: list[Node]) -> list[Node]:
    """Refuse a tree that is empty or too large to compare."""
    if not nodes:
        raise Invalid(
            "tree_empty", gettext_noop("One of both trees is empty: there is nothing to compare.")
        )
    _require_few(nodes, "with")
    return nodes


def _require_few(nodes: Sequence[Node], field: str) -> None:
    if len(nodes) > limits.NODES_COMPARED:
        raise Invalid(
            "too_many_lines",
            gettext_noop("This tree has {count} lines; trees of up to {limit} are compared."),
            field=field,
            count=len(nodes),
            limit=limits.NODES_COMPARED,
        )
