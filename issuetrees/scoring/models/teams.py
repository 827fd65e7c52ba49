"""The teams that initiatives keep busy."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models

from issuetrees.kit.models import Deletable, Hanging
from issuetrees.scoring.models.initiatives import Initiative


class Team(Deletable):
    """A team of the engagement; its effort is counted in ``unit``, empty for person-days."""

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="teams"
    )
    title = models.CharField(max_length=80)
    unit = models.CharField(max_length=40, blank=True)
    rank = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["rank", "id"]

    def __str__(self) -> str:
        return self.title


class Effort(Hanging):
    """How much of a team's work an initiative takes, in the team's unit."""

    hangs_on = ("initiative", "team")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="efforts")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="efforts")
    amount = models.DecimalField(max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "team"], name="effort_once")
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.amount}"
