"""Between what the leaves of a driver tree may be: said leaf by leaf, kept in their details."""

import uuid
from collections.abc import Mapping
from typing import Any

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.fields import check_amount
from issuetrees.core.text import gettext_noop
from issuetrees.graphs import read as graphs
from issuetrees.graphs.write import commit
from issuetrees.inquiry.read.drivers import HIGH, LOW, require_tree
from issuetrees.workspaces import access
from issuetrees.workspaces.access import Action

#: By the id of a leaf its ends by name; one that is not named stays, None takes one back.
Ranges = Mapping[str, Mapping[str, float | None]]


def put_ranges(*, actor: User, graph_id: uuid.UUID, ranges: Ranges) -> int:
    """Set ends of leaves in one step of the tree, which can be undone; return its revision.

    Raises NotFound, Denied, Conflict for a stage map or where somebody else has just set the same
    end, Invalid for nodes that the tree does not have.
    """
    graph = graphs.graph(actor, graph_id)
    require_tree(graph)
    wanted = _checked(ranges)
    nodes = {node.id: node for node in graphs.node_records(graph)}
    if strange := set(wanted) - set(nodes):
        message = gettext_noop("The tree has no node “{id}”.")
        raise Invalid("unknown_node", message, field="ranges", id=min(strange))
    commands = [
        {"kind": "edit_node", "id": key, "fields": {"details": {**nodes[key].details, **ends}}}
        for key, ends in wanted.items()
        if any(nodes[key].details.get(name) != end for name, end in ends.items())
    ]
    if not commands:
        access.require_in(actor, Action.EDIT, graph.engagement_id)
        return graph.revision
    revision, _is_new = commit(
        graph_id=graph_id, commands=commands, actor=actor, base=graph.revision
    )
    return revision.number


def _checked(ranges: Any) -> dict[str, dict[str, float | None]]:
    """Check what is sent; raise Invalid with the place of what is wrong."""
    if not isinstance(ranges, Mapping) or len(ranges) > limits.COMMANDS_PER_COMMIT:
        message = gettext_noop("“{field}” must be an object of numbers by node.")
        raise Invalid("values_wrong", message, field="ranges")
    found: dict[str, dict[str, float | None]] = {}
    for key, ends in ranges.items():
        field = f"ranges.{key}"
        if not isinstance(ends, Mapping) or set(ends) - {LOW, HIGH}:
            message = gettext_noop("“{field}” must be an object of “low” and “high”.")
            raise Invalid("range_wrong", message, field=field)
        found[str(key)] = {name: check_amount(f"{field}.{name}", end) for name, end in ends.items()}
    return found
