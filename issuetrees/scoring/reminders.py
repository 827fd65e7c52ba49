"""Mail to those who have not finished scoring, once, on the day before a round ends.

The sweep asks which rounds are due and queues one job for a round and day; the job writes the mail.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from issuetrees.accounts.models import User
from issuetrees.jobs import outbox, write
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import Work
from issuetrees.kit.formats.days import day
from issuetrees.kit.sentences import fill
from issuetrees.scoring.models.rounds import Round, Sheet

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
    messages = list(_messages(row)) if row else []
    with work.finish():
        outbox.post(messages)


def _open() -> QuerySet[Round]:
    found = Round.objects.filter(opened_at__isnull=False, closed_at=None)
    living = found.filter(engagement__deleted_at=None, engagement__workspace__deleted_at=None)
    return living.select_related("engagement__workspace")


def _messages(row: Round) -> Iterator[EmailMessage]:
    waiting = Sheet.objects.filter(round=row, is_asked=True, done_at=None)
    members = row.engagement.workspace.memberships.values("user")
    for sheet in waiting.filter(assessor__user__in=members).select_related("assessor__user"):
        if sheet.assessor.user and sheet.assessor.user.is_active:
            yield _message(row, sheet.assessor.user)


def _message(row: Round, person: User) -> EmailMessage:
    with override(person.language):
        path = reverse("web:scores", args=[row.engagement_id])
        words = {
            "round": row.name,
            "engagement": str(row.engagement),
            "day": day(row.due_on, person.language) if row.due_on else "",
            "link": f"{settings.PUBLIC_URL}{path}" if settings.PUBLIC_URL else "",
        }
        subject = fill(gettext("Your scores are awaited: {round}"), round=row.name)
        body = render_to_string("scoring/reminder.txt", words)
        return EmailMessage(subject, body, to=[person.email])


KIND: Final = Kind(NAME, send, is_quick=True)
