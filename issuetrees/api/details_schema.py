"""What ``details`` of a stage, fork or arrow hold, as the reference describes them.

``core.graph.details`` checks it; names that stand in neither are kept as they came.
"""

from typing import Any, Final

from issuetrees.core import limits
from issuetrees.core.graph.details import MAX_NAME, MOST_MONTHS, TOP_LEVEL
from issuetrees.core.graph.fields import MAX_EXACT

_LINE: Final = {"type": "string", "minLength": 1, "maxLength": limits.DETAIL_CHARACTERS}
_TEXT: Final = {"type": ["string", "null"], "maxLength": limits.DETAIL_CHARACTERS}
_NAME: Final = {"type": "string", "minLength": 1, "maxLength": MAX_NAME}
_FLAG: Final = {"type": ["boolean", "null"]}
_AMOUNT: Final = {"type": ["number", "null"], "minimum": -MAX_EXACT, "maximum": MAX_EXACT}
_MONTH: Final = {"type": ["number", "null"], "minimum": 0, "maximum": MOST_MONTHS}
_LEVEL: Final = {"type": "integer", "minimum": 0, "maximum": TOP_LEVEL}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": ["array", "null"], "maxItems": limits.LINES_PER_DETAIL, "items": item}


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "type": [schema["type"], "null"]}


def _by_name(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": ["object", "null"], "additionalProperties": item}


def _months(*names: str) -> dict[str, Any]:
    return _or_null(_object(dict.fromkeys(names, _MONTH)))


_WHEN: Final = _by_name(_list(_NAME))
STAGE: Final[dict[str, Any]] = {
    "title": "StageDetails",
    "properties": {
        "scope": _TEXT,
        "company": _list(_NAME),
        "horizon": _months("short", "long"),
        "expectations": _list(_object({"text": _LINE, "example": _TEXT}, "text")),
        "requires": _by_name(_LEVEL),
        "builds_on": _or_null(_NAME),
        "when": _WHEN,
        "is_final": _FLAG,
        "key": _or_null(_NAME),
        "former_keys": _list(_NAME),
        "options": _list(_object({"id": _NAME, "title": _LINE}, "id", "title")),
        "effect": _TEXT,
        "is_multiple": _FLAG,
    },
}
QUESTION: Final[dict[str, Any]] = {
    "title": "QuestionDetails",
    "properties": {"serves": _list(_NAME), "low": _AMOUNT, "high": _AMOUNT},
}
ARROW: Final[dict[str, Any]] = {
    "title": "ArrowDetails",
    "properties": {
        "months": _months("min", "mode", "max"),
        "when": _WHEN,
        "answer": _list(_NAME),
        "signals": _list(_LINE),
        "steps": _list(_LINE),
        "is_backward": _FLAG,
    },
}
