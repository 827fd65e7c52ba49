"""What can be chosen for each kind of section, as the reference describes it."""

from typing import Any, Final

from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.base import SectionKind
from issuetrees.reports.sections.options import (
    Answers,
    Choice,
    Number,
    OnePicture,
    Option,
    Several,
    Words,
)


def _form(option: Option[Any]) -> dict[str, Any]:
    if isinstance(option, Number):
        kind: Any = "integer" if option.default is not None else ["integer", "null"]
        return {"type": kind, "minimum": option.least, "maximum": option.most}
    if isinstance(option, Choice):
        return {"type": "string", "enum": list(option.choices or {})}
    if isinstance(option, Several):
        item = {"type": "string", "enum": list(option.choices or {})}
        return {"type": "array", "items": item, "uniqueItems": True}
    if isinstance(option, Answers):
        return {"type": "array", "items": {"type": "string", "maxLength": 161}}
    if isinstance(option, OnePicture):
        return {"type": "string", "maxLength": 64}
    if isinstance(option, Words):
        return {"type": "string", "maxLength": option.limit}
    return {"type": "boolean"} if option.form == "yes_no" else {"type": "string", "maxLength": 36}


def _option(option: Option[Any]) -> dict[str, Any]:
    words = ": ".join(str(text) for text in (option.label, option.help_text) if text)
    default = list(option.default) if isinstance(option.default, tuple) else option.default
    return {**_form(option), "default": default, "description": words}


def _kind(kind: SectionKind) -> dict[str, Any]:
    return {
        "title": kind.kind,
        "type": "object",
        "properties": {option.name: _option(option) for option in kind.options},
        "additionalProperties": False,
    }


OPTIONS: Final = [_kind(kind) for kind in SECTIONS.values()]
