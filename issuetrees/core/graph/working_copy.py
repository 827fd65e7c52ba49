"""A graph while commands are expanded: the source, and over it what has been touched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from issuetrees.core.graph import rank as ranks
from issuetrees.core.graph.change import Change, Delta, difference
from issuetrees.core.graph.records import Fields, Link, Node, to_json

_Record = TypeVar("_Record", Node, Link)


class Source(Protocol):
    """What expanding needs to know of a graph; each answer costs the same in any tree."""

    kind: str

    def node(self, node_id: str) -> Node | None:
        """Return the live node of that id."""

    def nodes(self, node_ids: Sequence[str]) -> Sequence[Node]:
        """Return those of the ids that are live nodes."""

    def link(self, link_id: str) -> Link | None:
        """Return the live link of that id."""

    def links(self, link_ids: Sequence[str]) -> Sequence[Link]:
        """Return those of the ids that are live links."""

    def children(self, parent_id: str | None) -> Sequence[Node]:
        """Return the children of a node in order; of ``None`` those without a parent."""

    def children_of(self, parent_ids: Sequence[str]) -> Sequence[Node]:
        """Return the children of many nodes, in order."""

    def rank_before(
        self, parent_id: str | None, high: str | None, ignoring: Iterable[str]
    ) -> str | None:
        """Return the greatest rank under a parent below ``high``, some ids left aside."""

    def ancestors(self, node_id: str) -> Sequence[str]:
        """Return the ids above a node, nearest first."""

    def branch(self, node_id: str) -> Sequence[Node]:
        """Return a node and all below it, parents before children."""

    def links_of(self, node_ids: Sequence[str]) -> Sequence[Link]:
        """Return the links that start or end at one of the nodes."""

    def references_to(self, node_ids: Sequence[str]) -> Sequence[Node]:
        """Return the live references that show one of the nodes."""

    def change(self, revision: int) -> Change | None:
        """Return what a revision did."""

    def changes_after(self, revision: int) -> Change | None:
        """Return in one change what all later revisions did."""


class WorkingCopy:
    """The state of a graph after the commands expanded so far.

    ``nodes`` and ``links`` hold what was touched; ``None`` stands for removed.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.kind = source.kind
        self.nodes: dict[str, Node | None] = {}
        self.links: dict[str, Link | None] = {}
        self._old_nodes: dict[str, Node | None] = {}
        self._old_links: dict[str, Link | None] = {}
        self._under: dict[str | None, dict[str, None]] = {}
        self._from: dict[str | None, dict[str, None]] = {}
        self._stored: dict[str | None, Sequence[Node]] = {}
        self._at: dict[str, set[str]] = {}  # touched links by the nodes at their ends
        self._showing: dict[str, dict[str, None]] = {}  # known references by what they show
        self._asked: set[str] = set()  # nodes of which all references are known
        self._last: dict[str | None, str | None] = {}  # the greatest rank under a parent
        self._is_reshaped = False

    def node(self, node_id: str) -> Node | None:
        if node_id not in self.nodes:
            self._know(node_id, self.source.node(node_id))
        return self.nodes[node_id]

    def load(self, node_ids: Iterable[str]) -> None:
        """Fetch many nodes at once, so that ``node`` need not ask for each."""
        unknown = [node_id for node_id in node_ids if node_id not in self.nodes]
        found = {node.id: node for node in self.source.nodes(unknown)} if unknown else {}
        for node_id in unknown:
            self._know(node_id, found.get(node_id))

    def link(self, link_id: str) -> Link | None:
        if link_id not in self.links:
            self.links[link_id] = self._old_links[link_id] = self.source.link(link_id)
        return self.links[link_id]

    def load_links(self, link_ids: Iterable[str]) -> None:
        """Fetch many links at once, so that ``link`` need not ask for each."""
        unknown = [link_id for link_id in link_ids if link_id not in self.links]
        found = {link.id: link for link in self.source.links(unknown)} if unknown else {}
        for link_id in unknown:
            self.links[link_id] = self._old_links[link_id] = found.get(link_id)

    def put_node(self, node: Node) -> None:
        """Add a node or replace the one with its id."""
        before = self.node(node.id)
        self.nodes[node.id] = node
        old = self._old_nodes[node.id]
        self._note_last(node, before)
        self._is_reshaped |= old is not None and old.parent_id != node.parent_id
        self._index(node, old)

    def put_link(self, link: Link) -> None:
        """Add a link or replace the one with its id."""
        self.link(link.id)
        self.links[link.id] = link
        for end in (link.source_id, link.target_id):
            self._at.setdefault(end, set()).add(link.id)

    def drop_node(self, node_id: str) -> None:
        self.node(node_id)
        self.nodes[node_id] = None
        self._last.clear()

    def drop_link(self, link_id: str) -> None:
        self.link(link_id)
        self.links[link_id] = None

    def children(self, parent_id: str | None) -> list[Node]:
        """Return the children of a node in order, as things stand now."""
        found = {node.id: node for node in self._touched(parent_id)}
        if parent_id is None or not self._is_new(parent_id):
            known = self._from.get(parent_id, {})
            if parent_id not in self._stored:
                self._stored[parent_id] = self.source.children(parent_id)
            found.update(
                {node.id: node for node in self._stored[parent_id] if node.id not in known}
            )
        return sorted(found.values(), key=lambda node: node.rank)

    def load_children(self, parent_ids: Iterable[str | None]) -> None:
        """Fetch the children of many nodes at once, so that ``children`` need not ask for each."""
        unknown = [key for key in parent_ids if key and key not in self._stored]
        found: dict[str | None, list[Node]] = {key: [] for key in unknown}
        for node in self.source.children_of(unknown) if unknown else ():
            found[node.parent_id].append(node)
        self._stored.update(found)

    def root(self) -> Node | None:
        """Return the node without a parent, if there is one."""
        return next(iter(self.children(None)), None)

    def branch(self, node_id: str) -> list[Node]:
        """Return a node and all below it, as things stand now."""
        found: dict[str, Node] = {}
        tops = [node_id]
        while tops:
            top = tops.pop()
            start = self.node(top)
            for node in self.source.branch(top) or ([start] if start else []):
                if node.id not in self.nodes:
                    self._know(node.id, node)
                now = self.nodes[node.id]
                if now is not None and (node.id == top or now.parent_id in found):
                    found[node.id] = now
            came = [child.id for parent in found for child in self._touched(parent)]
            tops.extend(child_id for child_id in came if child_id not in found)
        return list(found.values())

    def path(self, node_id: str) -> list[str]:
        """Return the id of a node and of all above it, nearest first."""
        found = [node_id]
        node = self.node(node_id)
        while node is not None and node.parent_id is not None:
            if not self._is_reshaped and self._old_nodes[node.id] is not None:
                return found + list(self.source.ancestors(node.id))
            found.append(node.parent_id)
            node = self.node(node.parent_id)
        return found

    def links_of(self, node_ids: Sequence[str]) -> list[Link]:
        """Return the links that start or end at one of the nodes."""
        stored = [node_id for node_id in node_ids if not self._is_new(node_id)]
        found = {link.id: link for link in self.source.links_of(stored)} if stored else {}
        touched = dict.fromkeys(link_id for end in node_ids for link_id in self._at.get(end, ()))
        found.update({link_id: link for link_id in touched if (link := self.links[link_id])})
        return [link for link in found.values() if self.links.get(link.id, link) is not None]

    def references_to(self, node_ids: Sequence[str]) -> list[Node]:
        """Return the references that show one of the nodes, as things stand now."""
        unknown = [key for key in node_ids if key not in self._asked and not self._is_new(key)]
        for node in self.source.references_to(unknown) if unknown else ():
            if node.id not in self.nodes:
                self._know(node.id, node)
        self._asked.update(unknown)
        known = [(one, key) for one in node_ids for key in self._showing.get(one, ())]
        found = [(one, self.nodes[key]) for one, key in known]
        return [node for one, node in found if node is not None and node.refers_to == one]

    def place(self, parent_id: str | None, before_id: str | None, count: int = 1) -> list[str]:
        """Return ``count`` ranks for nodes put before a child of the parent, else last.

        Siblings whose ranks have grown too long are spaced out anew on the way.
        """
        before = self.node(before_id) if before_id else None
        high = before.rank if before is not None and before.parent_id == parent_id else None
        found = ranks.sequence(self._rank_before(parent_id, high), high, count)
        if not ranks.needs_spacing(found):
            return found
        self._space(parent_id)
        return self.place(parent_id, before_id, count)

    def change(self) -> Change:
        """Return the difference between the source and how things stand now."""
        return Change(
            _delta(self._old_nodes, self.nodes),
            _delta(self._old_links, self.links),
        )

    def _know(self, node_id: str, node: Node | None) -> None:
        self.nodes[node_id] = self._old_nodes[node_id] = node
        if node is not None:
            self._index(node, node)

    def _is_new(self, node_id: str) -> bool:
        return node_id in self._old_nodes and self._old_nodes[node_id] is None

    def _index(self, node: Node, old: Node | None) -> None:
        self._under.setdefault(node.parent_id, {})[node.id] = None
        if node.refers_to is not None:
            self._showing.setdefault(node.refers_to, {})[node.id] = None
        if old is not None:
            self._from.setdefault(old.parent_id, {})[old.id] = None

    def _touched(self, parent_id: str | None) -> Iterable[Node]:
        for node_id in self._under.get(parent_id, {}):
            node = self.nodes[node_id]
            if node is not None and node.parent_id == parent_id:
                yield node

    def _rank_before(self, parent_id: str | None, high: str | None) -> str | None:
        if high is None and parent_id in self._last:
            return self._last[parent_id]
        known = None
        if parent_id is None or not self._is_new(parent_id):
            known = self.source.rank_before(parent_id, high, self._from.get(parent_id, {}))
        here = [n.rank for n in self._touched(parent_id) if high is None or n.rank < high]
        last = max([*here, *([known] if known else [])], default=None)
        if high is None:
            self._last[parent_id] = last
        return last

    def _note_last(self, node: Node, before: Node | None) -> None:
        """Keep the greatest rank where a node is new at the end; else it is asked for again."""
        if before is not None:
            if (before.parent_id, before.rank) != (node.parent_id, node.rank):
                self._last.clear()
        elif node.parent_id in self._last:
            self._last[node.parent_id] = max(self._last[node.parent_id] or "", node.rank)

    def _space(self, parent_id: str | None) -> None:
        siblings = self.children(parent_id)
        for node, rank in zip(siblings, ranks.evenly(len(siblings)), strict=True):
            self.put_node(replace(node, rank=rank))


def _delta(old: Mapping[str, _Record | None], now: Mapping[str, _Record | None]) -> Delta:
    """Return the difference; what was only read is the very same record on both sides."""
    touched = [key for key, record in now.items() if record is not old[key]]
    return difference(_table(old, touched), _table(now, touched))


def _table(records: Mapping[str, _Record | None], keys: Iterable[str]) -> dict[str, Fields | None]:
    return {key: to_json(found) if (found := records[key]) else None for key in keys}
