"""The one way by which mail leaves: a row in the writer's transaction, sent by a job.

Mail is sent at least once. The row goes in the transaction that notes that the job is done,
right after the server has taken the message; a worker that is killed between the server's
answer and that commit leaves a row that is sent again, under the same Message-ID. What the
server does not take is tried again for about a day and then given up with the reason.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from email.utils import make_msgid, parseaddr
from smtplib import SMTPRecipientsRefused
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from issuetrees.core.errors import NotFound, Refused
from issuetrees.core.text import gettext_noop
from issuetrees.jobs import write
from issuetrees.jobs.models import Mail
from issuetrees.jobs.registry import Kind
from issuetrees.jobs.work import TryAgain, Work

NAME: Final = "mail"
_MINUTES: Final = (0.5, 2, 10, 30, 60, 180, 360, 720)  # between attempts
_LISTS: Final = ("to", "cc", "bcc", "reply_to")
_NOT_TAKEN: Final = gettext_noop("The mail server did not take the message: {reason}")


class Outbox(BaseEmailBackend):
    """Django's mail backend for all of the product: what is sent waits for the worker."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Post the messages; return their number."""
        post(email_messages)
        return len(email_messages)


@transaction.atomic
def post(messages: Iterable[EmailMessage]) -> None:
    """Have messages sent once the caller's transaction is committed, and only then."""
    for message in messages:
        Mail.objects.create(job=write.enqueue(NAME), message=_packed(message))


def deliver(work: Work) -> None:
    """Hand the message of a job to the mail server and forget it."""
    mail = Mail.objects.filter(job_id=work.job_id).first()
    if mail is None:
        raise NotFound
    try:
        get_connection(settings.MAIL_CARRIER).send_messages([_unpacked(mail.message)])
    except OSError as error:  # smtplib's own errors are among them
        refused = Refused("mail_not_taken", _NOT_TAKEN, reason=str(error)[:500])
        raise refused if _is_final(error) else TryAgain(refused) from error
    with work.finish():
        mail.delete()


def _is_final(error: OSError) -> bool:
    """Tell whether the server knows for good that there is no such address."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _words in error.recipients.values())


def _packed(message: EmailMessage) -> dict[str, Any]:
    """Return a message as the row keeps it: without attachments, which nobody sends."""
    if message.attachments:
        raise ValueError("The outbox keeps no attachments.")
    domain = parseaddr(message.from_email)[1].rpartition("@")[2] or "localhost"
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        **{name: list(map(str, getattr(message, name))) for name in _LISTS},
        "headers": {"Message-ID": make_msgid(domain=domain), **message.extra_headers},
        "alternatives": [list(part) for part in getattr(message, "alternatives", ())],
        "content_subtype": message.content_subtype,
    }


def _unpacked(kept: dict[str, Any]) -> EmailMessage:
    values = {name: value for name, value in kept.items() if name != "content_subtype"}
    message = EmailMultiAlternatives(**values)
    message.content_subtype = kept["content_subtype"]
    return message


KIND: Final = Kind(
    NAME,
    deliver,
    attempts=len(_MINUTES) + 1,
    pauses=tuple(dt.timedelta(minutes=minutes) for minutes in _MINUTES),
    is_quick=True,
)
