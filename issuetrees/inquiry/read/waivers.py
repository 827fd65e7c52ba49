"""The waivers that a reader may see, and which of them hold."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from django.db.models import Count, Max, Q, QuerySet

from issuetrees.core import mece
from issuetrees.core.graph.records import STAGE_MAP, Node
from issuetrees.graphs import branches
from issuetrees.graphs import read as graphs
from issuetrees.inquiry import map_checks
from issuetrees.inquiry.models import Waiver
from issuetrees.kit.rows import one
from issuetrees.workspaces.access import Reader, within

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

#: A waiver is seen while the node that it stands on is, or the map, where it stands on all of it.
SEEN: Final = Q(node__isnull=True) | Q(node__is_deleted=False)
#: What a finding is, whatever its split looks like: node, code, side and the children concerned.
Name = tuple[str, str, str, tuple[str, ...]]


def waivers(reader: Reader, graph_id: uuid.UUID) -> QuerySet[Waiver]:
    """Return the waivers on the live nodes of a graph, oldest first, or raise NotFound."""
    return all_waivers(reader).filter(graph=graphs.graph(reader, graph_id))


def waiver(reader: Reader, waiver_id: uuid.UUID) -> Waiver:
    """Return a waiver, or raise NotFound."""
    return one(all_waivers(reader).filter(pk=waiver_id))


def all_waivers(reader: Reader) -> QuerySet[Waiver]:
    """Return the waivers of all engagements that the reader may see."""
    found = Waiver.objects.filter(within(reader, "graph__engagement"), SEEN)
    return found.select_related("author", "node", "graph__engagement__workspace").order_by("id")


def waivers_on(graph: "Graph", node_ids: Collection[str] | None = None) -> list[Waiver]:
    """Return the waivers on a graph that the reader got, oldest first; None: on all its nodes."""
    found = Waiver.objects.filter(SEEN, graph=graph)
    if node_ids is not None:
        found = found.filter(node__id__in=node_ids)
    known = ("author", "node", "graph__engagement")
    return list(found.select_related(*known).order_by("waived_at", "id"))


def with_state(rows: Sequence[Waiver]) -> list[Waiver]:
    """Return waivers of one graph that know whether they hold."""
    if not rows:
        return []
    graph = rows[0].graph
    if graph.kind == STAGE_MAP:
        found = map_checks.by_name(graph)
        for row in rows:
            seen = found.get(name_of(row))
            row.holds = seen is not None and seen.identity == row.identity
        return list(rows)
    splits = branches.splits(graph, {name_of(row)[0] for row in rows})
    for row in rows:
        split = splits.get(name_of(row)[0])
        row.holds = split is not None and _seen(row, *split) == row.identity
    return list(rows)


def _seen(row: Waiver, parent: Node, children: Sequence[Node]) -> str | None:
    """Return the identity that the finding of a waiver would have now."""
    if not {child.id for child in children}.issuperset(row.related):
        return None
    finding = mece.Finding(
        row.code, "unknown", cast("Any", row.side), parent.id, tuple(row.related), ""
    )
    return mece.identity(mece.fingerprint(parent, children), finding, children)


def by_name(rows: Iterable[Waiver]) -> dict[Name, Waiver]:
    """Return the latest waiver of each finding; ``rows`` come oldest first."""
    return {name_of(row): row for row in rows}


def name_of(row: Waiver) -> Name:
    """Return which finding a waiver is of."""
    place = str(row.node.id) if row.node else ""
    return (place, row.code, row.side, tuple(row.related))


def waivers_tag(graph: "Graph") -> str:
    """Return what differs whenever a waiver on the graph was made, changed, taken back."""
    rows = Waiver._base_manager.filter(graph=graph)  # noqa: SLF001 - it has the deleted too
    latest = rows.aggregate(count=Count("pk"), edited=Max("updated_at"), gone=Max("deleted_at"))
    moments = [latest[name].timestamp() if latest[name] else 0 for name in ("edited", "gone")]
    return f"{latest['count']}-{max(moments):.6f}"
