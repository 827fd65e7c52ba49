"""What is taken for granted, and the questions that hang on it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from issuetrees.core.text import shorten
from issuetrees.inquiry.models.sources import Source
from issuetrees.kit.models import Deletable, Identified


class Confidence(models.TextChoices):
    """How sure one is of an assumption."""

    LOW = "low", pgettext_lazy("confidence", "Low")
    MEDIUM = "medium", pgettext_lazy("confidence", "Medium")
    HIGH = "high", pgettext_lazy("confidence", "High")


class Assumption(Deletable):
    """What a tree takes for granted. ``edition`` grows whenever it says something else: what
    hangs on it is to be looked at again then.
    """

    hangs_on: ClassVar = ("graph",)

    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="assumptions")
    statement = models.TextField(max_length=1000)
    breaks_if = models.TextField(max_length=1000, blank=True)
    confidence = models.CharField(max_length=6, choices=Confidence, default=Confidence.MEDIUM)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, related_name="assumptions"
    )
    edition = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return shorten(self.statement, 160)

    @property
    def known_source(self) -> Source | None:
        """Its source, unless that is deleted."""
        return self.source if self.source and self.source.deleted_at is None else None


class AssumptionUse(Identified):
    """A question that hangs on an assumption; ``edition`` is what was looked at last."""

    assumption = models.ForeignKey(Assumption, on_delete=models.CASCADE, related_name="uses")
    node = models.ForeignKey("graphs.Node", on_delete=models.CASCADE, related_name="assumed")
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assumption", "node"], name="assumed_once_by_node")
        ]

    def __str__(self) -> str:
        return f"{self.node_id} ← {self.assumption_id}"

    @property
    def is_stale(self) -> bool:
        """Whether the assumption has changed since the question was looked at."""
        return self.edition < self.assumption.edition
