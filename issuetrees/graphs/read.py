"""What a reader may see of trees and maps; everything else does not exist for them."""

import datetime as dt
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from issuetrees.core.errors import NotFound
from issuetrees.core.graph import compare, records, references
from issuetrees.core.graph.fields import Form
from issuetrees.core.graph.progress import SETTLED, Progress, progress_of, statuses_in_force
from issuetrees.core.graph.records import Fields, Part
from issuetrees.core.tree_kinds import DRIVER
from issuetrees.graphs.models import Graph, Link, Node
from issuetrees.workspaces.access import Reader, within

FIRST_AT_MOST: Final = 200  # nodes that a page may carry itself
_OWN: Final[dict[str, Any]] = {"is_deleted": False, "refers_to": None}  # live, and counted


def graphs(reader: Reader, *, is_archived: bool | None = False) -> QuerySet[Graph]:
    """Return the graphs of the reader's workspaces, oldest first; None for all of them."""
    found = Graph.objects.filter(within(reader))
    found = found.select_related("engagement__workspace").order_by("created_at", "id")
    return found if is_archived is None else found.filter(is_archived=is_archived)


def graphs_of(
    reader: Reader, engagement_id: uuid.UUID, *, is_archived: bool | None = False
) -> QuerySet[Graph]:
    """Return the graphs of an engagement, oldest first, each with ``node_count``."""
    live = Count("nodes", filter=Q(nodes__is_deleted=False, nodes__refers_to=None))
    found = graphs(reader, is_archived=is_archived).filter(engagement_id=engagement_id)
    return found.annotate(node_count=live)


def upper_questions(
    reader: Reader, engagement_id: uuid.UUID, also: uuid.UUID | None = None
) -> list[tuple[uuid.UUID, str, str]]:
    """Return id, number and title of the first three levels of an engagement's trees.

    They come as one reads the trees, the oldest first; ``also`` is one more, without a number.
    """
    above = Node.objects.filter(graph=OuterRef("graph"), id=OuterRef("parent_id"))
    second = above.filter(Exists(above.filter(parent_id=None)))
    upper = Q(parent_id=None) | Exists(above.filter(parent_id=None)) | Exists(second) | Q(id=also)
    trees = graphs(reader).filter(engagement_id=engagement_id, kind=records.ISSUE_TREE)
    found = Node.objects.filter(upper, graph__in=trees.values("pk"), **_OWN)
    rows = found.order_by("graph__created_at", "graph_id").values(
        "id", "title", "rank", "parent_id", "graph_id"
    )
    nodes: dict[Any, dict[str, Any]] = {row["id"]: {**row} for row in rows}
    numbers = compare.numbers(nodes)
    order = compare.in_reading_order(nodes)
    age = {graph: place for place, graph in enumerate(dict.fromkeys(r["graph_id"] for r in rows))}
    order.sort(key=lambda key: age[nodes[key]["graph_id"]])  # numbers begin anew in each tree
    order += [key for key in nodes if key not in numbers]
    return [(nodes[key]["id"], numbers.get(key, ""), nodes[key]["title"]) for key in order]


def stages_of(reader: Reader, workspace_id: uuid.UUID) -> QuerySet[Node]:
    """Return the titled stages of all maps of a workspace that the reader may see, map by map, each
    with its graph and engagement.
    """
    maps = graphs(reader).filter(engagement__workspace=workspace_id, kind=records.STAGE_MAP)
    found = Node.objects.filter(graph__in=maps.order_by(), kind="stage", is_deleted=False)
    found = found.exclude(title="").select_related("graph__engagement")
    return found.order_by("graph__created_at", "graph", "parent_id", "rank", "id")


def graph(reader: Reader, graph_id: uuid.UUID) -> Graph:
    """Return a graph, archived or not, or raise NotFound."""
    found = graphs(reader, is_archived=None).filter(pk=graph_id).first()
    if found is None:
        raise NotFound
    return found


def any_graph(graph_id: uuid.UUID) -> Graph:
    """Return a graph to whoever runs the server, or raise NotFound."""
    found = Graph.objects.filter(pk=graph_id).first()
    if found is None:
        raise NotFound
    return found


def nodes(graph: Graph) -> QuerySet[Node]:
    """Return the live nodes of a graph that the reader got from ``graph``."""
    return Node.objects.filter(graph=graph, is_deleted=False)


