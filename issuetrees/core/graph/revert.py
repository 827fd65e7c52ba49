"""Taking back: the inverse of earlier changes, fitted to the graph as it stands."""

from collections.abc import Mapping
from typing import Any, NoReturn

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.graph import rank as ranks
from issuetrees.core.graph import references
from issuetrees.core.graph.change import Change, Delta, invert
from issuetrees.core.graph.records import ISSUE_TREE, Fields, Link, Node
from issuetrees.core.graph.working_copy import WorkingCopy
from issuetrees.core.text import gettext_noop


def undo(copy: WorkingCopy, revision: int) -> None:
    """Take back one revision; refuse where its traces were changed since."""
    _revert(copy, _known(copy.source.change(revision), revision))


def restore(copy: WorkingCopy, revision: int) -> None:
    """Take back everything after a revision."""
    _revert(copy, _known(copy.source.changes_after(revision), revision))


def _known(change: Change | None, revision: int) -> Change:
    if change is None:
        raise Invalid(
            "no_revision",
            gettext_noop("There is no revision {revision} in this graph."),
            field="revision",
            revision=revision,
        )
    return change


def _revert(copy: WorkingCopy, change: Change) -> None:
    inverse = invert(change)
    nodes = inverse.nodes
    copy.load([*nodes.removed, *nodes.added, *nodes.updated])
    copy.load_children([*nodes.removed, *_new_parents(nodes)])
    copy.load_links([*inverse.links.removed, *inverse.links.added, *inverse.links.updated])
    for link_id, record in inverse.links.removed.items():
        _require_same(copy.link(link_id), record, link_id)
        copy.drop_link(link_id)
    # What moves out of a branch that is to go has to move first.
    restless = {*nodes.removed, *(key for key, one in nodes.updated.items() if _moves(one))}
    _add_nodes(copy, nodes, restless)
    _set_nodes(copy, nodes, restless)
    _remove_nodes(copy, inverse.nodes.removed)
    for link_id, record in inverse.links.added.items():
        _add_link(copy, link_id, record)
    for link_id, fields in inverse.links.updated.items():
        link = copy.link(link_id)
        _require_values(link, fields, link_id)
        copy.put_link(_with(link, fields))
    _require_sound_references(copy, nodes)


def _require_sound_references(copy: WorkingCopy, nodes: Delta) -> None:
    """Refuse where a reference would show nothing, hold something, or lie in what it shows."""
    if copy.kind != ISSUE_TREE:
        return
    for gone in copy.references_to(list(nodes.removed)):
        _refuse(gone.id)
    moved = [key for key, fields in nodes.updated.items() if "parent_id" in fields]
    for key in [*nodes.added, *moved]:
        node = copy.node(key)
        parent = copy.node(node.parent_id) if node is not None and node.parent_id else None
        if node is None or (parent is not None and parent.refers_to is not None):
            _refuse(key)
        if node.refers_to is not None:
            target = copy.node(node.refers_to)
            if target is None or target.refers_to is not None:
                _refuse(key)
        if (node.refers_to or key in moved) and references.is_circle(copy, node, node.parent_id):
            _refuse(key)


def _remove_nodes(copy: WorkingCopy, removed: dict[str, Fields]) -> None:
    for node_id, record in removed.items():
        _require_same(copy.node(node_id), record, node_id)
    for node_id in removed:
        if any(child.id not in removed for child in copy.children(node_id)):
            _refuse(node_id)
    if removed and copy.links_of(list(removed)):
        _refuse(next(iter(removed)))
    for node_id in removed:
        copy.drop_node(node_id)


def _new_parents(nodes: Delta) -> dict[str | None, None]:
    """Return below which nodes something comes or moves."""
    came = [record["parent_id"] for record in nodes.added.values()]
    moved = [fields["parent_id"][1] for fields in nodes.updated.values() if "parent_id" in fields]
    return dict.fromkeys(key for key in [*came, *moved] if key not in nodes.added)


def _moves(fields: Mapping[str, Any]) -> bool:
    return "rank" in fields or "parent_id" in fields


