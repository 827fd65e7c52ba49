"""What every graph keeps: one root, one parent, no cycle, links between known nodes."""

from typing import Final, NoReturn

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.graph.draft import Draft
from issuetrees.core.graph.records import ISSUE_TREE, NODE_KINDS, STAGE_MAP, Link, Node
from issuetrees.core.text import gettext_noop

MAX_DEPTH: Final = 100


def require_node(draft: Draft, node_id: str) -> Node:
    """Return the node; raise ``Conflict`` if it is not, or no longer, in the graph."""
    node = draft.node(node_id)
    if node is None:
        raise Conflict(
            "node_gone",
            gettext_noop("This question or stage is no longer here; somebody deleted it."),
            node_id=node_id,
        )
    return node


def require_link(draft: Draft, link_id: str) -> Link:
    """Return the link; raise ``Conflict`` if it is not, or no longer, in the graph."""
    link = draft.link(link_id)
    if link is None:
        raise Conflict(
            "link_gone",
            gettext_noop("This arrow is no longer here; somebody deleted it."),
            link_id=link_id,
        )
    return link


def require_new(draft: Draft, node_id: str) -> None:
    """Refuse an id that a node of the graph has already."""
    if draft.node(node_id) is not None:
        _refuse_taken(node_id)


def require_new_link(draft: Draft, link_id: str) -> None:
    """Refuse an id that a link of the graph has already."""
    if draft.link(link_id) is not None:
        _refuse_taken(link_id)


def require_place(draft: Draft, parent_id: str | None, kind: str) -> None:
    """Refuse a parent or a kind of node that this graph cannot have."""
    if kind not in NODE_KINDS[draft.kind]:
        raise Invalid(
            "wrong_node_kind",
            gettext_noop("Nodes here must be one of: {choices}."),
            field="node_kind",
            choices=", ".join(NODE_KINDS[draft.kind]),
        )
    if parent_id is None:
        return
    if draft.kind == STAGE_MAP:
        raise Invalid(
            "stages_have_no_parent",
            gettext_noop("A stage has no parent. Connect stages with arrows instead."),
            field="parent_id",
        )
    if draft.node(parent_id) is None:
        raise Conflict(
            "parent_gone",
            gettext_noop("The question above is no longer here; somebody deleted it."),
            node_id=parent_id,
        )
    if len(draft.path(parent_id)) > MAX_DEPTH:
        refuse_depth()


def require_no_root(draft: Draft) -> None:
    """Refuse a second root."""
    if draft.children(None):
        raise Conflict(
            "has_root",
            gettext_noop("This tree has its root question already. Add below it."),
            field="parent_id",
        )


def require_can_move(draft: Draft, node: Node) -> None:
    """Refuse to move what has no parent."""
    if draft.kind != ISSUE_TREE or node.parent_id is None:
        raise Invalid(
            "cannot_move",
            gettext_noop("The root question stays where it is."),
            field="id",
            node_id=node.id,
        )


def require_can_delete(draft: Draft, node: Node) -> None:
    """Refuse to delete the root of a tree."""
    if draft.kind == ISSUE_TREE and node.parent_id is None:
        raise Invalid(
            "cannot_delete_root",
            gettext_noop("The root question cannot be deleted. Reword it instead."),
            field="id",
            node_id=node.id,
        )


def require_no_cycle(draft: Draft, node: Node, parent_id: str) -> None:
    """Refuse to put a node into its own branch."""
    if node.id in draft.path(parent_id):
        raise Conflict(
            "cycle",
            gettext_noop("A question cannot move into its own branch."),
            node_id=node.id,
            parent_id=parent_id,
        )


def require_ends(draft: Draft, source_id: str, target_id: str) -> None:
    """Refuse a link that this graph cannot have."""
    if draft.kind != STAGE_MAP:
        raise Invalid(
            "no_links_here",
            gettext_noop("Arrows are drawn between stages, not between questions."),
            field="source_id",
        )
    require_node(draft, source_id)
    require_node(draft, target_id)
    if source_id == target_id:
        raise Invalid(
            "self_link",
            gettext_noop("An arrow needs two different stages."),
            field="target_id",
        )
    ends = (source_id, target_id)
    if any((link.source_id, link.target_id) == ends for link in draft.links_of([source_id])):
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
