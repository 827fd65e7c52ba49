"""Between the rows of the database and the flat records of the core."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Final, TypeVar

from django.db import connection, models

from issuetrees.core.errors import Conflict
from issuetrees.core.graph import change as changes
from issuetrees.core.graph import records
from issuetrees.core.graph.change import Change, Delta, Updated
from issuetrees.core.graph.fields import Form
from issuetrees.core.graph.records import Part
from issuetrees.core.text import gettext_noop
from issuetrees.graphs.models import Graph, Link, Node, Revision
from issuetrees.kit import statements

_BATCH: Final = 500
_SWAP: Final = "~"
_FIXED: Final = frozenset({"id", "graph"})
_Row = TypeVar("_Row", Node, Link)
#: How the values of a record are taken from its row, and those made plain that are not.
_ALL: Final = {part: itemgetter(*table) for part, table in records.TABLE.items()}
_PLAIN_OF: Final[dict[Form, Callable[[Any], str]]] = {
    "id": str,
    "person": str,
    "day": dt.date.isoformat,
}
_PLAIN: Final = {
    part: [
        (place, _PLAIN_OF[row.form])
        for place, row in enumerate(table.values())
        if row.form in _PLAIN_OF
    ]
    for part, table in records.TABLE.items()
}
_DAYS: Final = records.named("nodes", "day")


def node_record(row: Node) -> records.Node:
    """Return the record of a node's row."""
    return records.Node(*_record_values(row, "nodes"))


def link_record(row: Link) -> records.Link:
    """Return the record of a link's row."""
    return records.Link(*_record_values(row, "links"))


def _record_values(row: Node | Link, part: Part) -> list[Any]:
    values = list(_ALL[part](vars(row)))
    for place, plain in _PLAIN[part]:
        if values[place] is not None:
            values[place] = plain(values[place])
    return values


class RowSource:
    """The live rows of one graph, asked only for what a command touches."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.kind: str = graph.kind

    @property
    def _nodes(self) -> models.QuerySet[Node]:
        return Node.objects.filter(graph_id=self.graph.pk, is_deleted=False)

    @property
    def _links(self) -> models.QuerySet[Link]:
        return Link.objects.filter(graph_id=self.graph.pk, is_deleted=False)

    def node(self, node_id: str) -> records.Node | None:
        found = statements.fetch(Node, _LIVE, uuid.UUID(node_id), self.graph.pk)
        return node_record(found[0]) if found else None

    def nodes(self, node_ids: Sequence[str]) -> list[records.Node]:
        return [
            node_record(row)
            for batch in batches(node_ids)
            for row in self._nodes.filter(pk__in=batch)
        ]

    def link(self, link_id: str) -> records.Link | None:
        row = self._links.filter(pk=link_id).first()
        return link_record(row) if row else None

    def children(self, parent_id: str | None) -> list[records.Node]:
        rows = self._nodes.filter(**_under(parent_id)).order_by("rank")
        return [node_record(row) for row in rows]

    def children_of(self, parent_ids: Sequence[str]) -> list[records.Node]:
        return [
            node_record(row)
            for batch in batches(parent_ids)
            for row in self._nodes.filter(parent_id__in=map(uuid.UUID, batch)).order_by("rank")
        ]

    def rank_before(
        self, parent_id: str | None, high: str | None, ignoring: Iterable[str]
    ) -> str | None:
        skipped = set(ignoring)
        if not skipped and parent_id is not None:
            values = [self.graph.pk, uuid.UUID(parent_id), *([high] if high is not None else [])]
            found: str | None = statements.scalar(
                _RANK.format("AND rank < %s" if high else ""), *values
            )
            return found
        rows = self._nodes.filter(**_under(parent_id)).order_by("-rank")
        if high is not None:
            rows = rows.filter(rank__lt=high)
        ranks = (rank for key, rank in rows.values_list("pk", "rank") if str(key) not in skipped)
        return next(ranks, None)

    def ancestors(self, node_id: str) -> list[str]:
        return [str(found) for found in statements.ids(_ANCESTORS, uuid.UUID(node_id))]

    def branch(self, node_id: str) -> list[records.Node]:
        return [node_record(row) for row in Node.objects.raw(_BRANCH, [_key(node_id)])]

    def links_of(self, node_ids: Sequence[str]) -> list[records.Link]:
        if self.kind == records.ISSUE_TREE:
            return []
        return [
            link_record(row)
            for batch in batches(node_ids)
            for row in self._links.filter(
                models.Q(source_id__in=batch) | models.Q(target_id__in=batch)
            )
        ]

    def change(self, revision: int) -> Change | None:
        json = (
            Revision.objects.filter(graph_id=self.graph.pk, number=revision)
            .values_list("change", flat=True)
            .first()
        )
        return changes.from_json(json) if json is not None else None

    def changes_after(self, revision: int) -> Change | None:
        if not 0 <= revision <= self.graph.revision:
            return None
        rows = Revision.objects.filter(graph_id=self.graph.pk, number__gt=revision)
        log = rows.order_by("number").values_list("change", flat=True)
        return changes.squash(changes.from_json(json) for json in log.iterator(_BATCH))


def write(graph: Graph, change: Change) -> None:
    """Bring the rows to where ``change`` takes the graph; only touched rows are written."""
    for node_ids in batches(list(change.nodes.removed)):
        Node.objects.filter(pk__in=node_ids).update(is_deleted=True)
    for link_ids in batches(list(change.links.removed)):
        Link.objects.filter(pk__in=link_ids).update(is_deleted=True)
    _update(Node, _out_of_the_way(change.nodes.updated))
    _add(Node, graph, change.nodes)
    _update(Link, change.links.updated)
    _add(Link, graph, change.links)


def count_nodes(graph: Graph) -> int:
    """Return how many boxes a graph has."""
    return Node.objects.filter(graph_id=graph.pk, is_deleted=False).count()


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a list of ids into pieces that fit into one query."""
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def _out_of_the_way(updated: Updated) -> Updated:
    """Where several nodes take new ranks, move them aside first: two may change places."""
    ranked = [node_id for node_id, fields in updated.items() if "rank" in fields]
    if len(ranked) > 1:
        for node_ids in batches(ranked):
            aside = [Node(pk=uuid.UUID(node_id), rank=_SWAP + node_id) for node_id in node_ids]
            Node.objects.bulk_update(aside, ["rank"])
    return updated


