"""Reference nodes: leaves of a tree that show another branch of it in a second place.

A reference holds nothing of its own. It has no number and is counted nowhere: what it shows is
counted where it stands. Nothing hangs under it, it shows no other reference, and no branch is
shown inside itself, on whatever way (``docs/adr/0067``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, NoReturn, TypeVar

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.graph.records import ISSUE_TREE, Node, to_json
from issuetrees.core.graph.working_copy import WorkingCopy
from issuetrees.core.text import gettext_noop

_Node = TypeVar("_Node", bound=Node)
#: What a reference says after the branch that it shows.
SAID: Final = ("title", "status", "prune_reason", "value", "unit")


def own(nodes: Iterable[_Node]) -> list[_Node]:
    """Return the nodes that count: all but the references."""
    return [node for node in nodes if node.refers_to is None]


def told(nodes: Iterable[Node], among: Iterable[Node] | None = None) -> list[Node]:
    """Return the nodes, each reference saying what the branch says that it shows.

    ``among`` are the nodes among which that stands, where ``nodes`` are only some of them.
    """
    found = list(nodes)
    known = {node.id: node for node in (found if among is None else among)}
    return [_told(node, known.get(node.refers_to or "")) for node in found]


def _told(node: Node, target: Node | None) -> Node:
    said = {name: getattr(target, name) for name in SAID} if target is not None else {}
    return replace(node, **said) if said else node


def targets(nodes: Iterable[Node]) -> dict[str, str]:
    """Return the id of what it shows by the id of each reference."""
    return {node.id: node.refers_to for node in nodes if node.refers_to is not None}


def places(nodes: Iterable[Node]) -> Mapping[str, list[Node]]:
    """Return the references to each node that is shown elsewhere, by its id."""
    found: dict[str, list[Node]] = {}
    for node in nodes:
        if node.refers_to is not None:
            found.setdefault(node.refers_to, []).append(node)
    return found


def require_holder(copy: WorkingCopy, parent_id: str | None) -> None:
    """Refuse to put anything under a reference."""
    parent = copy.node(parent_id) if parent_id else None
    if parent is not None and parent.refers_to is not None:
        raise Invalid(
            "under_a_reference",
            gettext_noop("This only shows another branch. Add below the branch itself."),
            field="parent_id",
            node_id=parent.id,
        )


def require_own(node: Node) -> None:
    """Refuse to edit a reference: it says what its branch says."""
    if node.refers_to is not None:
        raise Invalid(
            "is_a_reference",
            gettext_noop("This only shows another branch. Change the branch itself."),
            field="id",
            node_id=node.id,
        )


def require_reference(copy: WorkingCopy, node: Node) -> None:
    """Refuse a reference, in place already, that the tree cannot have; other nodes are let be."""
    if node.refers_to is None:
        return
    _require_blank(copy, node)
    if node.refers_to == node.id:
        refuse_circle(node.id)
    target = copy.node(node.refers_to)
    if target is None:
        raise Conflict(
            "target_gone",
            gettext_noop("The branch to be shown is no longer here; somebody deleted it."),
            field="refers_to",
            node_id=node.refers_to,
        )
    if target.refers_to is not None:
        raise Invalid(
            "shows_a_reference",
            gettext_noop("This shows another branch itself. Choose the branch that it shows."),
            field="refers_to",
            node_id=target.id,
        )
    if is_circle(copy, node, node.parent_id):
        refuse_circle(node.id)


def _require_blank(copy: WorkingCopy, node: Node) -> None:
    blank = Node(node.id, node.parent_id, node.rank, node.kind, refers_to=node.refers_to)
    if copy.kind != ISSUE_TREE or node.parent_id is None:
        raise Invalid(
            "no_reference_here",
            gettext_noop("Only below a question of a tree another branch can be shown."),
            field="refers_to",
        )
    if node != blank:
        held, empty = to_json(node), to_json(blank)
        name = next(name for name in held if held[name] != empty[name])
        raise Invalid(
            "reference_holds_nothing",
            gettext_noop(
                "What shows another branch holds nothing of its own: leave “{field}” out."
            ),
            field=name,
            node_id=node.id,
        )


def is_circle(copy: WorkingCopy, node: Node, parent_id: str | None) -> bool:
    """Whether a branch would come to be shown inside itself with ``node`` under that parent."""
    if parent_id is None:
        return False
    found = above(copy, parent_id)
    return node.id in found or node.refers_to in found


def above(copy: WorkingCopy, node_id: str) -> set[str]:
    """Return a node, all above it, and all above the references to any of these."""
    found: set[str] = set()
    waiting = [node_id]
    while waiting:
        path = [key for key in copy.path(waiting.pop()) if key not in found]
        found.update(path)
        waiting += [one.parent_id for one in copy.references_to(path) if one.parent_id]
    return found


def refuse_circle(node_id: str) -> NoReturn:
    """Say that a branch would be shown inside itself."""
    raise Conflict(
        "shown_in_itself",
        gettext_noop("A branch cannot be shown inside itself."),
        field="refers_to",
        node_id=node_id,
    )
