"""A tree from a file: our JSON in each of its forms, else any text that can be pasted."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from issuetrees.core import outline
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import NODE_FIELDS, Node
from issuetrees.core.text import gettext_noop, normal_json

_PLACED: Final = frozenset({"id", "parent_id", "rank", "kind"})


def read_tree(text: str) -> list[Node]:
    """Return the nodes of the trees that a file holds, depth first, or raise ``Invalid``.

    JSON is taken as one object or a list of them: nested (``title``, ``children``), flat by depth
    (``title``, ``nodes`` with ``depth``), the records of a graph (``nodes`` with ``parent_id``), or
    a case (``parent``, ``children``). Everything else is read like a paste; where that has several
    top lines, they are the children of a root without a title.
    """
    builder = _Builder()
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped[:1] in {"{", "["}:
        builder.add_json(_parsed(stripped))
    else:
        found = outline.read(text)
        root = builder.add(None, {"title": found.title or ""})
        builder.add_by_depth(root, [(one.depth, {"title": one.title}) for one in found.nodes])
    return builder.nodes


def _parsed(text: str) -> Any:
    try:
        return normal_json(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise Invalid(
            "bad_json", gettext_noop("This file is not read as JSON."), field="file"
        ) from error


class _Builder:
    """Collects nodes; ids are their numbers."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []

    def add(self, parent_id: str | None, given: Mapping[str, Any]) -> str:
        key = str(len(self.nodes))
        known = {name: given[name] for name in NODE_FIELDS if name in given and name not in _PLACED}
        known["title"] = _title(known.get("title"))
        split = known.get("split")
        known["split"] = split if isinstance(split, dict) else {}
        known["cases"] = _cases(known.get("cases"))
        rank = f"{len(self.nodes):08}5"
        self.nodes.append(Node(id=key, parent_id=parent_id, rank=rank, **known))
        return key

    def add_json(self, given: Any) -> None:
        for one in given if isinstance(given, list) else [given]:
            if not isinstance(one, dict):
                self.add(None, {"title": str(one)})
            elif isinstance(one.get("parent"), dict):
                self._add_nested({**one["parent"], "children": one.get("children")})
            elif isinstance(one.get("nodes"), list):
                self._add_listed(one)
            else:
                self._add_nested(one)

    def _add_nested(self, tree: Mapping[str, Any]) -> None:
        waiting: list[tuple[str | None, Any]] = [(None, tree)]
        while waiting:
            parent_id, one = waiting.pop()
            given = one if isinstance(one, dict) else {"title": one}
            key = self.add(parent_id, given)
            below = given.get("children")
            if isinstance(below, list):
                waiting.extend((key, child) for child in reversed(below))

    def _add_listed(self, tree: Mapping[str, Any]) -> None:
        names = tree.get("node_fields")
        rows = [one for one in tree["nodes"] if isinstance(one, dict)]
        if isinstance(names, list):
            rows = [dict(zip(names, one, strict=False)) for one in tree["nodes"]]
        if any("depth" in one for one in rows):
            root = self.add(None, tree)
            self.add_by_depth(root, [(_depth(one), one) for one in rows])
        else:
            self._add_records(rows)

    def _add_records(self, rows: Sequence[dict[str, Any]]) -> None:
        below: dict[Any, list[dict[str, Any]]] = {}
        for row in sorted(rows, key=lambda one: str(one.get("rank", ""))):
            below.setdefault(row.get("parent_id"), []).append(row)
        waiting: list[tuple[str | None, dict[str, Any]]] = [
            (None, one) for one in reversed(below.get(None, []))
        ]
        while waiting:
            parent_id, row = waiting.pop()
            key = self.add(parent_id, row)
            waiting.extend((key, one) for one in reversed(below.pop(row.get("id"), [])))

    def add_by_depth(self, root: str, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
        path = [root]
        for depth, one in rows:
            del path[max(1, depth) :]
            path.append(self.add(path[-1], one))


def _cases(given: Any) -> dict[str, Any]:
    """Cases may be given as they are kept, or as a list of texts."""
    if isinstance(given, list):
        return {"listed": [one if isinstance(one, dict) else {"text": one} for one in given]}
    return given if isinstance(given, dict) else {}


def _depth(row: Mapping[str, Any]) -> int:
    depth = row.get("depth")
    return depth if isinstance(depth, int) else 1


def _title(given: Any) -> str:
    """A title may be given in both languages; the first of them is taken."""
    if isinstance(given, dict):
        given = next(iter(given.values()), "")
    return given if isinstance(given, str) else "" if given is None else str(given)


def paths(nodes: Sequence[Node]) -> dict[str, list[str]]:
    """Return the titles from the root down to each node; nodes come depth first."""
    found: dict[str, list[str]] = {}
    for node in nodes:
        found[node.id] = [*found.get(node.parent_id or "", []), node.title]
    return found


def splits(nodes: Sequence[Node]) -> dict[str, list[Node]]:
    """Return the children of each node that is split, by its id, in reading order."""
    below: dict[str, list[Node]] = {node.id: [] for node in nodes}
    for node in nodes:
        if node.parent_id is not None:
            below[node.parent_id].append(node)
    return {key: children for key, children in below.items() if children}
