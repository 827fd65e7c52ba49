"""How the answer of a node read over time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q

from issuetrees.core.graph import change as changes
from issuetrees.graphs.models import Graph, Revision

VERSIONS_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class Version:
    """An answer as somebody once wrote it."""

    text: str
    by: str
    at: datetime
    revision: int


def versions(graph: Graph, node_id: str) -> list[Version]:
    """Return how an answer read over time, the latest first, at most 20 of them."""
    came = Q(change__nodes__added__has_key=node_id)
    changed = Q(**{f"change__nodes__updated__{node_id}__has_key": "answer"})
    rows = Revision.objects.filter(came | changed, graph=graph).select_related("actor")
    found = []
    for row in rows.defer("commands", "marks").order_by("-number")[:VERSIONS_SHOWN]:
        nodes = changes.from_json(row.change).nodes
        added = nodes.added.get(node_id)
        text = added.get("answer", "") if added else nodes.updated[node_id]["answer"][1]
        if text.strip():
            found.append(Version(text.strip(), str(row.actor or ""), row.created_at, row.number))
    return found
