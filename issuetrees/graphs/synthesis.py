"""What each branch of a tree comes to, and how far that is behind what stands below it."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from issuetrees.core.graph.records import Node
from issuetrees.core.synthesis.behind import behind
from issuetrees.core.synthesis.questions import Question, grow
from issuetrees.graphs import read
from issuetrees.graphs.models import Graph, Revision
from issuetrees.kit import statements


class Marked(NamedTuple):
    """What the count of edits reads of a node (``core.synthesis.behind``)."""

    id: str
    parent_id: str | None
    status: str
    answer: str
    changed_in: int
    answered_in: int
    lost_in: int


@dataclass(frozen=True, slots=True)
class Told:
    """Who set an answer, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Synthesis:
    """A tree at a revision; ``told`` says of answers by node who set them, where it is known."""

    revision: int
    root: Question | None
    told: dict[str, Told]


def synthesis(graph: Graph) -> Synthesis:
    """Return a tree that the reader got from ``graphs.read.graph``. Three look-ups."""
    nodes = read.node_records(graph)
    marked = _marked(graph, nodes)
    root = grow(nodes, behind(marked))
    return Synthesis(graph.revision, root, _told(graph, marked))


def _marked(graph: Graph, nodes: Collection[Node]) -> list[Marked]:
    marks = {
        str(uuid.UUID(str(key))): numbers for key, *numbers in statements.rows(_MARKS, graph.pk)
    }
    return [
        Marked(one.id, one.parent_id, one.status, one.answer.strip(), *marks[one.id])
        for one in nodes
        if one.id in marks
    ]


def _told(graph: Graph, marked: Iterable[Marked]) -> dict[str, Told]:
    """Return who set the answers: one look-up for all of them."""
    numbers = {one.id: one.answered_in for one in marked if one.answer and one.answered_in}
    found = Revision.objects.filter(graph=graph, number__in=set(numbers.values()))
    rows = {
        row.number: Told(str(row.actor or ""), row.created_at)
        for row in found.select_related("actor").defer("commands", "change", "marks")
    }
    return {key: rows[number] for key, number in numbers.items() if number in rows}


_MARKS: Final = """
    SELECT id, changed_in, answered_in, lost_in FROM graphs_node
    WHERE graph_id = %s AND NOT is_deleted
"""
