"""How initiatives depend on each other."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Hanging
from issuetrees.scoring.models.initiatives import Initiative


class RelationKind(models.TextChoices):
    """What one initiative is to another."""

    REQUIRES = "requires", _("Requires")
    EXCLUDES = "excludes", _("Excludes")


class Relation(Hanging):
    """An initiative that requires another one, or two that exclude each other."""

    hangs_on = ("initiative", "other")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=8, choices=RelationKind.choices)
    other = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="related_from")

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "kind", "other"], name="relation_once")
        ]

    def __str__(self) -> str:
        return f"{self.initiative} {self.kind} {self.other}"
