"""Between the rows of the database and the flat records of the core."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
from issuetrees.graphs.marks import NAMES, Marks, fresh
from issuetrees.graphs.models import Graph, Link, Node, Revision
from issuetrees.kit import statements
from issuetrees.kit.models import new_id

_BATCH: Final = 500
_SWAP: Final = "~"
_FIXED: Final = frozenset({"row_id", "id", "graph"})
NO_MARKS: Final = Marks()
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
        self._foreseen: dict[str, records.Node | None] = {}

    def foresee(self, node_ids: Sequence[str]) -> None:
        """Read nodes at once that are about to be asked for one by one."""
        found = {node.id: node for node in self.nodes(node_ids)}
        self._foreseen = {key: found.get(key) for key in node_ids}

    @property
    def _nodes(self) -> models.QuerySet[Node]:
        return Node.objects.filter(graph_id=self.graph.pk, is_deleted=False)

    @property
    def _links(self) -> models.QuerySet[Link]:
        return Link.objects.filter(graph_id=self.graph.pk, is_deleted=False)

    def node(self, node_id: str) -> records.Node | None:
        if node_id in self._foreseen:
            return self._foreseen[node_id]
        found = statements.fetch(Node, _LIVE, uuid.UUID(node_id), self.graph.pk)
        return node_record(found[0]) if found else None

    def nodes(self, node_ids: Sequence[str]) -> list[records.Node]:
        return [
            node_record(row)
            for batch in batches(node_ids)
            for row in self._nodes.filter(id__in=batch)
        ]

    def link(self, link_id: str) -> records.Link | None:
        row = self._links.filter(id=link_id).first()
        return link_record(row) if row else None

    def links(self, link_ids: Sequence[str]) -> list[records.Link]:
        return [
            link_record(row)
            for batch in batches(link_ids)
            for row in self._links.filter(id__in=batch)
        ]

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
        ranks = (rank for key, rank in rows.values_list("id", "rank") if str(key) not in skipped)
        return next(ranks, None)

    def ancestors(self, node_id: str) -> list[str]:
        return [str(found) for found in statements.ids(_ANCESTORS, *self._place(node_id))]

    def branch(self, node_id: str) -> list[records.Node]:
        place = [_key(value) for value in self._place(node_id)]
        return [node_record(row) for row in Node.objects.raw(_BRANCH, place)]

    def _place(self, node_id: str) -> tuple[uuid.UUID, uuid.UUID]:
        return uuid.UUID(node_id), self.graph.pk

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

    def references_to(self, node_ids: Sequence[str]) -> list[records.Node]:
        if self.kind != records.ISSUE_TREE:
            return []
        return [
            node_record(row)
            for batch in batches(node_ids)
            for row in self._nodes.filter(refers_to__in=batch)
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


def write(graph: Graph, change: Change, marks: Marks = NO_MARKS) -> None:
    """Bring the rows to where ``change`` takes the graph; only touched rows are written."""
    for node_ids in batches(list(change.nodes.removed)):
        Node.objects.filter(graph=graph, id__in=node_ids).update(is_deleted=True)
    for link_ids in batches(list(change.links.removed)):
        Link.objects.filter(graph=graph, id__in=link_ids).update(is_deleted=True)
    _move_aside(graph, change.nodes.updated)
    _update(Node, graph, _joined(change.nodes.updated, marks.updated))
    _add(Node, graph, change.nodes, marks)
    _update(Link, graph, change.links.updated)
    _add(Link, graph, change.links, marks)


def _joined(updated: Updated, marks: Updated) -> Updated:
    """Return the fields and the marks of each node, so that a row is written once."""
    if not marks:
        return updated
    return {
        key: {**updated.get(key, {}), **marks.get(key, {})}
        for key in dict.fromkeys([*updated, *marks])
    }


def count_nodes(graph: Graph) -> int:
    """Return how many boxes a graph has."""
    return Node.objects.filter(graph_id=graph.pk, is_deleted=False).count()


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a list of ids into pieces that fit into one query."""
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def _move_aside(graph: Graph, updated: Updated) -> None:
    """Where several nodes take new ranks, move them aside first: two may change places."""
    ranked = [node_id for node_id, fields in updated.items() if "rank" in fields]
    if len(ranked) > 1:
        aside = [
            Node(id=uuid.UUID(node_id), graph=graph, rank=_SWAP + node_id) for node_id in ranked
        ]
        _update_all(aside, ["rank"])


def _update(model: type[_Row], graph: Graph, updated: Updated) -> None:
    """Write the new values, rows with the same fields in one statement."""
    same: dict[tuple[str, ...], list[_Row]] = {}
    for key, fields in updated.items():
        news = {name: new for name, (_, new) in fields.items()}
        row = model(id=uuid.UUID(key), graph=graph, **_values(news))
        same.setdefault(tuple(news), []).append(row)
    for names, alike in same.items():
        if len(alike) == 1:
            statements.update(alike[0], names, ("graph_id", "id"))
        else:
            _update_all(alike, names)


