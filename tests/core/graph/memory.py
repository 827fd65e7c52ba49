"""A graph held in memory, with the look-ups that the expansion of commands asks for."""

from collections.abc import Iterable, Sequence

from issuetrees.core.graph.change import Change, Tables, apply, squash
from issuetrees.core.graph.records import ISSUE_TREE, Link, Node
from issuetrees.core.graph.records import to_json as record_json


class MemoryGraph:
    """Records by id with the look-ups that ``expand`` asks of a source."""

    def __init__(
        self, kind: str = ISSUE_TREE, nodes: Iterable[Node] = (), links: Iterable[Link] = ()
    ) -> None:
        self.kind = kind
        self.tables: Tables = {
            "nodes": {node.id: record_json(node) for node in nodes},
            "links": {link.id: record_json(link) for link in links},
        }
        self.log: list[Change] = []

    def commit(self, change: Change) -> None:
        """Apply a change and remember it under the next number."""
        apply(self.tables, change)
        self.log.append(change)

    def to_json(self) -> Tables:
        """Return all records by id."""
        return {part: dict(table) for part, table in self.tables.items()}

    def node(self, node_id: str) -> Node | None:
        found = self.tables["nodes"].get(node_id)
        return Node(**found) if found else None

    def nodes(self, node_ids: Sequence[str]) -> list[Node]:
        return [node for node in map(self.node, node_ids) if node is not None]

    def link(self, link_id: str) -> Link | None:
        found = self.tables["links"].get(link_id)
        return Link(**found) if found else None

    def links(self, link_ids: Sequence[str]) -> list[Link]:
        return [link for link in map(self.link, link_ids) if link is not None]

    def children(self, parent_id: str | None) -> list[Node]:
        found = [Node(**n) for n in self.tables["nodes"].values() if n["parent_id"] == parent_id]
        return sorted(found, key=lambda node: node.rank)

    def children_of(self, parent_ids: Sequence[str]) -> list[Node]:
        return [child for parent_id in parent_ids for child in self.children(parent_id)]

    def rank_before(
        self, parent_id: str | None, high: str | None, ignoring: Iterable[str]
    ) -> str | None:
        skipped = set(ignoring)
        ranks = [
            node.rank
            for node in self.children(parent_id)
            if node.id not in skipped and (high is None or node.rank < high)
        ]
        return ranks[-1] if ranks else None

    def ancestors(self, node_id: str) -> list[str]:
        found: list[str] = []
        node = self.node(node_id)
        while node is not None and node.parent_id is not None:
            found.append(node.parent_id)
            node = self.node(node.parent_id)
        return found

    def branch(self, node_id: str) -> list[Node]:
        root = self.node(node_id)
        found = [root] if root else []
        for node in found:
            found.extend(self.children(node.id))
        return found

    def links_of(self, node_ids: Sequence[str]) -> list[Link]:
        ends = set(node_ids)
        links = (Link(**link) for link in self.tables["links"].values())
        return [link for link in links if link.source_id in ends or link.target_id in ends]

    def references_to(self, node_ids: Sequence[str]) -> list[Node]:
        found = [Node(**n) for n in self.tables["nodes"].values() if n["refers_to"] in node_ids]
        return [node for node in found if node.refers_to is not None]

    def change(self, revision: int) -> Change | None:
        return self.log[revision - 1] if 0 < revision <= len(self.log) else None

    def changes_after(self, revision: int) -> Change | None:
        return squash(self.log[revision:]) if 0 <= revision <= len(self.log) else None
