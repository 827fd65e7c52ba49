"""What was measured."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from issuetrees.kit.models import Deletable
from issuetrees.tracking.models.plans import Measure


class Actual(Deletable):
    """What a measure came to on a day, with the interval that its source gives, in its unit."""

    hangs_on = ("measure",)

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="actuals")
    measured_on = models.DateField()
    value = models.FloatField()
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["measured_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(low__lte=F("value"), high__gte=F("value")),
                name="actual_within_its_interval",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.value:g}"
