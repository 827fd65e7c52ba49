"""A stage map laid out anew."""

import uuid

from issuetrees.accounts.models import User
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import STAGE_MAP
from issuetrees.core.layout.stages import tidy_places
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read
from issuetrees.graphs.write import commit
from issuetrees.workspaces import access
from issuetrees.workspaces.access import Action


def tidy_up(*, actor: User, graph_id: uuid.UUID, key: str | None = None) -> int:
    """Lay a stage map out anew as one revision; return its number, or the latest if none."""
    graph = read.graph(actor, graph_id)
    access.require(actor, Action.EDIT, graph.engagement.workspace_id)
    if graph.kind != STAGE_MAP:
        raise Invalid(
            "not_a_map",
            gettext_noop("Only stage maps are tidied up; a question tree always is."),
            field="graph_id",
        )
    nodes = read.node_records(graph)
    places = tidy_places(nodes, read.link_records(graph))
    moves = [
        {"kind": "edit_node", "id": node.id, "fields": {"x": place.x, "y": place.y}}
        for node in nodes
        if (place := places[node.id]) != (node.x, node.y)
    ]
    if not moves:
        return graph.revision
    made, _ = commit(graph_id=graph.pk, commands=moves, actor=actor, key=key)
    return made.number
