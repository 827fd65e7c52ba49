"""New graphs that are not empty."""

import uuid
from typing import TYPE_CHECKING

from issuetrees.accounts.models import User
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.exchange.templates import insert_template
from issuetrees.graphs import write
from issuetrees.kit.models import new_id

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


def start_graph(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    kind: str,
    title: str,
    template: str = "",
    tree_kind: str = "",
) -> "Graph":
    """Make a tree with its question at the root, or a map; from a template where one is named."""
    graph = write.create_graph(
        engagement_id=engagement_id, kind=kind, title=title, actor=actor, tree_kind=tree_kind
    )
    if template:
        insert_template(actor=actor, graph_id=graph.pk, name=template, root=title)
    elif kind == ISSUE_TREE:
        root = {"kind": "add_node", "id": str(new_id()), "parent_id": None, "title": title}
        write.commit(graph_id=graph.pk, commands=[root], actor=actor)
    return graph
