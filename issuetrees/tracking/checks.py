"""Checks of values that several nouns of tracking share."""

import datetime as dt
import re
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.checks import number_or_none

#: What nobody measures with here: the price of the space that a mention takes.
_AVE: Final = re.compile(
    r"\bAVE\b|advertising value|ad(vertising)? equival|рекламн\w+ эквивалент|"
    r"эквивалент\w* рекламн|стоимост\w* публикаци",
    re.IGNORECASE,
)

_YEARS: Final = (1950, 2150)


def kpi(field: str, raw: Any) -> str:
    """Check what is measured; the advertising value of mentions is refused with its reason."""
    found = line(300, is_required=True)(field, raw)
    if _AVE.search(found.replace("Ave", "")):
        raise Invalid(
            "ave_refused",
            gettext_noop(
                "AVE counts what space would have cost, not what it did: the Barcelona Principles "
                "reject it since 2010. Count mentions with our message, or people who changed "
                "their mind."
            ),
            field=field,
        )
    return found


def yes_no(field: str, raw: Any) -> bool:
    """Check true or false."""
    if not isinstance(raw, bool):
        raise Invalid("yes_or_no", gettext_noop("Say true or false."), field=field)
    return raw


def day_or_none(field: str, raw: Any) -> dt.date | None:
    """Check a day of these centuries, or None: in others it is a slip of the hand."""
    if raw is None:
        return None
    if not isinstance(raw, dt.date):
        raise Invalid("not_a_day", gettext_noop("Give a day."), field=field)
    if not _YEARS[0] <= raw.year <= _YEARS[1]:
        raise Invalid(
            "day_far_off",
            gettext_noop("The year {year} is a slip of the hand. Check the day."),
            field=field,
            year=str(raw.year),
        )
    return raw


def count_or_none(field: str, raw: Any) -> int | None:
    """Check a number of answers, regions or periods, or None."""
    if raw is None:
        return None
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw <= 1_000_000_000:
        message = gettext_noop("This is a whole number from 0 to a billion.")
        raise Invalid("not_a_count", message, field=field)
    return raw


def spread(field: str, raw: Any) -> float | None:
    """Check a standard deviation, or None."""
    found = number_or_none(field, raw)
    if found is not None and found <= 0:
        raise Invalid("spread", gettext_noop("The spread must be above 0."), field=field)
    return found


def figure(field: str, raw: Any) -> float | None:
    """Check a figure of a measure, or None."""
    found = number_or_none(field, raw)
    if found is not None and abs(found) > 1e15:
        raise Invalid("too_large", gettext_noop("This number is too large."), field=field)
    return found
