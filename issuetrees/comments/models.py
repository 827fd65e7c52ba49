"""What people say of nodes: comments in threads, and whom they mention."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from issuetrees.comments.place import Place
from issuetrees.kit.models import Identified
from issuetrees.kit.threads import ONLY_HEADS_ARE_RESOLVED, Said


class Comment(Said):
    """What somebody says of a node; ``dx`` and ``dy`` say at which place of the drawing, if any.

    They are counted from the upper left corner of the node's box, in pixels at 100 %, so that
    the place goes where the box goes; beyond the box they name a place beside it.
    """

    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="comments")
    node = models.ForeignKey("graphs.Node", on_delete=models.CASCADE, related_name="comments")
    dx = models.SmallIntegerField(null=True)
    dy = models.SmallIntegerField(null=True)

    class Meta(Said.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=ONLY_HEADS_ARE_RESOLVED, name="only_a_thread_is_resolved"
            ),
            models.CheckConstraint(
                condition=Q(dx=None, dy=None)
                | Q(dx__isnull=False, dy__isnull=False, thread__isnull=True),
                name="only_a_thread_has_a_place",
            ),
        ]

    @property
    def place(self) -> Place | None:
        """Where its thread stands in the drawing, if somebody has pointed there."""
        return None if self.dx is None or self.dy is None else Place(self.dx, self.dy)

    @property
    def mentioned(self) -> list[models.Model]:
        """The people whom the shown text mentions."""
        return [] if self.is_deleted else [mention.user for mention in self.mentions.all()]


class Mention(Identified):
    """Somebody whom a comment mentions; the text has the name as it was."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentions"
    )

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "user"], name="mention_once_per_comment")
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} @{self.user_id}"


class InboxKind(models.TextChoices):
    """Why somebody is to see a comment."""

    MENTION = "mention", _("mentions you")
    ANSWER = "answer", _("answers in your thread")


class InboxEntry(Identified):
    """A comment that somebody is to see, until they say that they are done with it.

    ``digest_site`` is set while it waits for the daily mail: the address with which links begin.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="inbox", db_index=False
    )
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="inbox_entries")
    kind = models.CharField(max_length=7, choices=InboxKind.choices)
    done_at = models.DateTimeField(null=True)
    digest_site = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["user", "done_at"], name="inbox_of_person"),
            models.Index(fields=["user"], condition=~Q(digest_site=""), name="inbox_for_digest"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "user"], name="inbox_once_per_comment")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} ← {self.comment_id}"

    @property
    def is_done(self) -> bool:
        """Done by the person, or settled with the whole thread."""
        return self.done_at is not None or self.comment.is_resolved
