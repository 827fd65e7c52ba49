"""In which revision what counts of a node last changed: numbers kept beside its record.

They say how far a so-what is behind what stands below it (``core.synthesis.behind``). They are no
fields of records: nobody sets them, nobody contests them, copies begin anew (ADR 0063). A revision
keeps what it did to them as its change keeps fields, so that taking it back takes them back too.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from issuetrees.core.graph import commands as c
from issuetrees.core.graph.change import Change, Delta, Updated
from issuetrees.core.graph.records import Fields
from issuetrees.core.synthesis.behind import COUNTED
from issuetrees.graphs.models import Graph, Revision
from issuetrees.kit import statements

NAMES: Final = ("changed_in", "answered_in", "lost_in")
_BATCH: Final = 500
_Wanted = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Marks:
    """What a commit does to the marks: name to old and new number, by node.

    ``is_back``: it takes something back, so that nodes that return keep the marks they had.
    """

    updated: Updated = field(default_factory=dict)
    is_back: bool = False


def fresh(record: Fields, number: int) -> Fields:
    """Return the marks of a node that comes with revision ``number``."""
    answered_in = number if record.get("answer") else 0
    return {"changed_in": number, "answered_in": answered_in, "lost_in": 0}


def moved_by(graph: Graph, change: Change, commands: Sequence[c.Command]) -> Marks:
    """Return what the next revision does to the marks; one statement where it touches any."""
    number = graph.revision + 1
    match commands:
        case [c.Undo(revision)]:
            return _undone(graph, change.nodes, revision, number)
        case [c.Restore(revision)]:
            return _restored(graph, revision)
    wanted = _wanted(change.nodes)
    known = _known(graph, wanted)
    return Marks(
        {
            key: {name: (known[key][name], number) for name in sorted(names)}
            for key, names in wanted.items()
            if key in known
        }
    )


def _wanted(nodes: Delta) -> _Wanted:
    """Return which marks of which nodes a change moves, besides those of new nodes."""
    found: _Wanted = {}
    for key, fields in nodes.updated.items():
        if not COUNTED.isdisjoint(fields):
            found.setdefault(key, set()).add("changed_in")
        if "answer" in fields:
            found[key].add("answered_in")
        if parent := fields.get("parent_id", (None, None))[0]:
            found.setdefault(parent, set()).add("lost_in")
    for record in nodes.removed.values():
        if (parent := record["parent_id"]) and parent not in nodes.removed:
            found.setdefault(parent, set()).add("lost_in")
    return {key: names for key, names in found.items() if key not in nodes.removed}


def _undone(graph: Graph, nodes: Delta, revision: int, number: int) -> Marks:
    """Put back the marks that a revision moved, where nothing has moved them since."""
    rows = Revision.objects.filter(graph=graph, number=revision)
    back: Fields = rows.values_list("marks", flat=True).first() or {}
    wanted = _wanted(nodes)
    known = _known(graph, {*wanted, *back, *nodes.removed})
    updated: Updated = {}
    for key in {*wanted, *back} & known.keys() - nodes.removed.keys():
        fields = {}
        for name in NAMES:
            old, [before, after] = known[key][name], back.get(key, {}).get(name, (None, None))
            if before is not None and old == after:
                fields[name] = (old, before)
            elif name in wanted.get(key, ()) and name != "lost_in":
                fields[name] = (old, number)
        updated[key] = fields
    for parent in _lost_since(nodes, known, updated, revision) & known.keys():
        updated[parent]["lost_in"] = (known[parent]["lost_in"], number)
    return Marks({key: fields for key, fields in updated.items() if fields}, is_back=True)


def _lost_since(
    nodes: Delta, known: dict[str, dict[str, int]], updated: Updated, revision: int
) -> set[str]:
    """Return what loses a child of which more was changed than what is taken back."""
    went = {
        record["parent_id"]
        for key, record in nodes.removed.items()
        if record["parent_id"] not in nodes.removed and known[key]["changed_in"] > revision
    }
    moved = {
        fields["parent_id"][0]
        for key, fields in nodes.updated.items()
        if "parent_id" in fields and updated[key]["changed_in"][1] > revision
    }
    return {key for key in went | moved if key and key not in nodes.removed}


def _restored(graph: Graph, revision: int) -> Marks:
    """Put back the marks as they were after a revision."""
    later = Revision.objects.filter(graph=graph, number__gt=revision).order_by("number")
    before: dict[str, dict[str, int]] = {}
    for moved in later.values_list("marks", flat=True).iterator(_BATCH):
        for key, fields in moved.items():
            for name, (old, _new) in fields.items():
                before.setdefault(key, {}).setdefault(name, old)
    known = _known(graph, before)
    return Marks(
        {
            key: {name: (known[key][name], old) for name, old in fields.items()}
            for key, fields in before.items()
            if key in known
        },
        is_back=True,
    )


def _known(graph: Graph, node_ids: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return the marks of these nodes, deleted ones too."""
    ids = [uuid.UUID(key) for key in node_ids]
    found: dict[str, dict[str, int]] = {}
    for start in range(0, len(ids), _BATCH):
        part = ids[start : start + _BATCH]
        query = _MARKS.format(", ".join(["%s"] * len(part)))
        for key, *values in statements.rows(query, graph.pk, *part):
            found[str(uuid.UUID(str(key)))] = dict(zip(NAMES, values, strict=True))
    return found


_MARKS: Final = f"""
    SELECT id, {", ".join(NAMES)} FROM graphs_node WHERE graph_id = %s AND id IN ({{}})
"""  # noqa: S608 - constants
