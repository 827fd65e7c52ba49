"""What a person is to see of comments: what mentions them, and answers in threads of theirs.

An entry is open until the person is done with it, answers in its thread, or the thread is
resolved. What the person may no longer see, and what is deleted or put away, is not in it.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from issuetrees.accounts.models import MentionMail, User
from issuetrees.comments.models import Comment, InboxEntry, InboxKind, Mention
from issuetrees.graphs import read as graphs
from issuetrees.kit.rows import one

COUNTED: Final = 100
_LOOKED_AT: Final = 50
_ABOUT: Final = (
    "comment__author",
    "comment__node",
    "comment__thread",
    "comment__graph__engagement__workspace",
)
_Kinds = dict[uuid.UUID | None, InboxKind]
OPEN: Final = Q(done_at=None, comment__resolved_at=None, comment__thread__resolved_at=None)


def entries(person: User) -> QuerySet[InboxEntry]:
    """Return all that the person is to see, done or not, the newest first."""
    return _seen(person).select_related(*_ABOUT).order_by("-id")


def open_entries(person: User) -> QuerySet[InboxEntry]:
    """Return what waits for the person, the newest first."""
    return entries(person).filter(OPEN)


def done_entries(person: User) -> QuerySet[InboxEntry]:
    """Return what the person is done with, or somebody has settled, the newest first."""
    return entries(person).exclude(OPEN)


def open_count(person: User) -> int:
    """Count what waits for the person; no further than ``COUNTED``."""
    return _seen(person).filter(OPEN).order_by()[:COUNTED].count()


def mentions_in(person: User, engagement_id: uuid.UUID, limit: int) -> list[Comment]:
    """Return the latest comments of an engagement that mention the person, one of each thread.

    They wait for the person. Each has its ``node`` and ``author``.
    """
    found = open_entries(person).filter(
        kind=InboxKind.MENTION, comment__graph__engagement_id=engagement_id
    )
    latest: dict[uuid.UUID, Comment] = {}
    for entry in found[:_LOOKED_AT]:
        latest.setdefault(entry.comment.thread_id or entry.comment.pk, entry.comment)
    return list(latest.values())[:limit]


def entry(person: User, entry_id: uuid.UUID) -> InboxEntry:
    """Return one of the person's own entries, or raise NotFound."""
    return one(_live(person).select_related(*_ABOUT).filter(pk=entry_id))


def set_done(*, actor: User, entry_id: uuid.UUID, is_done: bool | None = None) -> InboxEntry:
    """Be done with an entry, or take that back; None leaves it."""
    found = entry(actor, entry_id)
    if is_done is not None and (found.done_at is not None) != is_done:
        found.done_at = timezone.now() if is_done else None
        found.save(update_fields=["done_at"])
    return found


@transaction.atomic
def finish_all(*, actor: User) -> tuple[dt.datetime, int]:
    """Be done with all that waits; return the moment that takes it back, and how many it were."""
    now = timezone.now()
    waiting = _seen(actor).filter(OPEN).order_by().values("pk")
    return now, InboxEntry.objects.filter(user=actor, pk__in=waiting).update(done_at=now)


def take_back(*, actor: User, done_at: dt.datetime) -> int:
    """Open again what the person was done with at that moment; return how many it were."""
    return InboxEntry.objects.filter(user=actor, done_at=done_at).update(done_at=None)


def tell(comment: Comment, mentioned: Iterable[User], site: str | None = None) -> None:
    """Put a new comment before those whom it mentions and those who take part in its thread.

    Who answers is done with what waited for them in the thread. With a ``site`` it waits for
    the daily mail of those who want one.
    """
    kinds: _Kinds = dict.fromkeys(_participants(comment), InboxKind.ANSWER)
    kinds |= dict.fromkeys((person.pk for person in mentioned), InboxKind.MENTION)
    kinds.pop(comment.author_id, None)
    _add(comment, kinds, site)
    if comment.thread_id is not None:
        thread = Q(comment=comment.thread_id) | Q(comment__thread=comment.thread_id)
        mine = InboxEntry.objects.filter(thread, user=comment.author_id, done_at=None)
        mine.update(done_at=timezone.now())


def retell(comment: Comment, mentioned: Iterable[User], site: str | None = None) -> None:
    """Follow an edit: whom it mentions now, and whom it mentions no more."""
    kinds: _Kinds = {person.pk: InboxKind.MENTION for person in mentioned}
    kinds.pop(comment.author_id, None)
    _add(comment, kinds, site)
    named = comment.mentions.values("user")
    comment.inbox_entries.filter(kind=InboxKind.MENTION).exclude(user__in=named).delete()


def _add(comment: Comment, kinds: _Kinds, site: str | None) -> None:
    daily = _who_read_daily(kinds) if site and kinds else set()
    rows = [
        InboxEntry(
            comment=comment,
            user_id=person_id,
            kind=kind,
            digest_site=site if site and person_id in daily else "",
        )
        for person_id, kind in kinds.items()
        if person_id
    ]
    InboxEntry.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["comment", "user"],
        update_fields=["kind", "done_at", "digest_site"],
    )


def _who_read_daily(people: Iterable[uuid.UUID | None]) -> set[uuid.UUID]:
    found = User.objects.filter(
        pk__in=[pk for pk in people if pk], mention_mail=MentionMail.DAILY, is_active=True
    )
    return set(found.values_list("pk", flat=True))


def _participants(comment: Comment) -> set[uuid.UUID | None]:
    """Return who has written in the comment's thread, or was mentioned there."""
    if comment.thread_id is None:
        return set()
    thread = Comment.objects.filter(
        Q(pk=comment.thread_id) | Q(thread=comment.thread_id), deleted_at=None
    )
    authors = thread.order_by().values_list("author_id")
    named = Mention.objects.filter(comment__in=thread.order_by().values("pk")).order_by()
    return {row[0] for row in authors.union(named.values_list("user_id"))}


def _seen(person: User) -> QuerySet[InboxEntry]:
    """Return the person's entries on live nodes of what they may see and is not put away."""
    drawings = graphs.graphs(person).filter(engagement__is_archived=False)
    return _live(person).filter(comment__graph__in=drawings.order_by().values("pk"))


def _live(person: User) -> QuerySet[InboxEntry]:
    """Return the person's entries on live nodes of what they may see, put away or not."""
    drawings = graphs.graphs(person, is_archived=None)
    return InboxEntry.objects.filter(
        user=person,
        comment__deleted_at=None,
        comment__node__is_deleted=False,
        comment__graph__in=drawings.order_by().values("pk"),
    )
