"""What people say in threads: the row of a comment, and what may become of it.

Who may do it is asked by the caller, who holds the lock; what changes is written as a new version.
"""

import uuid
from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from issuetrees.core.errors import Conflict, Denied, Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.kit.models import Hanging
from issuetrees.kit.rows import save

_Row = TypeVar("_Row", bound="Said")


def _person() -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )


class Said(Hanging):
    """What somebody says of something: it opens a thread, or answers in one (``thread``).

    A thread is resolved as a whole, on the comment that opens it. A deleted comment keeps its
    row, so that the deletion can be undone.
    """

    thread = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="replies")
    thread_id: uuid.UUID | None
    author = _person()
    text = models.TextField()
    edited_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = _person()
    deleted_at = models.DateTimeField(null=True)
    deleted_by = _person()

    class Meta:
        abstract = True
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.text

    @property
    def head(self) -> Self:
        """The comment that opens the thread."""
        thread: Self | None = self.thread  # type: ignore[assignment] # of its own kind
        return thread or self

    @property
    def is_resolved(self) -> bool:
        return self.head.resolved_at is not None

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None

    @property
    def shown_text(self) -> str:
        """The text; nothing of a deleted comment, which may still hold a thread together."""
        return "" if self.is_deleted else self.text


#: A table of comments holds that answers are never resolved by themselves.
ONLY_HEADS_ARE_RESOLVED = Q(thread__isnull=True) | Q(resolved_at__isnull=True)


def shown(found: QuerySet[_Row]) -> QuerySet[_Row]:
    """Leave out deleted comments, but for those that others have answered."""
    answers = found.model._default_manager.filter(thread=OuterRef("pk"), deleted_at=None)  # noqa: SLF001 - documented API
    return found.filter(Q(deleted_at=None) | Exists(answers))


def in_state(found: QuerySet[_Row], is_resolved: bool) -> QuerySet[_Row]:
    """Keep the comments of resolved threads, or of open ones."""
    is_open = Q(resolved_at=None, thread__resolved_at=None)
    return found.exclude(is_open) if is_resolved else found.filter(is_open)


def head_to_answer(found: QuerySet[_Row], thread_id: uuid.UUID) -> _Row:
    """Return the comment that opens a thread among these, or refuse."""
    head = found.filter(thread=None, pk=thread_id).first()
    if head is None:
        raise Invalid(
            "no_such_thread",
            gettext_noop("The comment that you answer has been deleted."),
            field="thread_id",
        )
    return head


def require_author(row: Said, actor: Any) -> None:
    """Refuse whoever did not say it, and everybody once it is deleted."""
    if row.author_id != actor.pk or row.is_deleted:
        raise Denied("not_yours", gettext_noop("Only its author can change a comment."))


def reword(row: Said, text: str) -> bool:
    """Set the text; return whether it is another, which is not written yet."""
    if text == row.text:
        return False
    row.text, row.edited_at = text, timezone.now()
    return True


def resolve(row: Said, actor: Any) -> None:
    """Mark a thread as settled; Conflict where the comment does not open one."""
    _require_head(row)
    if row.resolved_at is None:
        row.resolved_at, row.resolved_by = timezone.now(), actor
        save(row)


def reopen(row: Said) -> None:
    """Take back that a thread is settled; Conflict where the comment does not open one."""
    _require_head(row)
    if row.resolved_at is not None:
        row.resolved_at = row.resolved_by = None
        save(row)


def delete(row: Said, actor: Any) -> bool:
    """Mark as deleted; return whether it was not yet."""
    if row.is_deleted:
        return False
    row.deleted_at, row.deleted_by = timezone.now(), actor
    save(row)
    return True


def restore(row: Said) -> None:
    """Take the mark away; Conflict where there is none."""
    if not row.is_deleted:
        raise Conflict("restored_already", gettext_noop("This has been brought back already."))
    row.deleted_at = row.deleted_by = None
    save(row)


def who_may_restore(row: Said) -> uuid.UUID | None:
    """Return whose it is to bring it back, besides those who manage the workspace."""
    person_id: uuid.UUID | None = row.deleted_by_id if row.is_deleted else row.author_id
    return person_id


def _require_head(row: Said) -> None:
    if row.thread_id is not None:
        raise Conflict(
            "not_a_thread", gettext_noop("Only a whole thread is resolved: its first comment.")
        )