def _update_all(changed: Sequence[_Row], names: Sequence[str]) -> None:
    """Write the same fields of several rows of one graph."""
    model, graph_id = type(changed[0]), changed[0].graph_id
    for start in range(0, len(changed), _BATCH):
        part = changed[start : start + _BATCH]
        found = model.objects.filter(graph_id=graph_id, id__in=[row.id for row in part])
        keys = dict(found.values_list("id", "row_id"))
        for row in part:
            row.row_id = keys[row.id]
        model.objects.bulk_update(part, names, batch_size=100)


def _add(model: type[_Row], graph: Graph, delta: Delta, marks: Marks) -> None:
    """Insert new rows; a deleted row of this graph comes back to life under its id."""
    if not delta.added:
        return
    taken = _taken(model, graph, list(map(uuid.UUID, delta.added)))
    back = {row.id: row.row_id for row in taken if row.graph_id == graph.pk}
    used = {row.row_id for row in taken}
    number, is_node = graph.revision + 1, issubclass(model, Node)
    rows_to_be = [
        model(
            row_id=_row_id(record["id"], back, used),
            graph_id=graph.pk,
            **_values(record),
            **(fresh(record, number) if is_node else {}),
        )
        for record in delta.added.values()
    ]
    kept = {*_FIXED, *(NAMES if marks.is_back else ())}
    columns = [f.name for f in model._meta.concrete_fields if f.name not in kept]  # noqa: SLF001
    model.objects.bulk_create(
        rows_to_be,
        batch_size=_BATCH,
        update_conflicts=bool(back),
        unique_fields=["row_id"] if back else None,
        update_fields=columns if back else None,
    )


def _taken(model: type[_Row], graph: Graph, ids: Sequence[uuid.UUID]) -> list[_Row]:
    """Return the rows that have these ids; refuse ids that this workspace uses.

    That another workspace uses an id is nothing that anybody is told.
    """
    found: list[_Row] = []
    for start in range(0, len(ids), _BATCH):
        part = ids[start : start + _BATCH]
        places = ", ".join(["%s"] * len(part))
        condition = f"id IN ({places}) OR row_id IN ({places})"
        found += statements.fetch(model, condition, *part, *part)
    others = {row.graph_id for row in found} - {graph.pk}
    own = _graphs_beside(graph, others) if others else set()
    wanted = set(ids)
    for row in found:
        is_live = row.graph_id == graph.pk and not row.is_deleted
        if row.id in wanted and (is_live or row.graph_id in own):
            _refuse_taken(row.id)
    return found


def _graphs_beside(graph: Graph, others: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Return which of these graphs, deleted or not, are in the workspace of ``graph``."""
    found = Graph._base_manager.filter(  # noqa: SLF001 - with the deleted
        pk__in=list(others), engagement__workspace__engagements=graph.engagement_id
    )
    return set(found.values_list("pk", flat=True))


def _row_id(
    sent: str, back: Mapping[uuid.UUID, uuid.UUID], used: Collection[uuid.UUID]
) -> uuid.UUID:
    """Return the key of a row: the one that it has, else the id sent, else a new one."""
    key = uuid.UUID(sent)
    return back.get(key) or (new_id() if key in used else key)


def _values(record: records.Fields) -> records.Fields:
    values = dict(record)
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


def _key(value: uuid.UUID) -> Any:
    return Node._meta.pk.get_db_prep_value(value, connection)  # noqa: SLF001


_LIVE: Final = "id = %s AND graph_id = %s AND NOT is_deleted"
_RANK: Final = """
    SELECT rank FROM graphs_node
    WHERE graph_id = %s AND parent_id = %s AND NOT is_deleted {} ORDER BY rank DESC LIMIT 1
"""
_ANCESTORS: Final = """
    WITH RECURSIVE above(id, graph_id, parent_id, height) AS (
        SELECT id, graph_id, parent_id, 0 FROM graphs_node WHERE id = %s AND graph_id = %s
        UNION ALL
        SELECT node.id, node.graph_id, node.parent_id, above.height + 1
        FROM graphs_node node
        JOIN above ON node.id = above.parent_id AND node.graph_id = above.graph_id
    )
    SELECT id FROM above WHERE height > 0 ORDER BY height
"""
_BRANCH: Final = """
    WITH RECURSIVE below(row_id, id, graph_id, depth) AS (
        SELECT row_id, id, graph_id, 0 FROM graphs_node
        WHERE id = %s AND graph_id = %s AND NOT is_deleted
        UNION ALL
        SELECT node.row_id, node.id, node.graph_id, below.depth + 1
        FROM graphs_node node
        JOIN below ON node.parent_id = below.id AND node.graph_id = below.graph_id
        WHERE NOT node.is_deleted
    )
    SELECT node.* FROM graphs_node node JOIN below ON node.row_id = below.row_id
    ORDER BY below.depth, node.rank
"""
