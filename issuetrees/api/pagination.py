"""Pages by cursor: constant cost however far in, and nothing skipped while rows are added."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import DateTimeField, Field, Model, Q, QuerySet
from django.utils.dateparse import parse_datetime
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

DEFAULT_SIZE: Final = 50
MAX_SIZE: Final = 200


@dataclass(frozen=True, slots=True)
class Paging:
    """How a list can be read.

    ``orders`` names columns that are unique together, with a minus for descending; the first
    order is taken when none is asked for. ``has_updates`` where rows keep ``updated_at``.
    """

    orders: Mapping[str, tuple[str, ...]]
    has_updates: bool = False

    @property
    def parameters(self) -> list[str]:
        """The query parameters that choose a page."""
        return ["cursor", "page_size", "order", *(["updated_after"] if self.has_updates else [])]


_OLDEST: Final = {"oldest": ("id",)}
_NEWEST: Final = {"newest": ("-id",)}
_UPDATED: Final = {"updated": ("updated_at", "id")}
ADDED: Final = Paging({**_OLDEST, **_NEWEST})
LOGGED: Final = Paging({**_NEWEST, **_OLDEST})
KEPT: Final = Paging({**_OLDEST, **_NEWEST, **_UPDATED}, has_updates=True)


def ranked(*columns: str, is_kept: bool = True) -> Paging:
    """Return how to read rows that people put into an order."""
    kind = KEPT if is_kept else ADDED
    return Paging({**kind.orders, "rank": columns}, kind.has_updates)


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the address of the next page or None."""

    rows: list[Any]
    next: str | None


def page(request: Request, rows: QuerySet[Any], paging: Paging) -> Page:
    """Return the page that the request asks for."""
    size, (order, columns) = _size(request), _order(request, paging)
    found = _updated(request, rows) if paging.has_updates else rows
    if start := request.query_params.get("cursor"):
        found = found.filter(_after(columns, _decode(start, order, rows, columns)))
    some = list(found.order_by(*columns)[: size + 1])
    if len(some) <= size:
        return Page(some, None)
    cursor = _encode([order, *(_value(some[size - 1], column) for column in columns)])
    return Page(some[:size], replace_query_param(request.get_full_path(), "cursor", cursor))


def _size(request: Request) -> int:
    given = request.query_params.get("page_size", str(DEFAULT_SIZE))
    if not (given.isascii() and given.isdigit() and len(given) < 5 and 1 <= int(given) <= MAX_SIZE):
        raise Invalid(
            "bad_page_size",
            gettext_noop("“{field}” must be a whole number from 1 to {limit}."),
            field="page_size",
            limit=MAX_SIZE,
        )
    return int(given)


def _order(request: Request, paging: Paging) -> tuple[str, tuple[str, ...]]:
    name = request.query_params.get("order", next(iter(paging.orders)))
    if name not in paging.orders:
        raise Invalid(
            "bad_order",
            gettext_noop("“{field}” must be one of: {choices}."),
            field="order",
            choices=", ".join(paging.orders),
        )
    return name, paging.orders[name]


def _updated(request: Request, rows: QuerySet[Any]) -> QuerySet[Any]:
    given = request.query_params.get("updated_after")
    if given is None:
        return rows
    try:
        return rows.filter(updated_at__gt=_moment(given))
    except ValueError:
        raise Invalid(
            "bad_moment",
            gettext_noop("“{field}” must be a time with its zone, such as {example}."),
            field="updated_after",
            example="2026-03-01T09:30:00Z",
        ) from None


def _moment(text: str) -> datetime:
    """Read a time of RFC 3339, or raise ValueError."""
    found = parse_datetime(text.upper())
    if found is None or found.tzinfo is None:
        raise ValueError
    try:
        return found.astimezone(UTC)
    except OverflowError:
        raise ValueError from None


def _after(columns: Sequence[str], values: Sequence[Any]) -> Q:
    """Return the condition on rows that come after one: a later column breaks ties."""
    found, alike = Q(), Q()
    for column, value in zip(columns, values, strict=True):
        name = column.lstrip("-")
        comparison = "lt" if column.startswith("-") else "gt"
        found |= alike & Q(**{f"{name}__{comparison}": value})
        alike &= Q(**{name: value})
    return found


def _value(row: Any, column: str) -> Any:
    for name in column.lstrip("-").split("__"):
        row = getattr(row, name)
    return row.isoformat() if isinstance(row, datetime) else row


def _encode(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value, default=str).encode()).decode().rstrip("=")


def _decode(cursor: str, order: str, rows: QuerySet[Any], columns: Sequence[str]) -> list[Any]:
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        given_order, *values = json.loads(base64.b64decode(padded, b"-_", validate=True))
        if given_order == order:
            pairs = zip(columns, values, strict=True)
            return [_read(_field(rows, column), value) for column, value in pairs]
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, ValidationError):
        pass
    raise Invalid(
        "bad_cursor",
        gettext_noop("“cursor” must be taken from “next” of the page before."),
        field="cursor",
    )


def _field(rows: QuerySet[Any], column: str) -> "Field[Any, Any]":
    """Return what a column holds: a field of the rows, or what they are annotated with."""
    *path, last = column.lstrip("-").split("__")
    if last in rows.query.annotations:
        return rows.query.annotations[last].output_field
    model: type[Model] = rows.model
    for name in path:
        model = model._meta.get_field(name).related_model  # type: ignore[assignment] # noqa: SLF001
    found: Field[Any, Any] = model._meta.get_field(last)  # type: ignore[assignment] # noqa: SLF001
    return found.target_field if found.is_relation else found  # type: ignore[attr-defined]


def _read(field: "Field[Any, Any]", raw: Any) -> Any:
    """Return a value of a cursor as its column has it; it may be made up."""
    value = _moment(raw) if isinstance(field, DateTimeField) else field.to_python(raw)
    field.run_validators(value)
    if value is None or (isinstance(value, str) and not value.isprintable()):
        raise ValueError
    return value
