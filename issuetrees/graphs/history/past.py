"""A graph as it was after an earlier revision.

The log is only ever added to, so an earlier state is found from either end: by making the first
changes, or by taking back the last ones from the records as they are. The shorter way is taken:
the cost grows with the changes on it, not with the age of the graph.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.graph import change as changes
from issuetrees.core.graph import records
from issuetrees.core.graph.change import PARTS, Change, Tables
from issuetrees.core.graph.compare import in_reading_order
from issuetrees.core.graph.records import Fields, Part
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read
from issuetrees.graphs.models import Graph, Revision

_DEFAULTS: Final[dict[Part, Fields]] = {
    "nodes": records.to_json(records.Node("")),
    "links": records.to_json(records.Link("", "", "")),
}
_BATCH: Final = 200
_ATTEMPTS: Final = 3


def table_at(graph: Graph, number: int) -> Fields:
    """Return all records as they were after a revision, in the shape of ``read.table``."""
    tables = tables_at(graph, number)
    nodes, links = tables["nodes"], tables["links"]
    return {
        "revision": number,
        "node_fields": records.NODE_FIELDS,
        "nodes": [list(nodes[key].values()) for key in in_reading_order(nodes)],
        "link_fields": records.LINK_FIELDS,
        "links": [list(links[key].values()) for key in sorted(links)],
    }


def tables_at(graph: Graph, number: int, field: str = "revision") -> Tables:
    """Return all records by id as they were after a revision; 0 is before the first.

    Raises Invalid, naming ``field``, for a number that the graph has not reached.
    """
    _require_reached(graph, number, field)
    present = _present(graph) if graph.revision - number <= number else None
    if present is None:
        tables: Tables = {"nodes": {}, "links": {}}
        for change in _changes(graph, 0, number, "number"):
            changes.apply(tables, change)
    else:
        latest, tables = present
        changes.take_back(tables, _changes(graph, number, latest, "-number"))
    return _whole(tables)


def two_states(graph: Graph, start: int, end: int) -> tuple[Tables, Tables]:
    """Return the records after two revisions, whichever of them came first."""
    _require_reached(graph, start, "from")
    later = tables_at(graph, max(start, end), "to")
    earlier: Tables = {"nodes": dict(later["nodes"]), "links": dict(later["links"])}
    between = _changes(graph, min(start, end), max(start, end), "-number")
    changes.take_back(earlier, between)
    earlier = _whole(earlier)
    return (earlier, later) if start <= end else (later, earlier)


def _require_reached(graph: Graph, number: int, field: str) -> None:
    if not 0 <= number <= graph.revision:
        raise Invalid(
            "no_revision",
            gettext_noop("There is no revision {revision} in this graph."),
            field=field,
            revision=number,
        )


def _whole(tables: Tables) -> Tables:
    """Return the records with all fields of today, in their order; the log may be older."""
    return {
        part: {
            key: {name: record.get(name, default) for name, default in _DEFAULTS[part].items()}
            for key, record in tables[part].items()
        }
        for part in PARTS
    }


def _present(graph: Graph) -> tuple[int, Tables] | None:
    """Return the records as they are, and the number of the revision that they are after.

    None where others commit so fast that the two could not be read without a commit between.
    """
    for _ in range(_ATTEMPTS):
        number = _latest(graph)
        table = read.table(graph)
        if _latest(graph) == number:
            return number, {part: _by_id(table[part], _DEFAULTS[part]) for part in PARTS}
    return None


def _by_id(rows: list[list[Any]], names: Iterable[str]) -> dict[str, Fields]:
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


def _latest(graph: Graph) -> int:
    return Graph.objects.values_list("revision", flat=True).get(pk=graph.pk)


def _changes(graph: Graph, after: int, until: int, order: str) -> Iterator[Change]:
    found = Revision.objects.filter(graph=graph, number__gt=after, number__lte=until)
    log = found.order_by(order).values_list("change", flat=True)
    return (changes.from_json(json) for json in log.iterator(_BATCH))
