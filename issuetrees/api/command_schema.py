"""The commands as the reference describes them; the core reads and checks them."""

from collections.abc import Callable
from typing import Any, Final

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from issuetrees.api.details_schema import ARROW, STAGE
from issuetrees.api.serializer_fields import PRINTABLE
from issuetrees.api.split_schema import CASES, SPLIT_DATA
from issuetrees.core.graph.commands import MAX_COMMANDS, MAX_PASTED
from issuetrees.core.graph.fields import MAX_EXACT, MAX_NUMBER, Field, Form, check_amount
from issuetrees.core.graph.records import TABLE, Part

_ID: Final = {
    "type": "string",
    "format": "uuid",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
}
_ID_OR_NULL: Final = {**_ID, "type": ["string", "null"]}
_REVISION: Final = {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}


def _most(row: Field) -> float:
    return MAX_EXACT if row.check is check_amount else MAX_NUMBER


_FORMS: Final[dict[Form, Callable[[Field], dict[str, Any]]]] = {
    "id": lambda _: _ID,
    "person": lambda _: _ID,
    "text": lambda row: {"type": "string", "maxLength": row.limit, "pattern": PRINTABLE},
    "choice": lambda row: {"type": "string", "enum": list(row.choices)},
    "day": lambda _: {"type": "string", "format": "date"},
    "number": lambda row: {"type": "number", "minimum": -_most(row), "maximum": _most(row)},
    "object": lambda _: {"type": "object", "additionalProperties": {}},
}


def _field(row: Field) -> dict[str, Any]:
    """Return what a field takes, as JSON Schema says it."""
    schema = _FORMS[row.form](row)
    if not row.is_optional:
        return schema
    values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [schema["type"], "null"], **values}


def _fields(part: Part, *setters: str) -> dict[str, Any]:
    table = TABLE[part].items()
    return {name: _field(row) for name, row in table if row.set_by in setters}


_NODE: Final = _fields("nodes", "edit")
_SPLIT: Final = _fields("nodes", "split")
_SPLIT["split"] = {**_SPLIT["split"], "x-data-by-kind": SPLIT_DATA["anyOf"]}
_NODE["cases"] = {**_NODE["cases"], **CASES}
_NODE["details"] = {**_NODE["details"], **STAGE}
_LINK: Final = _fields("links", "edit")
_LINK["details"] = {**_LINK["details"], **ARROW}
_NODE_KIND: Final = _field(TABLE["nodes"]["kind"])


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


_NEW: Final = {**_NODE, **_SPLIT, "refers_to": _ID_OR_NULL}
_PASTED: Final = _strict(
    {"id": _ID, "depth": {"type": "integer", "minimum": 0}, **_NEW}, ["id", "depth"]
)
COMMANDS: Final = [
    _command(
        "add_node",
        {"id": _ID},
        {"parent_id": _ID_OR_NULL, "before_id": _ID_OR_NULL, "node_kind": _NODE_KIND} | _NEW,
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
