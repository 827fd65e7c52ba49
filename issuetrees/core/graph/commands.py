"""What someone meant to do, as plain JSON read into frozen dataclasses."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from issuetrees.core import limits
from issuetrees.core.errors import Invalid, Refused
from issuetrees.core.graph import fields as checks
from issuetrees.core.graph import records
from issuetrees.core.graph.records import Fields
from issuetrees.core.text import gettext_noop

MAX_COMMANDS: Final = limits.COMMANDS_PER_COMMIT
MAX_PASTED: Final = limits.NODES_PASTED
_EDIT: Final = records.checks("nodes", "edit")
_SPLIT: Final = records.checks("nodes", "split")
_LINE: Final = {
    **records.checks("nodes", "edit", "split"),
    "refers_to": checks.check_optional_id,
}
_LINK: Final = records.checks("links", "edit")
_NEW: Final = {**_LINE, "node_kind": checks.one_of(tuple(records.NODE_WORDS))}
_PEOPLE: Final = records.named("nodes", "person")


@dataclass(frozen=True, slots=True)
class AddNode:
    """Add a node under a parent, before one of its children or last."""

    id: str
    parent_id: str | None
    before_id: str | None
    fields: Fields


@dataclass(frozen=True, slots=True)
class EditNode:
    """Set fields of a node."""

    id: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class MoveNode:
    """Put a node with its branch under a parent, before one of its children or last."""

    id: str
    parent_id: str
    before_id: str | None


@dataclass(frozen=True, slots=True)
class DeleteNode:
    """Remove a node, its branch and their links."""

    id: str


@dataclass(frozen=True, slots=True)
class SetSplit:
    """Say how a node is cut into its children."""

    id: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Connect:
    """Draw a link from one node to another."""

    id: str
    source_id: str
    target_id: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class EditLink:
    """Set fields of a link."""

    id: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Disconnect:
    """Remove a link."""

    id: str


@dataclass(frozen=True, slots=True)
class PastedNode:
    """One line of an outline; ``depth`` 1 is a child of the place pasted to."""

    id: str
    depth: int
    fields: Fields


@dataclass(frozen=True, slots=True)
class PasteOutline:
    """Add a whole outline; with no parent it becomes the tree, its first line the root."""

    parent_id: str | None
    before_id: str | None
    nodes: tuple[PastedNode, ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what one revision did, as a new revision."""

    revision: int


@dataclass(frozen=True, slots=True)
class Restore:
    """Bring back the graph as it was after a revision, as a new revision."""

    revision: int


Command = (
    AddNode | EditNode | MoveNode | DeleteNode | SetSplit | Connect | EditLink | Disconnect
    | PasteOutline | Undo | Restore
)  # fmt: skip


def parse_all(json: Any, most: int = MAX_COMMANDS) -> list[Command]:
    """Read a list of ``most`` commands; a refusal names the command by its place, from 1."""
    if not isinstance(json, list) or not 0 < len(json) <= most:
        raise Invalid(
            "bad_commands",
            gettext_noop("“commands” must be a list of 1 to {limit} commands."),
            field="commands",
            limit=most,
        )
    found = []
    for place, item in enumerate(json, 1):
        try:
            found.append(parse(item))
        except Refused as refused:
            refused.details.setdefault("command", place)
            raise
    return found


def parse(json: Any) -> Command:
    """Read one command from its JSON object; raise ``Invalid`` naming the field."""
    kind = json.get("kind") if isinstance(json, dict) else None
    read = _READERS.get(kind) if isinstance(kind, str) else None
    if read is None:
        raise Invalid(
            "unknown_command",
            gettext_noop("“kind” must be one of: {choices}."),
            field="kind",
            choices=", ".join(_READERS),
        )
    return read({name: value for name, value in json.items() if name != "kind"})


def people(commands: Iterable[Command]) -> dict[str, str]:
    """Return the ids of the people whom the commands name, each with a field that names them."""
    named = ((fields.get(name), name) for fields in _fields(commands) for name in _PEOPLE)
    return {person: name for person, name in named if person}


def _fields(commands: Iterable[Command]) -> Iterator[Fields]:
    for command in commands:
        yield getattr(command, "fields", {})
        if isinstance(command, PasteOutline):
            yield from (node.fields for node in command.nodes)


def _add_node(json: Fields) -> AddNode:
    own, rest = _part(json, ("id", "parent_id", "before_id"))
    return AddNode(
        checks.check_id("id", own.get("id")),
        checks.check_optional_id("parent_id", own.get("parent_id")),
        checks.check_optional_id("before_id", own.get("before_id")),
        checks.check_fields(rest, _NEW),
    )


