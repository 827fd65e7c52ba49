"""The one way to change what belongs to stage maps beside their drawing."""

import uuid
from collections.abc import Mapping

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.careers.models import Competency
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.graph import rank
from issuetrees.core.graph.records import STAGE_MAP
from issuetrees.core.layout.stages import tidy_places
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.graphs import write as graphs_write
from issuetrees.workspaces import access
from issuetrees.workspaces.access import Action


def tidy_up(*, actor: User, graph_id: uuid.UUID, key: str | None = None) -> int:
    """Lay a stage map out anew as one revision; return its number, or the latest if none."""
    graph = graphs.graph(actor, graph_id)
    access.require(actor, Action.EDIT, graph.engagement.workspace_id)
    if graph.kind != STAGE_MAP:
        raise Invalid(
            "not_a_map",
            gettext_noop("Only stage maps are tidied up; a question tree always is."),
            field="graph_id",
        )
    nodes = graphs.node_records(graph)
    places = tidy_places(nodes, graphs.link_records(graph))
    moves = [
        {"kind": "edit_node", "id": node.id, "fields": {"x": place.x, "y": place.y}}
        for node in nodes
        if (place := places[node.id]) != (node.x, node.y)
    ]
    if not moves:
        return graph.revision
    made, _ = graphs_write.commit(graph_id=graph.pk, commands=moves, actor=actor, key=key)
    return made.number


def set_competencies(
    *, actor: User, graph_id: uuid.UUID, titles: Mapping[str, str]
) -> list[Competency]:
    """Replace the competencies of a map by ``key → title``, in that order."""
    graph = graphs.graph(actor, graph_id)
    access.require(actor, Action.EDIT, graph.engagement.workspace_id)
    if graph.kind != STAGE_MAP:
        raise Conflict("not_a_map", gettext_noop("Competencies belong to stage maps."))
    ranks = rank.evenly(len(titles))
    rows = [
        Competency(graph=graph, key=key, title=title, rank=place)
        for (key, title), place in zip(titles.items(), ranks, strict=True)
    ]
    with transaction.atomic():
        Competency.objects.filter(graph=graph).delete()
        return Competency.objects.bulk_create(rows)
