"""What the data of each kind of split hold, and its cases, as the reference describes them.

It binds nobody: a split keeps whatever its author put into it, and a proof leaves out what it
does not understand.
"""

from typing import Any, Final

from issuetrees.core import limits
from issuetrees.core.mece.proofs import KINDS
from issuetrees.core.mece.proofs.kinds import Form, Item, Kind

_TEXTS: Final = {"type": "array", "items": {"type": "string"}}
_FORMS: Final[dict[Form, dict[str, Any]]] = {
    "text": {"type": "string"},
    "formula": {"type": "string"},
    "number": {"type": "number"},
    "end": {"type": ["number", "string"]},
    "flag": {"type": "boolean"},
    "texts": _TEXTS,
    "by_child": {"type": "object", "additionalProperties": _TEXTS},
}


def _item(item: Item) -> dict[str, Any]:
    choices = {"enum": list(item.choices)} if item.choices else {}
    return {**_FORMS[item.form], **choices, "description": item.word}


def _kind(kind: Kind) -> dict[str, Any]:
    properties = {item.name: _item(item) for item in kind.items}
    return {"title": kind.name, "type": "object", "properties": properties}


SPLIT_DATA: Final[dict[str, Any]] = {"anyOf": [_kind(kind) for kind in KINDS.values()]}
_CASE: Final = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "minLength": 1, "maxLength": limits.CASE_CHARACTERS},
        "in": _TEXTS,
        "beside": _TEXTS,
    },
    "required": ["text"],
}
#: What ``cases`` of a node holds (``core.graph.cases``).
CASES: Final[dict[str, Any]] = {
    "properties": {
        "listed": {"type": "array", "maxItems": limits.CASES_PER_SPLIT, "items": _CASE},
        "none_found": {
            "type": ["object", "null"],
            "properties": {"by": {"type": "string"}, "on": {"type": "string", "format": "date"}},
            "required": ["by", "on"],
        },
    },
}