def _edit_node(json: Fields) -> EditNode:
    return EditNode(*_id_and_fields(json, _EDIT))


def _edit_link(json: Fields) -> EditLink:
    return EditLink(*_id_and_fields(json, _LINK))


def _id_and_fields(json: Fields, allowed: Mapping[str, checks.Check]) -> tuple[str, Fields]:
    own = _only(json, ("id", "fields"))
    return checks.check_id("id", own.get("id")), checks.check_fields(own.get("fields"), allowed)


def _move_node(json: Fields) -> MoveNode:
    own = _only(json, ("id", "parent_id", "before_id"))
    return MoveNode(
        checks.check_id("id", own.get("id")),
        checks.check_id("parent_id", own.get("parent_id")),
        checks.check_optional_id("before_id", own.get("before_id")),
    )


def _delete_node(json: Fields) -> DeleteNode:
    return DeleteNode(checks.check_id("id", _only(json, ("id",)).get("id")))


def _disconnect(json: Fields) -> Disconnect:
    return Disconnect(checks.check_id("id", _only(json, ("id",)).get("id")))


def _set_split(json: Fields) -> SetSplit:
    own, rest = _part(json, ("id",))
    none = {name: records.TABLE["nodes"][name].blank() for name in _SPLIT}
    return SetSplit(
        checks.check_id("id", own.get("id")), checks.check_fields({**none, **rest}, _SPLIT)
    )


def _connect(json: Fields) -> Connect:
    own, rest = _part(json, ("id", "source_id", "target_id"))
    return Connect(
        checks.check_id("id", own.get("id")),
        checks.check_id("source_id", own.get("source_id")),
        checks.check_id("target_id", own.get("target_id")),
        checks.check_fields(rest, _LINK),
    )


def _paste_outline(json: Fields) -> PasteOutline:
    own = _only(json, ("parent_id", "before_id", "nodes"))
    nodes = own.get("nodes")
    if not isinstance(nodes, list) or not 0 < len(nodes) <= MAX_PASTED:
        raise Invalid(
            "bad_outline",
            gettext_noop("“nodes” must be a list of 1 to {limit} nodes."),
            field="nodes",
            limit=MAX_PASTED,
        )
    return PasteOutline(
        checks.check_optional_id("parent_id", own.get("parent_id")),
        checks.check_optional_id("before_id", own.get("before_id")),
        tuple(_pasted(item, place) for place, item in enumerate(nodes, 1)),
    )


def _pasted(json: Any, place: int) -> PastedNode:
    if not isinstance(json, dict):
        raise Invalid("not_an_object", gettext_noop("“{field}” must be an object."), field="nodes")
    own, rest = _part(json, ("id", "depth"))
    depth = own.get("depth")
    if not isinstance(depth, int) or isinstance(depth, bool) or not 0 <= depth <= MAX_PASTED:
        raise Invalid(
            "bad_depth",
            gettext_noop("Line {line}: “depth” must be a whole number from 0."),
            field="depth",
            line=place,
        )
    return PastedNode(checks.check_id("id", own.get("id")), depth, checks.check_fields(rest, _LINE))


def _revision(json: Fields) -> int:
    number = _only(json, ("revision",)).get("revision")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**31:
        raise Invalid(
            "bad_revision",
            gettext_noop("“revision” must be the number of a revision."),
            field="revision",
        )
    return number


def _only(json: Fields, names: Sequence[str]) -> Fields:
    own, rest = _part(json, names)
    checks.check_fields(rest, dict.fromkeys(names, lambda _, value: value))
    return own


def _part(json: Fields, names: Sequence[str]) -> tuple[Fields, Fields]:
    own = {name: json[name] for name in names if name in json}
    return own, {name: value for name, value in json.items() if name not in names}


_READERS: Final[Mapping[str, Callable[[Fields], Command]]] = {
    "add_node": _add_node,
    "edit_node": _edit_node,
    "move_node": _move_node,
    "delete_node": _delete_node,
    "set_split": _set_split,
    "connect": _connect,
    "edit_link": _edit_link,
    "disconnect": _disconnect,
    "paste_outline": _paste_outline,
    "undo": lambda json: Undo(_revision(json)),
    "restore": lambda json: Restore(_revision(json)),
}
KINDS: Final = tuple(_READERS)
