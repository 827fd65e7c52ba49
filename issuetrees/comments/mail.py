"""Mail of comments to each person in their own language: at once, or of a whole day."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from issuetrees.accounts.models import MentionMail, User
from issuetrees.comments.models import Comment, InboxEntry, InboxKind
from issuetrees.core.text import cut
from issuetrees.jobs import outbox
from issuetrees.kit.sentences import fill, quote

_TITLE: Final = 80  # characters of the node's title in a subject
_WORDS: Final = 400  # characters of a comment in the mail of a day


def tell_mentioned(comment: Comment, people: Iterable[User], site: str) -> None:
    """Post mail to the people in the transaction that writes the comment."""
    link = link_to(comment, site)
    outbox.post(_message(comment, person, link, site) for person in people if _wants(person))


def link_to(comment: Comment, site: str) -> str:
    """Return the address of the commented node; ``site`` counts where no setting says it."""
    return f"{_address(site, 'graph', comment.graph_id)}?node={comment.node.id}"


def digest(person: User, entries: Sequence[InboxEntry], count: int) -> EmailMessage:
    """Return the mail of a day about the first of so many entries."""
    site = entries[0].digest_site
    with override(person.language):
        words = {
            "lines": [_digested(entry) for entry in entries],
            "more": count - len(entries),
            "inbox": _address(site, "inbox"),
            "settings": _address(site, "profile"),
        }
        subject = ngettext(
            "{count} new entry in your inbox", "{count} new entries in your inbox", count
        )
        body = render_to_string("comments/digest.txt", words)
        return EmailMessage(fill(subject, count=count), body, to=[person.email])


def _digested(entry: InboxEntry) -> dict[str, object]:
    comment = entry.comment
    return {
        "author": str(comment.author or gettext("Somebody")),
        "reason": str(InboxKind(entry.kind).label),
        "where": f"{quote(cut(_title(comment), _TITLE))} ({comment.graph.engagement})",
        "lines": cut(comment.text, _WORDS).splitlines(),
        "link": link_to(comment, entry.digest_site),
    }


def _wants(person: User) -> bool:
    return person.is_active and person.mention_mail == MentionMail.AT_ONCE


def _address(site: str, name: str, *arguments: object) -> str:
    base = settings.PUBLIC_URL or site.rstrip("/")
    return f"{base}{reverse(f'web:{name}', args=arguments)}"


def _title(comment: Comment) -> str:
    return " ".join(comment.node.title.split()) or gettext("Untitled")


def _message(comment: Comment, person: User, link: str, site: str) -> EmailMessage:
    with override(person.language):
        title = _title(comment)
        author = str(comment.author or gettext("Somebody"))
        words = {
            "author": author,
            "title": title,
            "settings": _address(site, "profile"),
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
