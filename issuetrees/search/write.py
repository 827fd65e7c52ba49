"""Keeping the index: each row as it is written, nodes by the revisions of their graph.

A commit does nothing for the index and stays as quick as it is: the number of the graph's
revision is the mark. Whoever searches first takes in what the graphs that they see have gained
since; what is too much for that is left to a job (``docs/adr/0021-search.md``).
"""

import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.db.models import Model, QuerySet

from issuetrees.graphs import read as graphs_read
from issuetrees.graphs import texts
from issuetrees.jobs import write as jobs
from issuetrees.jobs.registry import Kind as JobKind
from issuetrees.jobs.work import Work
from issuetrees.search.kinds import (
    CALLED_AS_INITIATIVES,
    KINDS,
    NODES,
    Kind,
    kind_of,
    kind_of_node,
)
from issuetrees.search.models import Entry, IndexedGraph
from issuetrees.search.stems import index_of

NAME: Final = "search_index"
AT_ONCE: Final = 2_000  # nodes that a person who searches waits for
_GRAPHS_AT_ONCE: Final = 20
_BATCH: Final = 500
_WRITTEN: Final = ("kind", "workspace", "engagement", "graph", "title_stems", "stems")
_MARK: Final = "indexed"


def keep(row: Model) -> None:
    """Bring the entry of a row up to date, in the transaction that writes the row."""
    kind = kind_of(row)
    if kind is not None:
        _put([_entry(kind, row)])
        if kind.name == "initiative" and getattr(row, "version", 1) > 1:  # it may be renamed
            for other in CALLED_AS_INITIATIVES:
                _put(_entry(other, one) for one in other.every().filter(initiative=row.pk))


def catch_up(graphs: "QuerySet[Any]") -> None:
    """Take in what these graphs have gained; leave what is too much for now to a job."""
    left = AT_ONCE
    waiting = texts.behind(graphs, _MARK).select_related(_MARK, "engagement")
    for graph in waiting.order_by("-updated_at")[:_GRAPHS_AT_ONCE]:
        size = _gained(graph)
        if size > left:
            jobs.enqueue(NAME, key=f"{graph.pk}:{graph.revision}")
        else:
            left -= size
            _take_in(graph)


def catch_up_with_all() -> None:
    """Take in what all graphs have gained."""
    for graph in texts.behind(texts.every_graph(), _MARK).select_related("engagement").iterator():
        _take_in(graph)


def rebuild() -> int:
    """Make the index anew; return the number of its entries."""
    with transaction.atomic():
        Entry.objects.all().delete()
        IndexedGraph.objects.all().delete()
        for kind in KINDS.values():
            if kind.name not in NODES:
                rows = kind.every().iterator(_BATCH)
                _put(_entry(kind, row) for row in rows)
    catch_up_with_all()
    return Entry.objects.count()


def run(work: Work) -> None:
    """Do the job that somebody's search has left."""
    catch_up_with_all()
    with work.finish():
        pass


KIND: Final = JobKind(NAME, run)


def _gained(graph: Any) -> int:
    """Return how many nodes the index has to look at for a graph."""
    mark = getattr(graph, _MARK, None)
    ids = texts.written_after(graph, mark.revision if mark else 0)
    return graphs_read.size(graph.pk) if ids is None else len(ids)


def _take_in(graph: Any) -> None:
    with transaction.atomic():
        mark, _is_new = IndexedGraph.objects.select_for_update().get_or_create(graph=graph)
        ids = texts.written_after(graph, mark.revision)
        old = Entry.objects.filter(graph=graph, kind__in=NODES)
        for part in [None] if ids is None else _parts(ids):
            _of(old, graph, part).delete()
            _put(_entry_of_node(graph, found) for found in texts.texts_of(graph, part))
        mark.revision = graph.revision
        mark.save(update_fields=["revision"])


def _of(entries: QuerySet[Entry], graph: Any, ids: list[uuid.UUID] | None) -> QuerySet[Entry]:
    return entries if ids is None else entries.filter(target_id__in=texts.rows_of(graph, ids))


def _entry_of_node(graph: Any, node: texts.NodeTexts) -> Entry:
    return Entry(
        kind=kind_of_node(node.kind),
        target_id=node.row_id,
        workspace_id=graph.engagement.workspace_id,
        engagement_id=graph.engagement_id,
        graph_id=graph.pk,
        title_stems=index_of(node.texts[:1]),
        stems=index_of(node.texts),
    )


def _entry(kind: Kind, row: Any) -> Entry:
    engagement, graph = kind.at(row, kind.engagement), kind.at(row, kind.graph)
    found = kind.texts_of(row)
    return Entry(
        kind=kind.name,
        target_id=row.pk,
        workspace_id=engagement.workspace_id if engagement else row.pk,
        engagement=engagement,
        graph=graph,
        title_stems=index_of(found[:1]),
        stems=index_of(found),
    )


def _put(entries: Iterable[Entry]) -> None:
    """Write entries, in place of those that their things have."""
    for part in _parts(entries):
        Entry.objects.bulk_create(
            part, update_conflicts=True, unique_fields=["target_id"], update_fields=_WRITTEN
        )


def _parts(found: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(found)
    while part := list(islice(waiting, _BATCH)):
        yield part
