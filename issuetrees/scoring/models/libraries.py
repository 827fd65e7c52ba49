"""What a workspace keeps for its next engagements."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable


class LibraryKind(models.TextChoices):
    """What an entry is; a set holds goals with their criteria."""

    INITIATIVE_KIND = "initiative_kind", _("Kinds of initiatives")
    GOAL = "goal", _("Goals")
    CRITERION = "criterion", _("Criteria")
    GATE = "gate", _("Gates")
    SET = "set", _("Sets of goals and criteria")
    BEFORE = "before", _("Judging before")
    AFTER = "after", _("Measuring after")


class LibraryEntry(Deletable):
    """An entry of the workspace's own library, beside those that the product brings.

    ``content`` has the fields of a criterion, or the goals of a set with their criteria.
    """

    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="library"
    )
    kind = models.CharField(max_length=15, choices=LibraryKind.choices)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True, max_length=4000)
    pros = models.TextField(blank=True, max_length=2000)
    cons = models.TextField(blank=True, max_length=2000)
    source = models.CharField(max_length=300, blank=True)
    content = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title
