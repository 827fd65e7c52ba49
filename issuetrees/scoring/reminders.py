"""Mail to those who have not finished scoring, once, on the day before a round ends.

The sweep asks which rounds are due and queues one job for a round and day; the job writes the mail.
"""

import datetime as dt
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from issuetrees.jobs import outbox, write
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import Work
from issuetrees.scoring import mail
from issuetrees.scoring.models.rounds import Round

NAME: Final = "round_reminder"
HOUR: Final = 8
_EARLY: Final = dt.timedelta(days=1)


def plan(now: dt.datetime) -> None:
    """Queue the mail of every round that ends tomorrow, in the morning where the engagement is."""
    near = (now.date() - _EARLY, now.date() + 2 * _EARLY)
    for row in _open().filter(due_on__range=near):
        here = now.astimezone(ZoneInfo(row.engagement.time_zone))
        if row.due_on and here.hour >= HOUR and row.due_on - here.date() == _EARLY:
            write.enqueue(NAME, key=f"{row.pk} {row.due_on:%Y-%m-%d}")


def send(work: Work) -> None:
    """Write to every member whose sheet is not in."""
    key = (work.key or "").partition(" ")[0]
    row = _open().filter(pk=key).first()
    messages = mail.reminders(row, mail.awaited(row)) if row else []
    with work.finish():
        outbox.post(messages)


def _open() -> QuerySet[Round]:
    found = Round.objects.filter(opened_at__isnull=False, closed_at=None)
    living = found.filter(engagement__deleted_at=None, engagement__workspace__deleted_at=None)
    return living.select_related("engagement__workspace")


KIND: Final = Kind(NAME, send, is_quick=True)
