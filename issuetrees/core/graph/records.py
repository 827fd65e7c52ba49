"""The flat records of a graph: nodes and links."""

from dataclasses import dataclass, field, fields
from typing import Any, Final, Literal, TypeAlias

Json: TypeAlias = Any
Fields: TypeAlias = dict[str, Json]
Part: TypeAlias = Literal["nodes", "links"]

ISSUE_TREE: Final = "issue_tree"
STAGE_MAP: Final = "stage_map"
NODE_KINDS: Final = {ISSUE_TREE: ("question",), STAGE_MAP: ("stage", "fork")}
STATUSES: Final = ("open", "in_progress", "answered", "pruned")
PRIORITIES: Final = ("high", "medium", "low")
SPLIT_KINDS: Final = (
    "freeform",
    "intervals",
    "segments",
    "process",
    "opposites",
    "framework",
)


@dataclass(frozen=True, slots=True)
class Node:
    """A question of an issue tree, or a stage or fork of a stage map."""

    id: str
    parent_id: str | None = None
    rank: str = "5"
    kind: str = "question"
    title: str = ""
    note: str = ""
    answer: str = ""
    status: str = "open"
    owner_id: str | None = None
    due_on: str | None = None
    priority: str | None = None
    split_kind: str | None = None
    split: Fields = field(default_factory=dict)
    x: float | None = None
    y: float | None = None
    track: str = ""
    details: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from one node to another; in a stage map a transition."""

    id: str
    source_id: str
    target_id: str
    kind: str = "transition"
    title: str = ""
    details: Fields = field(default_factory=dict)


Record: TypeAlias = Node | Link
NODE_FIELDS: Final = tuple(f.name for f in fields(Node))
LINK_FIELDS: Final = tuple(f.name for f in fields(Link))
RECORD: Final[dict[Part, type[Node] | type[Link]]] = {"nodes": Node, "links": Link}


def to_json(record: Record) -> Fields:
    """Return the record as a JSON object with every field; objects in it are not copied."""
    names = NODE_FIELDS if isinstance(record, Node) else LINK_FIELDS
    return {name: getattr(record, name) for name in names}
