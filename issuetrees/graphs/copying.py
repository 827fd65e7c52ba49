"""A graph copied: all its records under new ids, and a history that begins anew."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.change import Change, Delta
from issuetrees.core.graph.records import ISSUE_TREE, Node, Record, to_json
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read, rows
from issuetrees.graphs.models import Graph
from issuetrees.graphs.write import checked_title, locked, log
from issuetrees.kit.models import new_id
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.models import Engagement

_POINTERS: Final = ("parent_id", "source_id", "target_id", "refers_to")


class Copied(NamedTuple):
    """A copy, and the new id of each node and arrow by the old one."""

    graph: Graph
    ids: Mapping[str, str]


@transaction.atomic
def copy_graph(
    *, actor: User, graph_id: uuid.UUID, title: str, into: Engagement | None = None
) -> Copied:
    """Copy a graph beside itself, or into another engagement of the same workspace.

    Its log has one revision, without commands: that with which it began.
    """
    source, _ = locked(actor, graph_id)
    engagement = into or source.engagement
    nodes, links = read.every_record(source), read.link_records(source)
    require_room(len(nodes) + len(links))
    copy = Graph(
        engagement=engagement,
        kind=source.kind,
        tree_kind=source.tree_kind,
        title=checked_title("title", title),
        is_archived=source.is_archived and into is not None,
    )
    copy.save(force_insert=True)
    records: list[Record] = [*nodes, *links]
    ids = {record.id: str(new_id()) for record in records}
    change = Change(_added(nodes, ids), _added(links, ids))
    if change:
        rows.write(copy, change)
        log(copy, [], change, actor, None)
    note_of(copy, "copied", actor=actor, engagement=engagement, source=str(source))
    return Copied(copy, ids)


@transaction.atomic
def plant(*, actor: User, engagement: Engagement, title: str, nodes: Sequence[Node]) -> Graph:
    """Make a question tree of records that are whole: ids new, one root, parents before children.

    The caller has the permission and the lock; the log begins as that of a copy.
    """
    require_room(len(nodes))
    made = Graph(engagement=engagement, kind=ISSUE_TREE, title=checked_title("title", title))
    made.save(force_insert=True)
    change = Change(Delta(added={node.id: to_json(node) for node in nodes}), Delta())
    rows.write(made, change)
    log(made, [], change, actor, None)
    note_of(made, "created", actor=actor, engagement=engagement)
    return made


def require_room(count: int) -> None:
    """Refuse to copy more at once than a request can carry."""
    if count > limits.NODES_COPIED:
        raise Invalid(
            "too_much_to_copy",
            gettext_noop("This is too large to copy: {count} boxes and arrows, at most {limit}."),
            count=count,
            limit=limits.NODES_COPIED,
        )


def _added(records: Sequence[Record], ids: Mapping[str, str]) -> Delta:
    return Delta(added={ids[record.id]: _moved(record, ids) for record in records})


def _moved(record: Record, ids: Mapping[str, str]) -> dict[str, Any]:
    fields = to_json(record)
    pointers = {name: ids[fields[name]] for name in _POINTERS if fields.get(name)}
    if fields.get("split"):
        fields["split"] = {name: _renamed(value, ids) for name, value in fields["split"].items()}
    if isinstance(base := fields["details"].get("builds_on"), str):
        fields["details"] = {**fields["details"], "builds_on": ids.get(base, base)}
    if isinstance(when := fields["details"].get("when"), dict):
        # A fork without a key is named by its id.
        fields["details"] = {**fields["details"], "when": _renamed(when, ids)}
    return {**fields, **pointers, "id": ids[record.id]}


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    """Return what the data of a split say by child, by the new ids."""
    if not isinstance(value, dict):
        return value
    return {ids.get(key, key): one for key, one in value.items()}
