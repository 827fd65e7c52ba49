"""Pages by cursor: constant cost however far in, and nothing skipped while rows are added."""

import base64
import json
import uuid
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

DEFAULT_SIZE: Final = 50
MAX_SIZE: Final = 200
PARAMETERS: Final = ("cursor", "page_size")


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the address of the next page or None."""

    rows: list[Any]
    next: str | None


def page(request: Request, rows: QuerySet[Any], key: str) -> Page:
    """Return the page that the request asks for.

    ``key`` is the unique column that orders the rows, with a minus for descending.
    """
    size, column = _size(request), key.lstrip("-")
    found = rows.order_by(key)
    if start := request.query_params.get("cursor"):
        comparison = "lt" if key.startswith("-") else "gt"
        found = found.filter(**{f"{column}__{comparison}": _decode(start, column)})
    some = list(found[: size + 1])
    if len(some) <= size:
        return Page(some, None)
    cursor = _encode(getattr(some[size - 1], column))
    return Page(some[:size], replace_query_param(request.get_full_path(), "cursor", cursor))


def _size(request: Request) -> int:
    given = request.query_params.get("page_size", str(DEFAULT_SIZE))
    if not (given.isascii() and given.isdigit() and len(given) < 5 and 1 <= int(given) <= MAX_SIZE):
        raise Invalid(
            "bad_page_size",
            gettext_noop("«{field}» must be a whole number from 1 to {limit}."),
            field="page_size",
            limit=MAX_SIZE,
        )
    return int(given)


def _encode(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value, default=str).encode()).decode().rstrip("=")


def _decode(cursor: str, column: str) -> Any:
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        value = json.loads(base64.b64decode(padded, b"-_", validate=True))
        if column == "id":
            return uuid.UUID(value)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31:
            return value
    except (ValueError, TypeError, AttributeError, RecursionError):
        pass
    raise Invalid(
        "bad_cursor",
        gettext_noop("«cursor» must be taken from «next» of the page before."),
        field="cursor",
    )
