"""How likely somebody holds it that a measure meets its target."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from issuetrees.kit.models import Deletable
from issuetrees.tracking.models.plans import Measure


class Forecast(Deletable):
    """The chance, in percent, that an assessor gives a measure to meet its target; said once."""

    hangs_on = ("measure", "assessor")

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="forecasts")
    assessor = models.ForeignKey(
        "scoring.Assessor", on_delete=models.CASCADE, related_name="forecasts"
    )
    chance = models.FloatField(validators=[MinValueValidator(0), MaxValueValidator(100)])

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.measure}: {self.assessor}"
