"""Quick choices between two initiatives, of which the gut order is made."""

from typing import ClassVar

from django.db import models

from issuetrees.kit.models import Hanging
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round


class GutChoice(Hanging):
    """What one assessor says of two initiatives in a round; ``first`` has the smaller id.

    ``preferred`` is one of them, or nobody where the assessor passed.
    """

    hangs_on = ("round", "assessor", "first", "second")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="choices")
    assessor = models.ForeignKey(Assessor, on_delete=models.CASCADE, related_name="choices")
    first = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
    preferred = models.ForeignKey(Initiative, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "assessor", "first", "second"], name="choice_once"
            ),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="choice_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(preferred=None)
                | models.Q(preferred=models.F("first"))
                | models.Q(preferred=models.F("second")),
                name="choice_of_the_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} / {self.second_id}"

    @property
    def pair(self) -> frozenset[str]:
        """The two."""
        return frozenset((str(self.first_id), str(self.second_id)))
