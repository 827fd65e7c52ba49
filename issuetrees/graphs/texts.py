"""The texts of nodes for those who keep a copy of them: what a graph says, and what changed."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from django.db.models import F, Q, QuerySet

from issuetrees.core.graph.records import TABLE
from issuetrees.graphs import read
from issuetrees.graphs.models import Graph, Node, Revision
from issuetrees.graphs.rows import batches
from issuetrees.kit import statements
from issuetrees.workspaces.access import Reader

SEARCHED: Final = tuple(name for name, row in TABLE["nodes"].items() if row.is_searched)
_WRITTEN: Final = frozenset({*SEARCHED, "kind"})
_MOST_REVISIONS: Final = 500  # beyond them reading all nodes is quicker


class NodeTexts(NamedTuple):
    """What can be searched of a node, under the key of its row; its title comes first."""

    row_id: uuid.UUID
    kind: str
    texts: tuple[str, ...]


def every_graph() -> QuerySet[Graph]:
    """Return all graphs there are, for whoever keeps an index of all."""
    return Graph.objects.order_by("id")


def nodes_seen(reader: Reader) -> QuerySet[Node]:
    """Return the live nodes of the graphs that the reader may see and that are not put away."""
    found = Node.objects.filter(
        is_deleted=False, refers_to=None, graph__in=read.graphs(reader).order_by()
    )
    return found.select_related("graph__engagement")


def written_after(graph: Graph, revision: int) -> set[uuid.UUID] | None:
    """Return the nodes that later revisions made, deleted or wrote into; None for all."""
    if revision == 0 or graph.revision - revision > _MOST_REVISIONS:
        return None
    found: set[str] = set()
    later = Revision.objects.filter(graph=graph, number__gt=revision)
    for change in later.values_list("change", flat=True).iterator(100):
        nodes = change.get("nodes", {})
        found.update(nodes.get("added", {}), nodes.get("removed", {}))
        updated = nodes.get("updated", {}).items()
        found.update(node_id for node_id, fields in updated if _WRITTEN & fields.keys())
    return set(map(uuid.UUID, found))


def texts_of(graph: Graph, ids: Iterable[uuid.UUID] | None) -> Iterator[NodeTexts]:
    """Return the texts of the graph's live nodes, of all or of some."""
    live = Node.objects.filter(graph=graph, is_deleted=False).order_by("row_id")
    parts = [Q()] if ids is None else [Q(id__in=part) for part in batches(list(map(str, ids)))]
    for part in parts:
        for row in live.filter(part).values_list("row_id", "kind", *SEARCHED).iterator(500):
            yield NodeTexts(row[0], row[1], row[2:])


def rows_of(graph: Graph, ids: Iterable[uuid.UUID]) -> QuerySet[Node, uuid.UUID]:
    """Return the keys of the rows, live or not, of some of the graph's nodes."""
    return Node.objects.filter(graph=graph, id__in=list(ids)).values_list("row_id", flat=True)


def paths_to(row_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Return the titles of the nodes above each of some nodes, from the top, by their rows."""
    wanted = list(row_ids)
    if not wanted:
        return {}
    found: dict[uuid.UUID, list[str]] = {row_id: [] for row_id in wanted}
    places = ", ".join(["%s"] * len(wanted))
    for start, title in statements.rows(_ABOVE.format(places=places), *wanted):
        found[uuid.UUID(str(start))].append(title)
    return found


def behind(graphs: QuerySet[Graph], mark: str) -> QuerySet[Graph]:
    """Keep the graphs with revisions that the row under ``mark`` has not taken in."""
    unmarked = Q(**{f"{mark}__isnull": True}, revision__gt=0)
    return graphs.filter(unmarked | Q(revision__gt=F(f"{mark}__revision")))


_ABOVE: Final = """
    WITH RECURSIVE above(start, graph_id, parent_id, title, height) AS (
        SELECT row_id, graph_id, parent_id, title, 0 FROM graphs_node WHERE row_id IN ({places})
        UNION ALL
        SELECT above.start, node.graph_id, node.parent_id, node.title, above.height + 1
        FROM graphs_node node
        JOIN above ON node.id = above.parent_id AND node.graph_id = above.graph_id
    )
    SELECT start, title FROM above WHERE height > 0 ORDER BY start, height DESC
"""