def _add_nodes(copy: WorkingCopy, nodes: Delta, restless: set[str]) -> None:
    """Add records, parents before children; a rank taken meanwhile gives way.

    Ranks of the ``restless``, which still have to go or to move, are not taken.
    """
    added = nodes.added
    below: dict[str | None, list[Fields]] = {}
    for record in added.values():
        below.setdefault(record["parent_id"], []).append(record)
    tops = [parent_id for parent_id in below if parent_id not in added]
    for parent_id in tops:
        if not _has_parent(copy, parent_id, nodes.removed):
            _refuse(below[parent_id][0]["id"])
        taken = {node.rank for node in copy.children(parent_id) if node.id not in restless}
        for record in below[parent_id]:
            if copy.node(record["id"]) is not None:
                _refuse(record["id"])
            rank = ranks.free(record["rank"], taken)
            taken.add(rank)
            copy.put_node(Node(**{**record, "rank": rank}))
            if record["id"] in below:
                tops.append(record["id"])


def _has_parent(copy: WorkingCopy, parent_id: str | None, leaving: dict[str, Fields]) -> bool:
    if parent_id is None:
        roots = [node for node in copy.children(None) if node.id not in leaving]
        return copy.kind != "issue_tree" or not roots
    return copy.node(parent_id) is not None and parent_id not in leaving


def _set_nodes(copy: WorkingCopy, nodes: Delta, restless: set[str]) -> None:
    """Set fields; what would lie below itself waits until what it goes under has moved."""
    pending = dict(nodes.updated)
    while pending:
        waiting = {}
        for node_id, fields in pending.items():
            _, parent_id = fields.get("parent_id", (None, None))
            if parent_id and copy.node(parent_id) and node_id in copy.path(parent_id):
                waiting[node_id] = fields
            elif parent_id in nodes.removed:
                _refuse(node_id)
            else:
                _set_node(copy, node_id, fields, restless)
                restless.discard(node_id)
        if len(waiting) == len(pending):
            _refuse(next(iter(waiting)))
        pending = waiting


def _set_node(
    copy: WorkingCopy, node_id: str, fields: dict[str, tuple[Any, Any]], restless: set[str]
) -> None:
    node = copy.node(node_id)
    _require_values(node, {k: v for k, v in fields.items() if k != "rank"}, node_id)
    turned = _with(node, fields)
    if "parent_id" in fields:
        parent_id = turned.parent_id
        if parent_id is None or copy.node(parent_id) is None:
            _refuse(node_id)
    if _moves(fields):
        siblings = copy.children(turned.parent_id)
        rank = ranks.free(turned.rank, {node.rank for node in siblings if node.id not in restless})
        turned = _with(turned, {"rank": (None, rank)})
    copy.put_node(turned)


def _add_link(copy: WorkingCopy, link_id: str, record: Fields) -> None:
    link = Link(**record)
    ends = (link.source_id, link.target_id)
    if copy.link(link_id) is not None or not all(copy.node(end) for end in ends):
        _refuse(link_id)
    if any((other.source_id, other.target_id) == ends for other in copy.links_of([ends[0]])):
        _refuse(link_id)
    copy.put_link(link)


def _require_same(record: Any, expected: Fields, record_id: str) -> None:
    """Refuse if a record that is to go was changed by somebody; its rank may differ."""
    names = [name for name in expected if name != "rank"]
    if record is None or any(getattr(record, name) != expected[name] for name in names):
        _refuse(record_id)


def _require_values(record: Any, fields: dict[str, tuple[Any, Any]], record_id: str) -> None:
    if record is None or any(getattr(record, name) != old for name, (old, _) in fields.items()):
        _refuse(record_id)


def _with(record: Any, fields: dict[str, tuple[Any, Any]]) -> Any:
    values = {name: getattr(record, name) for name in record.__slots__}
    return type(record)(**{**values, **{name: new for name, (_, new) in fields.items()}})


def _refuse(record_id: str) -> NoReturn:
    raise Conflict(
        "changed_since",
        gettext_noop("This step cannot be taken back: the same place was changed since."),
        node_id=record_id,
    )
