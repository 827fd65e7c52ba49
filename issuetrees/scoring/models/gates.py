"""Questions whose "no" stops an initiative, and how they are decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable, Hanging
from issuetrees.scoring.models.initiatives import Initiative


class Gate(Deletable):
    """A question whose "no" stops an initiative, whatever its score."""

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="gates"
    )
    title = models.CharField(max_length=300)
    question = models.TextField(blank=True, max_length=2000)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title


class GateDecision(models.TextChoices):
    """What a gate says of an initiative."""

    PASS = "pass", _("Passes")
    VETO = "veto", _("Veto")


class GateVerdict(Hanging):
    """A gate decided for an initiative, with author and reason."""

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
            models.UniqueConstraint(fields=["gate", "initiative"], name="gate_verdict_once")
        ]

    def __str__(self) -> str:
        return f"{self.gate}: {self.verdict}"
