"""What came of an initiative, on the scales by which it was judged before."""

from typing import ClassVar

from django.db import models

from issuetrees.kit.models import Deletable


class Outcome(Deletable):
    """What an initiative turned out to be on a criterion, on its own scale; said once."""

    hangs_on = ("initiative", "criterion")

    initiative = models.ForeignKey(
        "scoring.Initiative", on_delete=models.CASCADE, related_name="outcomes"
    )
    criterion = models.ForeignKey(
        "scoring.Criterion", on_delete=models.CASCADE, related_name="outcomes"
    )
    value = models.FloatField()
    source = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.initiative}: {self.criterion}"
