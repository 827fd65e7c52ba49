"""What assessors say of initiatives."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Hanging
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round


class ScoreState(models.TextChoices):
    """A score is given, or it is said why not; neither is a zero."""

    GIVEN = "given", _("Given")
    UNKNOWN = "unknown", _("Don't know")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class Score(Hanging):
    """What one assessor says of one initiative on one criterion in one round.

    ``low`` and ``high``: between what the value lies, where the assessor is not sure of it.
    ``entered_by`` is who wrote it down in the assessor's name; nobody where they did it themselves.
    ``is_carried``: said in an earlier round, and not asked again in this one, or not confirmed yet.
    """

    hangs_on = ("round", "initiative", "criterion", "assessor")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="scores")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    assessor = models.ForeignKey(Assessor, on_delete=models.CASCADE, related_name="scores")
    state = models.CharField(max_length=14, choices=ScoreState.choices, default=ScoreState.GIVEN)
    value = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    reason = models.TextField(blank=True, max_length=2000)
    is_carried = models.BooleanField(default=False, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "initiative", "criterion", "assessor"], name="score_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="given", value__isnull=False)
                | (~models.Q(state="given") & models.Q(value__isnull=True)),
                name="score_value_when_given",
            ),
            models.CheckConstraint(
                condition=models.Q(low=None, high=None)
                | models.Q(low__lte=models.F("value"), high__gte=models.F("value")),
                name="score_within_its_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.value}"
