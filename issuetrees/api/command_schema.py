"""The commands as the reference describes them; the core reads and checks them."""

from typing import Any, Final

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from issuetrees.api.fields import PRINTABLE
from issuetrees.core.graph.commands import MAX_COMMANDS, MAX_PASTED
from issuetrees.core.graph.fields import MAX_TEXT, MAX_TITLE, MAX_TRACK
from issuetrees.core.graph.records import NODE_KINDS, PRIORITIES, SPLIT_KINDS, STATUSES

_ID: Final = {
    "type": "string",
    "format": "uuid",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
}
_ID_OR_NULL: Final = {**_ID, "type": ["string", "null"]}
_OBJECT: Final = {"type": "object", "additionalProperties": {}}
_NUMBER: Final = {"type": ["number", "null"], "minimum": -1e6, "maximum": 1e6}
_REVISION: Final = {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}


def _text(limit: int) -> dict[str, Any]:
    return {"type": "string", "maxLength": limit, "pattern": PRINTABLE}


_NODE: Final = {
    "title": _text(MAX_TITLE),
    "note": _text(MAX_TEXT),
    "answer": _text(MAX_TEXT),
    "status": {"type": "string", "enum": list(STATUSES)},
    "owner_id": _ID_OR_NULL,
    "due_on": {"type": ["string", "null"], "format": "date"},
    "priority": {"type": ["string", "null"], "enum": [*PRIORITIES, None]},
    "x": _NUMBER,
    "y": _NUMBER,
    "track": _text(MAX_TRACK),
    "details": _OBJECT,
}
_SPLIT: Final = {
    "split_kind": {"type": ["string", "null"], "enum": [*SPLIT_KINDS, None]},
    "split": _OBJECT,
}
_LINK: Final = {"title": _text(MAX_TITLE), "details": _OBJECT}
_NODE_KIND: Final = {
    "type": "string", "enum": [kind for kinds in NODE_KINDS.values() for kind in kinds]
}  # fmt: skip


def _strict(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _command(kind: str, required: dict[str, Any], optional: dict[str, Any]) -> dict[str, Any]:
    properties = {"kind": {"type": "string", "const": kind}, **required, **optional}
    return {"title": kind, **_strict(properties, ["kind", *required])}


_PASTED: Final = _strict(
    {"id": _ID, "depth": {"type": "integer", "minimum": 0}, **_NODE, **_SPLIT}, ["id", "depth"]
)
COMMANDS: Final = [
    _command(
        "add_node",
        {"id": _ID},
        {"parent_id": _ID_OR_NULL, "before_id": _ID_OR_NULL, "node_kind": _NODE_KIND}
        | _NODE
        | _SPLIT,
    ),
    _command("edit_node", {"id": _ID, "fields": _strict(_NODE, [])}, {}),
    _command("move_node", {"id": _ID, "parent_id": _ID}, {"before_id": _ID_OR_NULL}),
    _command("delete_node", {"id": _ID}, {}),
    _command("set_split", {"id": _ID}, _SPLIT),
    _command("connect", {"id": _ID, "source_id": _ID, "target_id": _ID}, _LINK),
    _command("edit_link", {"id": _ID, "fields": _strict(_LINK, [])}, {}),
    _command("disconnect", {"id": _ID}, {}),
    _command(
        "paste_outline",
        {"nodes": {"type": "array", "minItems": 1, "maxItems": MAX_PASTED, "items": _PASTED}},
        {"parent_id": _ID_OR_NULL, "before_id": _ID_OR_NULL},
    ),
    _command("undo", {"revision": _REVISION}, {}),
    _command("restore", {"revision": _REVISION}, {}),
]


@extend_schema_field(
    {"type": "array", "minItems": 1, "maxItems": MAX_COMMANDS, "items": {"oneOf": COMMANDS}}
)
class Commands(serializers.Field[Any, Any, Any, Any]):
    """A list of commands, handed to the core as it came."""

    def to_internal_value(self, given: Any) -> Any:
        return given

    def to_representation(self, value: Any) -> Any:
        return value
