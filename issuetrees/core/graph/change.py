"""What a command did to the flat records, as plain data that can be applied and inverted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from issuetrees.core.graph.records import Fields, Part

PARTS: Final[tuple[Part, Part]] = ("nodes", "links")
Updated = dict[str, dict[str, tuple[Any, Any]]]


@dataclass(frozen=True, slots=True)
class Delta:
    """Records of one part that came, changed (field: old and new value) or went, by id."""

    added: dict[str, Fields] = field(default_factory=dict)
    updated: Updated = field(default_factory=dict)
    removed: dict[str, Fields] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed)


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a graph: one ``Delta`` for its nodes and one for its links."""

    nodes: Delta = field(default_factory=Delta)
    links: Delta = field(default_factory=Delta)

    def __bool__(self) -> bool:
        return bool(self.nodes or self.links)

    def part(self, part: Part) -> Delta:
        """Return the delta of ``"nodes"`` or ``"links"``."""
        return self.nodes if part == "nodes" else self.links


Tables = dict[Part, dict[str, Fields]]


def apply(tables: Tables, change: Change) -> None:
    """Carry out ``change`` on ``tables`` (part → id → record as JSON), in place.

    Old values are not compared: the caller applies changes in the order of their numbers.
    """
    for part in PARTS:
        delta, table = change.part(part), tables[part]
        for key in delta.removed:
            table.pop(key, None)
        for key, record in delta.added.items():
            table[key] = dict(record)
        for key, fields in delta.updated.items():
            table[key] = {**table[key], **{name: new for name, (_, new) in fields.items()}}


def invert(change: Change) -> Change:
    """Return the change that takes ``change`` back."""
    return Change(_invert(change.nodes), _invert(change.links))


def take_back(tables: Tables, changes: Iterable[Change]) -> None:
    """Bring ``tables`` back to where they were before ``changes``, the latest of them first."""
    for change in changes:
        apply(tables, invert(change))


def squash(changes: Iterable[Change]) -> Change:
    """Return one change with the effect of all ``changes`` in their order."""
    parts = [(change.nodes, change.links) for change in changes]
    return Change(*(_join(deltas) for deltas in zip(*parts, strict=True))) if parts else Change()


def difference(before: Mapping[str, Fields | None], after: Mapping[str, Fields | None]) -> Delta:
    """Return the delta between two states of the same ids; ``None`` stands for absent."""
    delta = Delta()
    for key, new in after.items():
        old = before[key]
        if old is None and new is not None:
            delta.added[key] = new
        elif old is not None and new is None:
            delta.removed[key] = old
        elif old is not None and new is not None:
            fields = {name: (old[name], new[name]) for name in new if old[name] != new[name]}
            if fields:
                delta.updated[key] = fields
    return delta


def to_json(change: Change) -> Fields:
    """Return the change as a JSON object with every part present."""
    return {
        part: {
            "added": change.part(part).added,
            "updated": {
                key: {name: list(pair) for name, pair in fields.items()}
                for key, fields in change.part(part).updated.items()
            },
            "removed": change.part(part).removed,
        }
        for part in PARTS
    }


def from_json(json: Fields) -> Change:
    """Read what ``to_json`` wrote; parts may be left out."""
    return Change(*(_delta(json.get(part, {})) for part in PARTS))


def _delta(json: Fields) -> Delta:
    updated = {
        key: {name: (old, new) for name, (old, new) in fields.items()}
        for key, fields in json.get("updated", {}).items()
    }
    return Delta(json.get("added", {}), updated, json.get("removed", {}))


def _invert(delta: Delta) -> Delta:
    updated = {
        key: {name: (new, old) for name, (old, new) in fields.items()}
        for key, fields in delta.updated.items()
    }
    return Delta(added=delta.removed, updated=updated, removed=delta.added)


def _join(deltas: Iterable[Delta]) -> Delta:
    """Join deltas by rebuilding the state before and after for each touched id."""
    before: dict[str, Fields | None] = {}
    after: dict[str, Fields | None] = {}
    for delta in deltas:
        for key, record in delta.removed.items():
            start = before.get(key, record)
            before[key] = None if start is None else {**record, **start}
            after[key] = None
        for key, record in delta.added.items():
            before.setdefault(key, None)
            after[key] = record
        for key, fields in delta.updated.items():
            olds = {name: old for name, (old, _) in fields.items()}
            news = {name: new for name, (_, new) in fields.items()}
            known = after.get(key)
            start = before.setdefault(key, dict(olds))
            if start is not None and known is not None:
                start.update({name: old for name, old in olds.items() if name not in known})
            after[key] = {**(known or {}), **news}
    return _partial_difference(before, after)


def _partial_difference(before: dict[str, Fields | None], after: dict[str, Fields | None]) -> Delta:
    """Like ``difference``, for records of which only the touched fields are known."""
    for key, old in before.items():
        new = after[key]
        if old is not None and new is not None:
            before[key] = {**new, **old}
            after[key] = {**old, **new}
    return difference(before, after)
