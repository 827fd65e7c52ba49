"""What people say of cells once the scores of a round are shown."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from issuetrees.kit.models import Hanging
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round


class CellComment(Hanging):
    """What somebody says of one initiative on one criterion in a round.

    It opens a thread, or answers in one (``thread``). A thread is resolved as a whole, on the
    comment that opens it. A deleted comment keeps its row, so that the deletion can be undone.
    """

    hangs_on = ("round", "initiative", "criterion")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="comments")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="comments")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="comments")
    thread = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="replies")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    text = models.TextField()
    edited_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    deleted_at = models.DateTimeField(null=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["round", "initiative", "criterion"], name="comments_of_cell")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(thread__isnull=True) | Q(resolved_at__isnull=True),
                name="only_a_cell_thread_is_resolved",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def head(self) -> "CellComment":
        """The comment that opens the thread."""
        return self.thread or self

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
