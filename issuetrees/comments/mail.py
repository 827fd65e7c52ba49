"""Mail to people whom a comment mentions: each in their own language, beside the request."""

import functools
import logging
import threading
from collections.abc import Iterable
from typing import Final

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext, override

from issuetrees.accounts.models import User
from issuetrees.comments.models import Comment

THREAD: Final = "mention-mail"
_TITLE: Final = 80  # characters of the node's title in a subject
logger = logging.getLogger(__name__)


def tell_mentioned(comment: Comment, people: Iterable[User], site: str) -> None:
    """Mail the people once the comment is written; that the mail fails is logged, no more."""
    link = link_to(comment, site)
    messages = [_message(comment, person, link) for person in people if person.is_active]
    if messages:
        transaction.on_commit(functools.partial(_send_aside, messages), robust=True)


def link_to(comment: Comment, site: str) -> str:
    """Return the address of the commented node; ``site`` counts where no setting says it."""
    base = settings.PUBLIC_URL or site.rstrip("/")
    path = reverse("web:graph", args=[comment.graph_id])
    return f"{base}{path}?node={comment.node_id}"


def _message(comment: Comment, person: User, link: str) -> EmailMessage:
    with override(person.language):
        title = " ".join(comment.node.title.split()) or gettext("Untitled")
        author = str(comment.author or gettext("Somebody"))
        words = {
            "author": author,
            "title": title,
            "engagement": str(comment.graph.engagement),
            "lines": comment.text.splitlines(),
            "link": link,
        }
        subject = gettext("{author} mentioned you: {title}").format(
            author=" ".join(author.split()), title=Truncator(title).chars(_TITLE)
        )
        return EmailMessage(
            subject, render_to_string("comments/mention.txt", words), to=[person.email]
        )


def _send_aside(messages: list[EmailMessage]) -> None:
    """Send from a thread of its own: a slow mail server keeps nobody waiting."""
    threading.Thread(target=_send, args=[messages], name=THREAD).start()


def _send(messages: list[EmailMessage]) -> None:
    try:
        mail.get_connection().send_messages(messages)
    except OSError:  # smtplib's own errors are among them
        logger.warning("Could not tell %s mentioned people", len(messages), exc_info=True)
