"""The yardsticks under the goals."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable
from issuetrees.scoring.models.goals import Goal


class CriterionKind(models.TextChoices):
    """How a criterion is measured."""

    RUBRIC = "rubric", _("Rubric of levels")
    NUMBER = "number", _("Number")
    YES_NO = "yes_no", _("Yes or no")


class Direction(models.TextChoices):
    """Whether a larger value is better; worst and best say so."""

    MORE = "more", _("More is better")
    LESS = "less", _("Less is better")


class Criterion(Deletable):
    """One yardstick under a goal; ``levels`` is its rubric: value, title, description.

    ``worst`` is worth 0 points and ``best`` 100, whichever of them is the larger.
    """

    hangs_on = ("goal",)

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="criteria")
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True, max_length=4000)
    kind = models.CharField(
        max_length=6, choices=CriterionKind.choices, default=CriterionKind.RUBRIC
    )
    weight = models.FloatField(default=1, validators=[MinValueValidator(0)])
    worst = models.FloatField(default=0)
    best = models.FloatField(default=4)
    unit = models.CharField(max_length=40, blank=True)
    levels = models.JSONField(default=list, blank=True)
    rank = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["rank", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def direction(self) -> Direction:
        """Whether a larger value is better."""
        return Direction.LESS if self.best < self.worst else Direction.MORE
