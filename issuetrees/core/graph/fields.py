"""What the fields of nodes and links may hold."""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.graph.records import PRIORITIES, SPLIT_KINDS, STATUSES, Fields
from issuetrees.core.text import gettext_noop, normal_json
from issuetrees.core.text_checks import UNPRINTABLE, typed

MAX_TITLE: Final = 10_000
MAX_TEXT: Final = 100_000
MAX_TRACK: Final = 40
MAX_OBJECT: Final = 20_000
_ID: Final = re.compile(r"[0-9A-Za-z_-]{1,36}")


def check_id(field: str, value: Any) -> str:
    """Return ``value`` if it can be the id of a record."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Invalid(
            "bad_id",
            gettext_noop("«{field}» is not an id. Send a UUID as a string."),
            field=field,
        )
    return value


def check_optional_id(field: str, value: Any) -> str | None:
    """Return ``value`` if it is ``None`` or can be an id."""
    return None if value is None else check_id(field, value)


def one_of(choices: tuple[str, ...], *, or_none: bool = False) -> Callable[[str, Any], str | None]:
    """Return a check for one of the given words."""

    def check(field: str, value: Any) -> str | None:
        if (value is None and or_none) or (isinstance(value, str) and value in choices):
            return value
        raise Invalid(
            "not_a_choice",
            gettext_noop("«{field}» must be one of: {choices}."),
            field=field,
            choices=", ".join(choices),
        )

    return check


def check_date(field: str, value: Any) -> str | None:
    """Return ``value`` if it is ``None`` or a day written YYYY-MM-DD."""
    if value is None:
        return None
    try:
        if isinstance(value, str) and len(value) == 10:
            return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise Invalid(
        "not_a_date", gettext_noop("«{field}» must be a day like 2026-11-23."), field=field
    )


def check_coordinate(field: str, value: Any) -> float | None:
    """Return ``value`` if it is ``None`` or a number a drawing can hold."""
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and abs(value) <= 1e6:
        return float(value)
    raise Invalid(
        "not_a_coordinate",
        gettext_noop("«{field}» must be a number between -1,000,000 and 1,000,000."),
        field=field,
    )


def check_object(field: str, value: Any) -> Fields:
    """Return ``value`` if it is a JSON object of moderate size."""
    if not isinstance(value, dict):
        raise Invalid("not_an_object", gettext_noop("«{field}» must be an object."), field=field)
    try:
        value = normal_json(value)
        written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (RecursionError, ValueError):
        written = ""
    if not written or len(written) > MAX_OBJECT or UNPRINTABLE.search(json_text(value)):
        raise Invalid(
            "bad_object",
            gettext_noop("«{field}» is too large, too deep or holds what cannot be stored."),
            field=field,
        )
    checked: Fields = value
    return checked


def json_text(value: Any) -> str:
    """Return all strings of a JSON value in one, walked without recursion."""
    found: list[str] = []
    rest = [value]
    while rest:
        item = rest.pop()
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, dict):
            rest.extend(item)
            rest.extend(item.values())
        elif isinstance(item, list):
            rest.extend(item)
    return "".join(found)


_TITLE, _LONG = typed(MAX_TITLE), typed(MAX_TEXT)
NODE_CHECKS: Final[dict[str, Callable[[str, Any], Any]]] = {
    "title": _TITLE,
    "note": _LONG,
    "answer": _LONG,
    "status": one_of(STATUSES),
    "owner_id": check_optional_id,
    "due_on": check_date,
    "priority": one_of(PRIORITIES, or_none=True),
    "x": check_coordinate,
    "y": check_coordinate,
    "track": typed(MAX_TRACK),
    "details": check_object,
}
SPLIT_CHECKS: Final[dict[str, Callable[[str, Any], Any]]] = {
    "split_kind": one_of(SPLIT_KINDS, or_none=True),
    "split": check_object,
}
LINK_CHECKS: Final[dict[str, Callable[[str, Any], Any]]] = {
    "title": _TITLE,
    "details": check_object,
}


def check_fields(fields: Any, checks: dict[str, Callable[[str, Any], Any]]) -> Fields:
    """Return the fields, each checked; a name that is not in ``checks`` is refused."""
    if not isinstance(fields, dict):
        raise Invalid("not_an_object", gettext_noop("«{field}» must be an object."), field="fields")
    for name in fields:
        if name not in checks:
            raise Invalid(
                "unknown_field",
                gettext_noop("There is no field «{field}» to set here. Known: {known}."),
                field=str(name)[:80],
                known=", ".join(checks),
            )
    return {name: checks[name](name, value) for name, value in fields.items()}
