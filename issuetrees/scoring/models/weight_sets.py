"""What people answer about weights."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable


class WeighingMethod(models.TextChoices):
    """How a person is asked for weights."""

    SWING = "swing", _("Swing: what the step from worst to best is worth")
    DIRECT = "direct", _("Points shared out")
    RANK = "rank", _("Order of importance")
    PAIRWISE = "pairwise", _("Pairwise comparison (AHP)")
    BEST_WORST = "best_worst", _("Best and worst")


class RankScheme(models.TextChoices):
    """How an order becomes weights."""

    ROC = "roc", _("Centroids (ROC)")
    RS = "rs", _("Sums (RS)")
    RR = "rr", _("Reciprocals (RR)")


class WeightSet(Deletable):
    """One person's weights: raw ``answers`` by knot of the tree of goals, kept as they were given.

    ``user`` is set where the person is a member. ``voice``: how much they count among others.
    """

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="weight_sets"
    )
    name = models.CharField(max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    method = models.CharField(
        max_length=10, choices=WeighingMethod.choices, default=WeighingMethod.SWING
    )
    scheme = models.CharField(max_length=3, choices=RankScheme.choices, default=RankScheme.ROC)
    voice = models.FloatField(default=1, validators=[MinValueValidator(0)])
    answers = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name
