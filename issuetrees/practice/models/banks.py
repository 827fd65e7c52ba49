"""Questions with answers that somebody learns."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from issuetrees.kit.models import Deletable

if TYPE_CHECKING:
    from issuetrees.workspaces.models import Workspace


class Mark(models.TextChoices):
    """What somebody says of their own answer."""

    KNEW = "knew"
    NEARLY = "nearly"
    NOT = "not"


class Bank(Deletable):
    """A bank of questions: its person's own, whatever their role.

    ``graph`` is the tree of which it was made; None for a pasted one.
    """

    hangs_on: ClassVar = ("workspace",)

    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="banks"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="banks"
    )
    title = models.CharField(max_length=160)
    graph = models.ForeignKey(
        "graphs.Graph", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Card(Deletable):
    """A question with its answer, and when it comes again.

    ``box`` counts how often it was known in a row; ``mark`` is the last word on it, empty before
    the first; it is due at ``due_at``, at once where that is None.
    """

    hangs_on: ClassVar = ("bank",)

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="cards")
    place = models.PositiveIntegerField()
    question = models.TextField()
    answer = models.TextField()
    box = models.PositiveSmallIntegerField(default=0)
    mark = models.CharField(max_length=6, choices=Mark.choices, blank=True)
    marked_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["place", "id"]

    def __str__(self) -> str:
        return self.question

    @property
    def workspace(self) -> "Workspace":
        """The workspace in which its bank is kept."""
        return self.bank.workspace