def ids_ever_in(graph: Graph) -> set[str]:
    """Return the ids of all nodes of a graph, the deleted too."""
    return {str(key) for key in Node.objects.filter(graph=graph).values_list("id", flat=True)}


def links(graph: Graph) -> QuerySet[Link]:
    """Return the live links of a graph that the reader got from ``graph``."""
    return Link.objects.filter(graph=graph, is_deleted=False)


def node(graph: Graph, node_id: uuid.UUID) -> Node:
    """Return a live node of the graph, or raise NotFound."""
    found = nodes(graph).filter(id=node_id).first()
    if found is None:
        raise NotFound
    return found


def node_of_engagement(reader: Reader, engagement_id: uuid.UUID, node_id: uuid.UUID) -> Node | None:
    """Return a live node of a graph of the engagement, put away or not, if there is one.

    A reference is none: what is said of it is said of the branch that it shows.
    """
    found = graphs(reader, is_archived=None).filter(engagement_id=engagement_id)
    return Node.objects.filter(graph__in=found.order_by().values("pk"), id=node_id, **_OWN).first()


def node_records(graph: Graph) -> list[records.Node]:
    """Return all nodes that count as core records, depth first, siblings by rank.

    References, which show another branch, are left out: see ``told_records``.
    """
    return references.own(every_record(graph))


def told_records(graph: Graph) -> list[records.Node]:
    """Return all nodes likewise, with the references, each saying what the branch says."""
    return references.told(every_record(graph))


def every_record(graph: Graph) -> list[records.Node]:
    """Return all nodes as they are stored, references empty but for what they show."""
    return [records.Node(*row) for row in _depth_first(_node_rows(graph))]


def link_records(graph: Graph) -> list[records.Link]:
    """Return all links as core records."""
    return [records.Link(*row) for row in _link_rows(graph)]


def table(graph: Graph) -> Fields:
    """Return all records in few bytes: field names once, then one row of values each."""
    return {
        "revision": graph.revision,
        "node_fields": records.NODE_FIELDS,
        "nodes": _depth_first(_node_rows(graph)),
        "link_fields": records.LINK_FIELDS,
        "links": _link_rows(graph),
    }


def size(graph_id: uuid.UUID) -> int:
    """Return how many live nodes a graph has that the reader got from ``graph``."""
    return Node.objects.filter(graph_id=graph_id, is_deleted=False).count()


def first_levels(graph_id: uuid.UUID) -> Fields:
    """Return a tree's root and the two levels under it, in the form of ``table``.

    ``below`` says how many nodes hang under each of the last level. What is too wide to be a
    first sight comes with one level under the root, or with none of it; so does what shows a
    branch that would not be there.
    """
    rows = _level_rows(graph_id)
    depth = next((deep for deep in (2, 1) if _count_to(rows, deep) <= FIRST_AT_MOST), -1)
    if _shows_deeper(rows, depth):
        depth = -1
    kept = [row for row in rows if row[-1] <= depth]
    return {
        "node_fields": records.NODE_FIELDS,
        "nodes": [row[:-2] for row in kept],
        "link_fields": records.LINK_FIELDS,
        "links": [],
        "below": {row[0]: row[-2] for row in kept if row[-1] == depth and row[-2]},
    }


def _shows_deeper(rows: list[list[Any]], depth: int) -> bool:
    """Whether a reference down to a depth shows what stands deeper."""
    at = records.NODE_FIELDS.index("refers_to")
    there = {row[0] for row in rows if row[-1] <= depth}
    return any(row[at] and row[at] not in there for row in rows if row[-1] <= depth)


def _count_to(rows: list[list[Any]], depth: int) -> int:
    return sum(row[-1] <= depth for row in rows)


