"""The periods in which initiatives cost something."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models

from issuetrees.kit.models import Deletable, Hanging
from issuetrees.scoring.models.initiatives import Initiative


class Period(Deletable):
    """A period of the engagement, such as a quarter, as the consultant calls it."""

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="periods"
    )
    title = models.CharField(max_length=40)
    rank = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["rank", "id"]

    def __str__(self) -> str:
        return self.title


class PeriodCost(Hanging):
    """What an initiative costs in a period, in the engagement's currency."""

    hangs_on = ("initiative", "period")

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="period_costs"
    )
    period = models.ForeignKey(Period, on_delete=models.CASCADE, related_name="costs")
    low = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    likely = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    high = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "period"], name="period_cost_once")
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.likely}"
