"""Parts of a tree read without the rest: what revisions touched, splits, and numbers in it."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from issuetrees.core.graph import change as changes
from issuetrees.core.graph import records, references
from issuetrees.graphs.models import Graph, Node, Revision
from issuetrees.graphs.rows import node_record
from issuetrees.kit import statements

MOST_BEHIND: Final = 50  # revisions; beyond, all of a tree is read sooner
MOST_TOUCHED: Final = 200  # splits


def touched(graph: Graph, after: int, names: frozenset[str]) -> set[str] | None:
    """Return the nodes that revisions after one touched in these fields, with all their parents.

    With those of what shows them, too. What came or went is among them. None where that is too
    much to be read apart.
    """
    if graph.revision - after > MOST_BEHIND:
        return None
    later = Revision.objects.filter(graph=graph, number__gt=after, number__lte=graph.revision)
    found: set[str] = set()
    parents: set[str] = set()
    for change in later.values_list("change", flat=True):
        nodes = changes.from_json(change).nodes
        for key, record in [*nodes.added.items(), *nodes.removed.items()]:
            found.add(key)
            parents.add(record.get("parent_id") or key)
        for key, fields in nodes.updated.items():
            if not names.isdisjoint(fields):
                found.add(key)
                parents.update(one for one in fields.get("parent_id", ()) if one)
    if len(found) > MOST_TOUCHED:
        return None
    return found | parents | _parents(graph, found)


def splits(
    graph: Graph, node_ids: Collection[str]
) -> dict[str, tuple[records.Node, list[records.Node]]]:
    """Return the live ones of these nodes that have children, each with them in their order.

    References among the children say what the branch says that they show.
    """
    ids = [uuid.UUID(key) for key in node_ids]
    rows = Node.objects.filter(Q(id__in=ids) | Q(parent_id__in=ids), graph=graph, is_deleted=False)
    below: dict[str | None, list[records.Node]] = {}
    nodes: dict[str, records.Node] = {}
    for row in rows.order_by("rank", "id"):
        record = node_record(row)
        nodes[record.id] = record
        below.setdefault(record.parent_id, []).append(record)
    among = [*nodes.values(), *_targets(graph, nodes)]
    return {
        key: (nodes[key], references.told(below[key], among))
        for key in node_ids
        if key in nodes and key in below
    }


def _targets(graph: Graph, nodes: Mapping[str, records.Node]) -> list[records.Node]:
    """Return what references among these nodes show; no look-up where there is none."""
    wanted = set(references.targets(nodes.values()).values()) - nodes.keys()
    rows = Node.objects.filter(graph=graph, id__in=wanted, is_deleted=False) if wanted else ()
    return [node_record(row) for row in rows]


def children(graph: Graph, node_ids: Collection[str]) -> Mapping[str, list[str]]:
    """Return the ids of the live children of these nodes, in their order."""
    ids: list[Any] = [uuid.UUID(key) for key in node_ids]
    rows = Node.objects.filter(graph=graph, parent_id__in=ids, is_deleted=False)
    found: dict[str, list[str]] = {}
    for key, parent_id in rows.order_by("rank", "id").values_list("id", "parent_id"):
        found.setdefault(str(parent_id), []).append(str(key))
    return found


def numbers(nodes: Iterable[tuple[uuid.UUID, str]]) -> dict[tuple[uuid.UUID, str], str]:
    """Return the numbers of nodes, such as "3.2", by graph and id; "" for a root. One look-up."""
    wanted: dict[tuple[uuid.UUID, str], list[str]] = {node: [] for node in nodes}
    if not wanted:
        return {}
    graphs, ids = {graph for graph, _ in wanted}, {uuid.UUID(key) for _, key in wanted}
    query = _PLACES.format(graphs=_marks(graphs), ids=_marks(ids))
    for graph, start, place in statements.rows(query, *graphs, *ids):
        key = uuid.UUID(str(graph)), str(uuid.UUID(str(start)))
        if key in wanted:
            wanted[key].append(str(place))
    return {node: ".".join(places) for node, places in wanted.items()}


def below(graph_id: uuid.UUID, node_id: uuid.UUID) -> RawSQL:
    """Return the rows of a node and of all below it, as a condition takes them."""
    graph, node = (_key(value) for value in (graph_id, node_id))
    return RawSQL(_BELOW, [graph, node, graph])  # noqa: S611 - constant, with places


def _key(value: uuid.UUID) -> Any:
    return Node._meta.pk.get_db_prep_value(value, connection)  # noqa: SLF001 - documented API


def _marks(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _parents(graph: Graph, node_ids: Collection[str]) -> set[str]:
    ids = [uuid.UUID(key) for key in node_ids]
    touched = Q(id__in=ids) | Q(refers_to__in=ids)
    rows = Node.objects.filter(touched, graph=graph, parent_id__isnull=False)
    return {str(key) for key in rows.values_list("parent_id", flat=True)}


_BELOW: Final = """
    WITH RECURSIVE branch (row_id, id) AS (
        SELECT row_id, id FROM graphs_node WHERE graph_id = %s AND id = %s AND NOT is_deleted
        UNION ALL
        SELECT node.row_id, node.id FROM graphs_node node JOIN branch ON node.parent_id = branch.id
        WHERE node.graph_id = %s AND NOT node.is_deleted
    )
    SELECT row_id FROM branch
"""
_PLACES: Final = """
    WITH RECURSIVE path (start, graph_id, parent_id, rank, height) AS (
        SELECT id, graph_id, parent_id, rank, 0 FROM graphs_node
        WHERE graph_id IN ({graphs}) AND id IN ({ids})
        UNION ALL
        SELECT path.start, above.graph_id, above.parent_id, above.rank, path.height + 1
        FROM path JOIN graphs_node above
            ON above.graph_id = path.graph_id AND above.id = path.parent_id
    )
    SELECT path.graph_id, path.start, (
        SELECT COUNT(*) FROM graphs_node beside WHERE beside.graph_id = path.graph_id
        AND beside.parent_id = path.parent_id AND NOT beside.is_deleted
        AND beside.refers_to IS NULL
        AND beside.rank <= path.rank
    ) FROM path WHERE path.parent_id IS NOT NULL ORDER BY path.height DESC
"""
