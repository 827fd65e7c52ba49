"""Mail to people whom a comment mentions: each in their own language."""

from collections.abc import Iterable
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from issuetrees.accounts.models import User
from issuetrees.comments.models import Comment
from issuetrees.core.text import cut
from issuetrees.jobs import outbox
from issuetrees.kit.sentences import fill

_TITLE: Final = 80  # characters of the node's title in a subject


def tell_mentioned(comment: Comment, people: Iterable[User], site: str) -> None:
    """Post mail to the people in the transaction that writes the comment."""
    link = link_to(comment, site)
    outbox.post(_message(comment, person, link) for person in people if person.is_active)


def link_to(comment: Comment, site: str) -> str:
    """Return the address of the commented node; ``site`` counts where no setting says it."""
    base = settings.PUBLIC_URL or site.rstrip("/")
    path = reverse("web:graph", args=[comment.graph_id])
    return f"{base}{path}?node={comment.node.id}"


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
        subject = fill(
            gettext("{author} mentioned you: {title}"),
            author=" ".join(author.split()),
            title=cut(title, _TITLE),
        )
        return EmailMessage(
            subject, render_to_string("comments/mention.txt", words), to=[person.email]
        )
