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
    MONEY = "money", _("Sum of money")
    YES_NO = "yes_no", _("Yes or no")


class Direction(models.TextChoices):
    """Whether a larger value is better; worst and best say so."""

    MORE = "more", _("More is better")
    LESS = "less", _("Less is better")
    BETWEEN = "between", _("The best is in between")


class MissingPolicy(models.TextChoices):
    """What a score stands for that was asked for and is not there."""

    LEAVE_OUT = "leave_out", _("Nothing: it is left out, and the bounds show the doubt")
    WORST = "worst", _("The worst: 0 points")
    MIDDLE = "middle", _("The middle: 50 points")


class Criterion(Deletable):
    """One yardstick under a goal; ``levels`` is its rubric: value, title, description, points.

    ``worst`` is worth 0 points and ``best`` 100, whichever of them is the larger. A number or a sum
    in the engagement's currency has its points on a straight line between them, or along the
    ``curve``: value and points, from one end of the scale to the other.

    It applies to initiatives of the kinds ``kind_ids`` and is scored by ``assessor_ids``, both ids
    as texts; where there are none of these, to all and by all.
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
    curve = models.JSONField(default=list, blank=True)
    missing = models.CharField(
        max_length=9, choices=MissingPolicy.choices, default=MissingPolicy.LEAVE_OUT
    )
    kind_ids = models.JSONField(default=list, blank=True)
    assessor_ids = models.JSONField(default=list, blank=True)
    rank = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["rank", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def direction(self) -> Direction:
        """Whether a larger value is better, or one in between."""
        points = [place["points"] for place in self.curve]
        if points and max(points) > max(points[0], points[-1]):
            return Direction.BETWEEN
        return Direction.LESS if self.best < self.worst else Direction.MORE

    @property
    def is_measured(self) -> bool:
        """Whether any number can be given, not only what the scale names."""
        return self.kind in {CriterionKind.NUMBER, CriterionKind.MONEY}
