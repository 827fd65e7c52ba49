"""Calendars that are read at secret addresses: the token, what is kept of it, the file (RFC 5545).

Events, not tasks: calendars that subscribe to an address leave tasks out. Each is a whole day. Ids
are those of what they are about, so that a changed one moves and does not come twice; ``SEQUENCE``
grows with each change.
"""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import models
from icalendar import Calendar, Event, vDuration

from issuetrees.kit.models import Identified

MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
_ASKED_EVERY: Final = dt.timedelta(hours=12)


class Feed(Identified):
    """Whoever holds its token reads what it is of; only a digest is kept."""

    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


@dataclass(frozen=True, slots=True)
class Day:
    """Something that is on a day: ``key`` stays while it moves, ``sequence`` grows."""

    key: str
    on: dt.date
    summary: str
    changed_at: dt.datetime
    sequence: int
    description: str = ""


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(24)


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def calendar_of(name: str, days: Iterable[Day]) -> bytes:
    """Return days as a file under a name."""
    made = Calendar()
    made.add("prodid", "-//Issuetrees//Plan//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", vDuration(_ASKED_EVERY), {"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(_ASKED_EVERY))
    for day in days:
        made.add_component(_event(day))
    return bytes(made.to_ical())


def _event(day: Day) -> Event:
    event = Event()
    event.add("uid", f"{day.key}@issuetrees")
    event.add("dtstamp", day.changed_at)
    event.add("last-modified", day.changed_at)
    event.add("sequence", day.sequence)
    event.add("summary", day.summary)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if day.description:
        event.add("description", day.description)
    return event
