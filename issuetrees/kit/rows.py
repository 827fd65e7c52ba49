"""One row of a table: find it or refuse, fill it with checked values, write its next version."""

import datetime as dt
import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from issuetrees.core.errors import Conflict, Invalid, NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.kit.checks import Check
from issuetrees.kit.models import Versioned

Changed = dict[str, list[Any]]
_Row = TypeVar("_Row", bound=Model)


def one(found: QuerySet[_Row]) -> _Row:
    """Return the first row, or raise NotFound."""
    row = found.first()
    if row is None:
        raise NotFound
    return row


def check_version(row: Versioned, expected: int | None) -> None:
    """Refuse to overwrite a change that the caller has not seen; None overwrites."""
    if expected is not None and expected != row.version:
        raise Conflict(
            "stale",
            gettext_noop("Somebody changed this meanwhile. Reload and try again."),
            version=row.version,
        )


def fill(row: Versioned, checks: Mapping[str, Check], given: Mapping[str, Any]) -> Changed:
    """Set the checked values; return old and new of those that differ from what was there."""
    changed: Changed = {}
    for field, raw in given.items():
        check = checks.get(field)
        if check is None:
            raise Invalid(
                "unknown_field",
                gettext_noop("There is no field “{name}” here."),
                field=field,
                name=field,
            )
        set_value(row, field, check(field, raw), changed)
    return changed


def set_value(row: Versioned, field: str, value: Any, changed: Changed) -> None:
    """Set one field; where that changes it, note old and new in ``changed``."""
    old = getattr(row, field)
    if old != value:
        changed[field] = [plain(old), plain(value)]
        setattr(row, field, value)


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    return str(value) if isinstance(value, (uuid.UUID, Decimal, dt.date)) else value


def save(row: Versioned) -> None:
    """Write a changed row as its next version."""
    row.version += 1
    row.save()
