"""Checks of single values: each returns the value to store or refuses with its field."""

import math
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

Check = Callable[[str, Any], Any]


def one_of(values: list[str]) -> Check:
    """Make a check of a choice."""

    def check(field: str, raw: Any) -> str:
        if raw not in values:
            raise Invalid(
                "unknown_choice",
                gettext_noop("Use one of {allowed}."),
                field=field,
                allowed=", ".join(values),
            )
        return str(raw)

    return check


def number(field: str, raw: Any) -> float:
    """Check a finite number."""
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
        raise not_a_number(field, raw)
    try:
        found = float(raw)
    except OverflowError:
        raise not_a_number(field, raw) from None
    if not math.isfinite(found):
        raise not_a_number(field, raw)
    return found


def key(field: str, raw: Any) -> uuid.UUID | None:
    """Check an id, or None."""
    if raw is None or isinstance(raw, uuid.UUID):
        return raw
    try:
        return uuid.UUID(str(raw))
    except ValueError:
        raise Invalid("unknown_id", gettext_noop("This id leads nowhere."), field=field) from None


def ids(field: str, raw: Any) -> list[str]:
    """Check ids; return them as texts, each once, in their order."""
    if not isinstance(raw, list | tuple):
        raise Invalid("not_a_list", gettext_noop("This is a list of ids."), field=field)
    found = [key(field, one) for one in raw]
    return [*dict.fromkeys(str(one) for one in found if one)]


def number_or_none(field: str, raw: Any) -> float | None:
    """Check a finite number, or None."""
    return None if raw is None else number(field, raw)


def not_a_number(field: str, raw: Any) -> Invalid:
    """Make the refusal of what is no number, or of nothing."""
    if raw is None:
        return Invalid("no_number", gettext_noop("A number is missing here."), field=field)
    return Invalid(
        "not_a_number",
        gettext_noop("“{value}” is not a number."),
        field=field,
        value=str(raw)[:40],
    )
