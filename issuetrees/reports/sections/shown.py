"""The nodes of a tree as they are printed: with the branches that are shown a second time."""

from collections.abc import Sequence

from issuetrees.reports.document import Reference, TreeNode


def with_references(nodes: Sequence[TreeNode]) -> list[TreeNode]:
    """Return nodes that come depth first with what their references print, each in its place."""
    if not any(node.references for node in nodes):
        return list(nodes)
    known = {node.id for node in nodes}
    below: dict[str | None, list[TreeNode]] = {}
    for node in nodes:
        below.setdefault(node.parent_id if node.parent_id in known else None, []).append(node)
    for node in nodes:
        for one in node.references:  # by their places: those before it are there already
            below.setdefault(node.id, []).insert(one.place, _printed(node, one))
    found: list[TreeNode] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += below.get(node.id, [])[::-1]
    return found


def _printed(parent: TreeNode, one: Reference) -> TreeNode:
    return TreeNode(
        id=one.id,
        parent_id=parent.id,
        number=one.number,
        depth=parent.depth + 1,
        title=one.title,
        fields={"status": one.status} if one.status == "pruned" else {},
        shows=one.shows,
    )
