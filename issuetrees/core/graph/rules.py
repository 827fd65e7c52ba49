"""What every graph keeps: one root, one parent, no cycle, links between known nodes."""

from typing import Final, NoReturn

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.graph.records import ISSUE_TREE, NODE_KINDS, STAGE_MAP, Link, Node
from issuetrees.core.graph.working_copy import WorkingCopy
from issuetrees.core.text import gettext_noop

MAX_DEPTH: Final = 100


def require_node(copy: WorkingCopy, node_id: str) -> Node:
    """Return the node; raise ``Conflict`` if it is not, or no longer, in the graph."""
    node = copy.node(node_id)
    if node is None:
        raise Conflict(
            "node_gone",
            gettext_noop("This question or stage is no longer here; somebody deleted it."),
            node_id=node_id,
        )
    return node


def require_link(copy: WorkingCopy, link_id: str) -> Link:
    """Return the link; raise ``Conflict`` if it is not, or no longer, in the graph."""
    link = copy.link(link_id)
    if link is None:
        raise Conflict(
            "link_gone",
            gettext_noop("This arrow is no longer here; somebody deleted it."),
            link_id=link_id,
        )
    return link


def require_new(copy: WorkingCopy, node_id: str) -> None:
    """Refuse an id that a node of the graph has already."""
    if copy.node(node_id) is not None:
        _refuse_taken(node_id)


def require_new_link(copy: WorkingCopy, link_id: str) -> None:
    """Refuse an id that a link of the graph has already."""
    if copy.link(link_id) is not None:
        _refuse_taken(link_id)


def require_place(copy: WorkingCopy, parent_id: str | None, kind: str) -> None:
    """Refuse a parent or a kind of node that this graph cannot have."""
    if kind not in NODE_KINDS[copy.kind]:
        raise Invalid(
            "wrong_node_kind",
            gettext_noop("Nodes here must be one of: {choices}."),
            field="node_kind",
            choices=", ".join(NODE_KINDS[copy.kind]),
        )
    if parent_id is None:
        return
    if copy.kind == STAGE_MAP:
        raise Invalid(
            "stages_have_no_parent",
            gettext_noop("A stage has no parent. Connect stages with arrows instead."),
            field="parent_id",
        )
    if copy.node(parent_id) is None:
        raise Conflict(
            "parent_gone",
            gettext_noop("The question above is no longer here; somebody deleted it."),
            node_id=parent_id,
        )
    if len(copy.path(parent_id)) > MAX_DEPTH:
        refuse_depth()


def require_no_root(copy: WorkingCopy) -> None:
    """Refuse a second root."""
    if copy.children(None):
        raise Conflict(
            "has_root",
            gettext_noop("This tree has its root question already. Add below it."),
            field="parent_id",
        )


def require_can_move(copy: WorkingCopy, node: Node) -> None:
    """Refuse to move what has no parent."""
    if copy.kind != ISSUE_TREE or node.parent_id is None:
        raise Invalid(
            "cannot_move",
            gettext_noop("The root question stays where it is."),
            field="id",
            node_id=node.id,
        )


def require_can_delete(copy: WorkingCopy, node: Node) -> None:
    """Refuse to delete the root of a tree."""
    if copy.kind == ISSUE_TREE and node.parent_id is None:
        raise Invalid(
            "cannot_delete_root",
            gettext_noop("The root question cannot be deleted. Reword it instead."),
            field="id",
            node_id=node.id,
        )


def require_no_cycle(copy: WorkingCopy, node: Node, parent_id: str) -> None:
    """Refuse to put a node into its own branch."""
    if node.id in copy.path(parent_id):
        raise Conflict(
            "cycle",
            gettext_noop("A question cannot move into its own branch."),
            node_id=node.id,
            parent_id=parent_id,
        )


def require_ends(copy: WorkingCopy, source_id: str, target_id: str) -> None:
    """Refuse a link that this graph cannot have."""
    if copy.kind != STAGE_MAP:
        raise Invalid(
            "no_links_here",
            gettext_noop("Arrows are drawn between stages, not between questions."),
            field="source_id",
        )
    require_node(copy, source_id)
    require_node(copy, target_id)
    if source_id == target_id:
        raise Invalid(
            "self_link",
            gettext_noop("An arrow needs two different stages."),
            field="target_id",
        )
    ends = (source_id, target_id)
    if any((link.source_id, link.target_id) == ends for link in copy.links_of([source_id])):
        raise Conflict(
            "link_exists",
            gettext_noop("These two are connected already."),
            source_id=source_id,
            target_id=target_id,
        )


def refuse_depth() -> NoReturn:
    """Say that the tree would get too deep."""
    raise Invalid(
        "too_deep",
        gettext_noop("A tree has at most {limit} levels."),
        field="parent_id",
        limit=MAX_DEPTH,
    )


def _refuse_taken(taken_id: str) -> NoReturn:
    raise Conflict(
        "id_taken",
        gettext_noop("The id {id} is taken. Send a new UUID."),
        field="id",
        id=taken_id,
    )
