"""Trees to look through, and what is done with them."""

import uuid
from typing import Any

from issuetrees.graphs import read
from issuetrees.graphs import write as graphs
from issuetrees.inquiry.models import Waiver
from issuetrees.inquiry.review import Finding, Review
from issuetrees.inquiry.review import review as review_of
from issuetrees.inquiry.write import waivers as write
from issuetrees.kit.models import new_id
from tests.cast import Cast

OUTLINE = [
    (0, "Whom do we speak to?"),
    (1, "How old are they?"),
    (2, "18–25"),
    (2, "25–35"),
    (1, "Where are they?"),
    (2, "In town"),
]


def make_tree(cast: Cast, kind: str = "issue_tree", outline: Any = OUTLINE) -> Any:
    """Make a tree of lines with their depth."""
    graph = graphs.create_graph(
        actor=cast.editor, engagement_id=cast.engagement.pk, kind=kind, title="Tree"
    )
    if outline:
        nodes = [{"id": str(new_id()), "depth": d, "title": title} for d, title in outline]
        command = {"kind": "paste_outline", "parent_id": None, "before_id": None, "nodes": nodes}
        commit(cast, graph, command)
    return graph


def commit(cast: Cast, graph: Any, *commands: dict[str, Any]) -> None:
    graphs.commit(graph_id=graph.pk, commands=list(commands), actor=cast.editor)


def review(person: Any, graph: Any) -> Review:
    return review_of(read.graph(person, graph.pk))


def node_of(cast: Cast, graph: Any, title: str) -> str:
    nodes = read.node_records(read.graph(cast.viewer, graph.pk))
    return next(node.id for node in nodes if node.title == title)


def retitle(cast: Cast, graph: Any, old: str, new: str) -> None:
    fields = {"title": new}
    commit(cast, graph, {"kind": "edit_node", "id": node_of(cast, graph, old), "fields": fields})


def overlap(person: Any, graph: Any) -> Finding:
    """Return the one overlap of the usual tree."""
    (found,) = [one for one in review(person, graph).findings if one.code == "ranges_overlap"]
    return found


def waive(cast: Cast, graph: Any, finding: Finding, reason: str = "Agreed") -> Waiver:
    return write.waive(
        actor=cast.editor,
        graph_id=graph.pk,
        node_id=uuid.UUID(finding.node_id),
        code=finding.code,
        side=finding.side,
        related_ids=finding.related_ids,
        reason=reason,
    )
