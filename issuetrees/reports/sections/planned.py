"""The trees of a report as records of the plan, for leaves, requests and prizes."""

import datetime as dt
from typing import Any, Final

from issuetrees.core.graph.records import TABLE, Node
from issuetrees.reports.document import Printed, Tree

_KNOWN: Final = [name for name, row in TABLE["nodes"].items() if row.is_printed and name != "title"]


def nodes_of(tree: Tree) -> list[Node]:
    """Return the questions depth first; people are given by name."""
    depth = tree.nodes[0].depth if tree.nodes else 0
    return [
        Node(
            id=node.id,
            parent_id=None if node.depth == depth else node.parent_id,
            rank=f"{place:06}",
            title=node.title,
            **{name: _plain(node.fields[name]) for name in _KNOWN if _is_said(node.fields, name)},
        )
        for place, node in enumerate(tree.nodes)
    ]


def numbers_of(tree: Tree) -> dict[str, str]:
    """Return the numbers that the tree prints."""
    return {node.id: node.number for node in tree.nodes}


def _is_said(fields: Any, name: str) -> bool:
    return fields.get(name) not in {None, ""}


def _plain(value: Printed) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