def main_question(reader: Reader, engagement_id: uuid.UUID) -> str:
    """Return the root of an engagement's oldest tree that has one, else nothing."""
    trees = graphs(reader).filter(engagement_id=engagement_id, kind=records.ISSUE_TREE)
    roots = Node.objects.filter(graph__in=trees, parent_id=None, is_deleted=False)
    titles = roots.exclude(title="").order_by("graph__created_at", "graph_id", "rank")
    return titles.values_list("title", flat=True).first() or ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the trees of an engagement are, and how many questions are overdue."""

    progress: Progress
    overdue: int


def standing(reader: Reader, engagement_id: uuid.UUID, today: dt.date) -> Standing:
    """Count the questions of an engagement's trees as ``core.graph.progress`` does.

    Driver trees hold quantities, which nobody answers: they are not counted. ``today`` is the
    engagement's: what is due before it is overdue.
    """
    trees = graphs(reader).filter(engagement_id=engagement_id, kind=records.ISSUE_TREE)
    trees = trees.exclude(tree_kind=DRIVER)
    found = Node.objects.filter(graph__in=trees.values("pk"), **_OWN)
    rows: Any = found.values_list("id", "parent_id", "status", "due_on", named=True)
    statuses = statuses_in_force(rows)
    late = sum(
        row.due_on is not None and row.due_on < today and statuses.get(row.id) not in SETTLED
        for row in rows
    )
    return Standing(progress_of(statuses.values()), late)


def _node_rows(graph: Graph) -> list[list[Any]]:
    return _rows("graphs_node", "nodes", graph)


def _link_rows(graph: Graph) -> list[list[Any]]:
    return _rows("graphs_link", "links", graph)


def _rows(name: str, part: Part, graph: Graph) -> list[list[Any]]:
    """Read a whole table of a graph without building model instances (4 times as fast)."""
    columns = ", ".join(connection.ops.quote_name(field) for field in records.TABLE[part])
    order = " ORDER BY rank, id" if part == "nodes" else " ORDER BY id"
    query = f"SELECT {columns} FROM {name} WHERE graph_id = %s AND NOT is_deleted{order}"  # noqa: S608 - constants
    key = Graph._meta.pk.get_db_prep_value(graph.pk, connection)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(query, [key])
        return [_read(row, _READERS[part]) for row in cursor.fetchall()]


def _level_rows(graph_id: uuid.UUID) -> list[list[Any]]:
    """Read the nodes down to two levels under the root: their fields, children, depth."""
    names = records.NODE_FIELDS
    columns = ", ".join(f"node.{connection.ops.quote_name(name)}" for name in names)
    query = f"""
        WITH RECURSIVE top (id, depth) AS (
            SELECT id, 0 FROM graphs_node
            WHERE graph_id = %s AND parent_id IS NULL AND NOT is_deleted
            UNION ALL
            SELECT child.id, top.depth + 1 FROM graphs_node child
            JOIN top ON child.parent_id = top.id
            WHERE child.graph_id = %s AND NOT child.is_deleted AND top.depth < 2
        )
        SELECT {columns}, (
            SELECT COUNT(*) FROM graphs_node below
            WHERE below.graph_id = %s AND below.parent_id = node.id AND NOT below.is_deleted
        ), top.depth
        FROM top JOIN graphs_node node ON node.id = top.id AND node.graph_id = %s
        ORDER BY top.depth, node.rank, node.id LIMIT {FIRST_AT_MOST + 1}
    """  # noqa: S608 - constants
    key = Graph._meta.pk.get_db_prep_value(graph_id, connection)  # noqa: SLF001
    readers = [*_READERS["nodes"], None, None]
    with connection.cursor() as cursor:
        cursor.execute(query, [key, key, key, key])
        return [_read(row, readers) for row in cursor.fetchall()]


def _read(row: tuple[Any, ...], readers: list[Any]) -> list[Any]:
    return [read(value) if read else value for read, value in zip(readers, row, strict=True)]


def _uuid_text(value: Any) -> str | None:
    if isinstance(value, str) and len(value) == 32:
        return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"
    return str(value) if value is not None else None


def _json(value: Any) -> Any:
    if value == "{}":
        return {}
    return json.loads(value) if isinstance(value, str) else value


def _day_text(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, dt.date) else value


_READING: Final[dict[Form, Any]] = {
    "id": _uuid_text,
    "person": _uuid_text,
    "day": _day_text,
    "object": _json,
}
_READERS: Final = {
    part: [_READING.get(row.form) for row in table.values()]
    for part, table in records.TABLE.items()
}


def _depth_first(found: Iterable[list[Any]]) -> list[list[Any]]:
    """Order rows (id, parent id, …; siblings sorted already) parents before children."""
    below: dict[str | None, list[list[Any]]] = {}
    for row in found:
        below.setdefault(row[1], []).append(row)
    ordered: list[list[Any]] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        row = waiting.pop()
        ordered.append(row)
        waiting.extend(reversed(below.get(row[0], [])))
    return ordered
