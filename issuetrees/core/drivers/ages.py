"""Which values are out of date: too old, of another time than the newest, or of no day at all."""

import datetime as dt
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

#: Days after which a value is old, unless somebody asks for other ones.
OLD_AFTER: Final = 90
#: Days by which a value may be older than the newest of its tree.
APART: Final = 31

#: "old": older than so many days; "behind": the newest value is of another time; "undated".
Age: TypeAlias = Literal["", "old", "behind", "undated"]


def age_of(day: dt.date | None, newest: dt.date | None, today: dt.date, old_after: int) -> Age:
    """Return what is to be said of a value's day; "" where it is recent."""
    if day is None:
        return "undated"
    if (today - day).days > old_after:
        return "old"
    return "behind" if newest is not None and (newest - day).days > APART else ""


def newest_of(days: Iterable[dt.date | None], today: dt.date) -> dt.date | None:
    """Return the newest day that is not in the future."""
    return max((day for day in days if day is not None and day <= today), default=None)
