"""The mail of the day: what came into the inbox since the last one, at eight in the morning.

The sweep asks who is due and queues one job for a person and day; the job writes the mail and
marks what it tells in one transaction. Whoever dies in between loses nothing and sends nothing
twice.
"""

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Max, Min

from issuetrees.accounts.models import MentionMail, User
from issuetrees.comments import inbox, mail
from issuetrees.comments.models import InboxEntry
from issuetrees.jobs import outbox, write
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import Work

NAME: Final = "digest"
HOUR: Final = 8
SHOWN: Final = 50


def plan(now: dt.datetime) -> None:
    """Queue the mail of everybody for whom something has waited since before their morning."""
    for user_id, morning in _due(now):
        write.enqueue(NAME, key=f"{user_id} {morning:%Y-%m-%d}")


def send(work: Work) -> None:
    """Write the mail of a person and forget what waited for it; without open entries only that."""
    user_id = uuid.UUID((work.key or "").partition(" ")[0])
    waiting = InboxEntry.objects.filter(user=user_id).exclude(digest_site="")
    told = list(waiting.values_list("pk", flat=True))
    person = User.objects.filter(pk=user_id, is_active=True).first()
    messages = _messages(person) if person and person.mention_mail != MentionMail.OFF else ()
    with work.finish():
        outbox.post(messages)
        waiting.filter(pk__in=told).update(digest_site="")


def _messages(person: User) -> Iterator[Any]:
    found = list(inbox.open_entries(person).exclude(digest_site=""))
    if found:
        yield mail.digest(person, found[:SHOWN], len(found))


def _due(now: dt.datetime) -> Iterator[tuple[Any, dt.datetime]]:
    """Yield people and their last morning, if something came before it.

    Who has chosen no zone lives in that of an engagement from which something came.
    """
    waiting = InboxEntry.objects.exclude(digest_site="").order_by()
    people = waiting.values_list("user_id", "user__time_zone").annotate(
        first=Min("created_at"), zone=Max("comment__graph__engagement__time_zone")
    )
    for user_id, own_zone, first, zone in people:
        morning = last_morning(now, own_zone or zone)
        if first < morning:
            yield user_id, morning


def last_morning(now: dt.datetime, zone: str) -> dt.datetime:
    """Return the last moment at which it was eight in the morning in a zone."""
    here = now.astimezone(ZoneInfo(zone))
    morning = here.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return morning if morning <= here else morning - dt.timedelta(days=1)


KIND: Final = Kind(NAME, send, is_quick=True)
