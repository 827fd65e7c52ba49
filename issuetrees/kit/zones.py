"""Time zones: which there are, and what day it is in one."""

import datetime as dt
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop

UTC: Final = "UTC"
_AREAS: Final = frozenset(
    "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()
)


@cache
def zones() -> tuple[str, ...]:
    """Return the names that one can choose (“Europe/Moscow”), UTC first."""
    named = (name for name in available_timezones() if name.partition("/")[0] in _AREAS)
    return (UTC, *sorted(named))


def check_zone(field: str, raw: Any) -> str:
    """Check the name of a time zone."""
    if raw not in zones():
        raise Invalid(
            "unknown_zone",
            gettext_noop("Choose a time zone from the list, such as Europe/Moscow."),
            field=field,
        )
    return str(raw)


def today(zone: str, now: dt.datetime) -> dt.date:
    """Return which day it is in a zone at an aware moment."""
    return now.astimezone(ZoneInfo(zone)).date()