def _update(model: type[_Row], updated: Updated) -> None:
    """Write the new values, rows with the same fields in one statement."""
    same: dict[tuple[str, ...], list[_Row]] = {}
    for key, fields in updated.items():
        news = {name: new for name, (_, new) in fields.items()}
        same.setdefault(tuple(news), []).append(model(pk=uuid.UUID(key), **_values(news)))
    for names, alike in same.items():
        if len(alike) == 1:
            statements.update(alike[0], names)
        else:
            model.objects.bulk_update(alike, names, batch_size=100)


def _add(model: type[_Row], graph: Graph, delta: Delta) -> None:
    """Insert new rows; a deleted row of this graph comes back to life under its id."""
    if not delta.added:
        return
    is_back = False
    for ids in batches(list(delta.added)):
        places = ", ".join(["%s"] * len(ids))
        for row in statements.fetch(model, f"id IN ({places})", *map(uuid.UUID, ids)):
            if row.graph_id != graph.pk or not row.is_deleted:
                _refuse_taken(row.pk)
            is_back = True
    rows_to_be = [
        model(pk=uuid.UUID(key), graph_id=graph.pk, **_values(record, leave_out=("id",)))
        for key, record in delta.added.items()
    ]
    columns = [f.name for f in model._meta.concrete_fields if f.name not in _FIXED]  # noqa: SLF001
    model.objects.bulk_create(
        rows_to_be,
        batch_size=_BATCH,
        update_conflicts=is_back,
        unique_fields=["id"] if is_back else None,
        update_fields=columns if is_back else None,
    )


def _values(record: records.Fields, leave_out: tuple[str, ...] = ()) -> records.Fields:
    values = {name: value for name, value in record.items() if name not in leave_out}
    for name in _DAYS:
        if values.get(name):
            values[name] = dt.date.fromisoformat(values[name])
    return values


def _refuse_taken(key: uuid.UUID) -> None:
    raise Conflict(
        "id_taken",
        gettext_noop("The id {id} is taken. Send a new UUID."),
        field="id",
        id=str(key),
    )


def _under(parent_id: str | None) -> dict[str, Any]:
    return {"parent_id": parent_id} if parent_id else {"parent_id__isnull": True}


def _key(node_id: str) -> Any:
    return Node._meta.pk.get_db_prep_value(uuid.UUID(node_id), connection)  # noqa: SLF001


_LIVE: Final = "id = %s AND graph_id = %s AND NOT is_deleted"
_RANK: Final = """
    SELECT rank FROM graphs_node
    WHERE graph_id = %s AND parent_id = %s AND NOT is_deleted {} ORDER BY rank DESC LIMIT 1
"""
_ANCESTORS: Final = """
    WITH RECURSIVE above(id, parent_id, height) AS (
        SELECT id, parent_id, 0 FROM graphs_node WHERE id = %s
        UNION ALL
        SELECT node.id, node.parent_id, above.height + 1
        FROM graphs_node node JOIN above ON node.id = above.parent_id
    )
    SELECT id FROM above WHERE height > 0 ORDER BY height
"""
_BRANCH: Final = """
    WITH RECURSIVE below(id, depth) AS (
        SELECT id, 0 FROM graphs_node WHERE id = %s AND NOT is_deleted
        UNION ALL
        SELECT node.id, below.depth + 1
        FROM graphs_node node JOIN below ON node.parent_id = below.id
        WHERE NOT node.is_deleted
    )
    SELECT node.* FROM graphs_node node JOIN below ON node.id = below.id
    ORDER BY below.depth, node.rank
"""
