"""What the steps of a graph changed of its nodes, the first step first."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from issuetrees.graphs.models import Graph, Revision
from issuetrees.kit.zones import today


def changes_of_nodes(graph: Graph) -> Iterator[tuple[dt.date, dict[str, Any]]]:
    """Yield the day of each step in the engagement's time zone, and what it did to nodes."""
    zone = graph.engagement.time_zone
    rows = Revision.objects.filter(graph=graph).order_by("number")
    for at, change in rows.values_list("created_at", "change").iterator(chunk_size=200):
        yield today(zone, at), change.get("nodes") or {}
