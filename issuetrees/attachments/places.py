"""What files hang on: each app says who sees the files of its things, and who takes them off."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

from issuetrees.accounts.models import User
from issuetrees.attachments.models import Attachment
from issuetrees.workspaces import deletions
from issuetrees.workspaces.access import Reader


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of thing that files hang on, by the ``field`` of a file that names it.

    ``seen`` and ``returning`` are conditions on files: that a reader sees one, that a person may
    bring one back. ``removing`` locks what a file hangs on and raises Denied for whoever may not
    take it off. ``title`` is what the log says of a file.
    """

    field: str
    seen: Callable[[Reader], Q]
    returning: Callable[[User], Q]
    removing: Callable[[User, Attachment], None]
    title: Callable[[Attachment], str] = str


_PLACES: Final[dict[str, Place]] = {}


def register(place: Place) -> None:
    """Make a kind of thing known that files hang on (at start)."""
    _PLACES[place.field] = place


def place_of(row: Attachment) -> Place:
    """Return what a file hangs on."""
    return next(one for one in _PLACES.values() if getattr(row, f"{one.field}_id") is not None)


def seen(reader: Reader) -> Q:
    """Return the condition on files that the reader sees what they hang on."""
    return _any(lambda place: place.seen(reader))


def register_deletions() -> None:
    """Let those bring a file back whom its place names (at start)."""
    deletions.of_people(
        Attachment,
        lambda person: _any(lambda place: place.returning(person)),
        lambda row: place_of(row).title(row),
    )


def _any(condition: Callable[[Place], Q]) -> Q:
    on_one = (Q(**{f"{one.field}__isnull": False}) & condition(one) for one in _PLACES.values())
    return reduce(or_, on_one, Q(pk__in=()))
