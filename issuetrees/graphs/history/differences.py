"""What is different between two states of a graph, in words people read."""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _

from issuetrees.core.graph.change import Tables
from issuetrees.core.graph.compare import (
    Comparison,
    Difference,
    Records,
    compare,
    counts,
    numbers,
)
from issuetrees.core.graph.records import ISSUE_TREE, Fields
from issuetrees.graphs.history.past import two_states
from issuetrees.graphs.history.summary import field_names, short, status
from issuetrees.graphs.models import Graph

#: So many nodes, and as many links, are listed; the counts are of all.
MAX_LISTED: Final = 10_000


def differences(graph: Graph, start: int, end: int) -> Fields:
    """Return counts and lists of what became of the graph from one revision to another."""
    before, after = two_states(graph, start, end)
    comparison = compare(before, after, graph.kind)
    return {
        "from": start,
        "to": end,
        "counts": {"nodes": counts(comparison.nodes), "links": counts(comparison.links)},
        "nodes": _nodes(comparison, before, after, graph.kind),
        "links": _links(comparison, before, after),
        "is_complete": max(len(comparison.nodes), len(comparison.links)) <= MAX_LISTED,
    }


def _nodes(comparison: Comparison, before: Tables, after: Tables, kind: str) -> list[Fields]:
    is_tree = kind == ISSUE_TREE
    old_numbers = numbers(before["nodes"]) if is_tree else {}
    new_numbers = numbers(after["nodes"]) if is_tree else {}
    return [
        _item(
            one,
            _place(one.before, before["nodes"], old_numbers),
            _place(one.after, after["nodes"], new_numbers),
            list(_node_words(one, before["nodes"], after["nodes"], kind)),
        )
        for one in comparison.nodes[:MAX_LISTED]
    ]


def _links(comparison: Comparison, before: Tables, after: Tables) -> list[Fields]:
    return [
        _item(
            one,
            _arrow(one.before, before["nodes"]),
            _arrow(one.after, after["nodes"]),
            list(_link_words(one, before["nodes"], after["nodes"])),
        )
        for one in comparison.links[:MAX_LISTED]
    ]


def _item(one: Difference, before: Any, after: Any, words: list[str]) -> Fields:
    return {
        "id": one.id,
        "happened": one.happened,
        "fields": one.fields,
        "words": words,
        "before": before,
        "after": after,
        "removed": one.before if one.after is None else None,
    }


def _place(record: Fields | None, nodes: Records, numbers_of: dict[str, str]) -> Fields | None:
    if record is None:
        return None
    parent_id = record["parent_id"]
    return {
        "number": numbers_of.get(record["id"], ""),
        "title": _title(record, nodes),
        "parent_id": parent_id,
        "parent_title": nodes[parent_id]["title"] if parent_id else None,
    }


def _title(record: Fields, nodes: Records) -> str:
    """What a record is called: a reference as the branch that it shows."""
    shown = nodes.get(record.get("refers_to") or "")
    title: str = (shown or record)["title"]
    return title


def _arrow(record: Fields | None, nodes: Records) -> Fields | None:
    if record is None:
        return None
    return {
        "title": record["title"],
        "source_id": record["source_id"],
        "source_title": nodes[record["source_id"]]["title"],
        "target_id": record["target_id"],
        "target_title": nodes[record["target_id"]]["title"],
    }


def _node_words(one: Difference, before: Records, after: Records, kind: str) -> Iterator[str]:
    old, new = one.before, one.after
    if old is None or new is None:
        yield _came(new, after) if new else _went(old or {}, before)
        return
    title = short(new["title"])
    if "moved" in one.happened:
        yield _moved(old, new, before, after) if kind == ISSUE_TREE else _on_map(title)
    if "reworded" in one.happened:
        yield _("Reworded “{old}” to “{new}”").format(old=short(old["title"]), new=title)
    if one.fields == ("status",):
        yield _("“{title}”: status “{status}”").format(title=title, status=status(new["status"]))
    elif one.fields:
        yield _("“{title}”: changed {fields}").format(title=title, fields=field_names(one.fields))


def _came(record: Fields, nodes: Records) -> str:
    title, parent_id = short(_title(record, nodes)), record["parent_id"]
    if parent_id is None:
        return _("Added “{title}”").format(title=title)
    parent = short(nodes[parent_id]["title"])
    return _("Added “{title}” under “{parent}”").format(title=title, parent=parent)


def _went(record: Fields, nodes: Records) -> str:
    title, parent_id = short(_title(record, nodes)), record["parent_id"]
    if parent_id is None:
        return _("Removed “{title}”").format(title=title)
    parent = short(nodes[parent_id]["title"])
    return _("Removed “{title}” from “{parent}”").format(title=title, parent=parent)


def _moved(old: Fields, new: Fields, before: Records, after: Records) -> str:
    title = short(_title(new, after))
    was, now = (
        short(nodes[record["parent_id"]]["title"]) if record["parent_id"] else ""
        for record, nodes in ((old, before), (new, after))
    )
    if old["parent_id"] == new["parent_id"]:
        return _("Moved “{title}” within “{parent}”").format(title=title, parent=now)
    return _("Moved “{title}” from “{old}” to “{new}”").format(title=title, old=was, new=now)


def _on_map(title: str) -> str:
    return _("Moved “{title}” on the map").format(title=title)


def _link_words(one: Difference, before: Records, after: Records) -> Iterator[str]:
    old, new = one.before, one.after
    record, nodes = (new, after) if new else (old or {}, before)
    ends = {
        "source": short(nodes[record["source_id"]]["title"]),
        "target": short(nodes[record["target_id"]]["title"]),
    }
    if old is None:
        yield _("Drew an arrow from “{source}” to “{target}”").format(**ends)
    elif new is None:
        yield _("Removed the arrow from “{source}” to “{target}”").format(**ends)
    elif "reworded" in one.happened:
        yield _("The arrow from “{source}” to “{target}”: “{old}” is now “{new}”").format(
            **ends, old=short(old["title"]), new=short(new["title"])
        )
    else:
        yield _("Changed the arrow from “{source}” to “{target}”").format(**ends)
