"""Questions whose "no" stops an initiative, and how they are decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable, Hanging
from issuetrees.scoring.models.initiatives import Initiative


class GateKind(models.TextChoices):
    """What decides a gate."""

    QUESTION = "question", _("People, by a question")
    THRESHOLD = "threshold", _("Figures, by a threshold")


class GateRule(models.TextChoices):
    """How the verdicts of several people make one."""

    ANY = "any", _("Any of them; a veto outweighs")
    ALL = "all", _("All of them")
    MAJORITY = "majority", _("More than half of them")


class GateMeasure(models.TextChoices):
    """What a threshold is told in."""

    POINTS = "points", _("Points, 0 to 100")
    VALUE = "value", _("A value of the criterion")


class Gate(Deletable):
    """What stops an initiative, whatever its score: a question whose "no" does, or a threshold.

    ``decider_ids`` are the users who decide a question, anybody who may edit where there are none.
    A threshold asks for ``minimum`` over the criteria ``criterion_ids``. Both are ids as texts.
    Gates of one ``stage`` stand together: with a threshold in it, that is its minimum.
    """

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="gates"
    )
    title = models.CharField(max_length=300)
    question = models.TextField(blank=True, max_length=2000)
    kind = models.CharField(max_length=9, choices=GateKind.choices, default=GateKind.QUESTION)
    stage = models.CharField(max_length=80, blank=True)
    rule = models.CharField(max_length=8, choices=GateRule.choices, default=GateRule.ANY)
    decider_ids = models.JSONField(default=list, blank=True)
    criterion_ids = models.JSONField(default=list, blank=True)
    measure = models.CharField(
        max_length=6, choices=GateMeasure.choices, default=GateMeasure.POINTS
    )
    minimum = models.FloatField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title


class GateDecision(models.TextChoices):
    """What a gate says of an initiative."""

    PASS = "pass", _("Passes")
    VETO = "veto", _("Veto")


class GateVerdict(Hanging):
    """A gate decided for an initiative, with author and reason; once for each who is named."""

    hangs_on = ("gate", "initiative")

    gate = models.ForeignKey(Gate, on_delete=models.CASCADE, related_name="verdicts")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="verdicts")
    verdict = models.CharField(max_length=4, choices=GateDecision.choices)
    reason = models.TextField(blank=True, max_length=2000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["gate", "initiative", "author"], name="gate_verdict_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gate}: {self.verdict}"
