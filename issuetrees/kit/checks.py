"""Checks of single values: each returns the value to store or refuses with its field."""

import math
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

Check = Callable[[str, Any], Any]


def line(limit: int, *, is_required: bool = False) -> Check:
    """Make a check of one line of text of at most ``limit`` characters."""

    def check(field: str, raw: Any) -> str:
        text = " ".join(_string(field, raw).split())
        if is_required and not text:
            raise Invalid("missing", gettext_noop("This must not be empty."), field=field)
        return _short_enough(field, text, limit)

    return check


def text(limit: int) -> Check:
    """Make a check of text of several lines."""

    def check(field: str, raw: Any) -> str:
        return _short_enough(field, _string(field, raw).strip(), limit)

    return check


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


def _string(field: str, raw: Any) -> str:
    if not isinstance(raw, str):
        raise Invalid("not_text", gettext_noop("This must be text."), field=field)
    if "\x00" in raw or any("\ud800" <= sign <= "\udfff" for sign in raw):
        raise Invalid(
            "forbidden_character",
            gettext_noop("The text has a character that cannot be stored."),
            field=field,
        )
    return raw


def _short_enough(field: str, found: str, limit: int) -> str:
    if len(found) > limit:
        raise Invalid(
            "too_long",
            gettext_noop("At most {limit} characters; this has {length}."),
            field=field,
            limit=limit,
            length=len(found),
        )
    return found


def not_a_number(field: str, raw: Any) -> Invalid:
    """Make the refusal of what is no number."""
    return Invalid(
        "not_a_number",
        gettext_noop("«{value}» is not a number."),
        field=field,
        value=str(raw)[:40],
    )
