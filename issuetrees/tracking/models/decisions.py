"""What was decided about initiatives: a log that is never rewritten."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from issuetrees.kit.models import Deletable
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.tracking.known import Known, from_json


class Verdict(models.TextChoices):
    """What was decided about an initiative."""

    APPROVED = "approved", pgettext_lazy("decision", "Approved")
    REJECTED = "rejected", pgettext_lazy("decision", "Rejected")
    DEFERRED = "deferred", pgettext_lazy("decision", "Deferred")
    STOPPED = "stopped", pgettext_lazy("decision", "Stopped")


class Decision(Deletable):
    """A decision about an initiative; it stays as it was taken, and a later one follows it.

    ``decided_by`` names people or a committee, ``decider`` the member who stands for them, if it
    is one. ``known`` is what was known on that day (``tracking/known.py``), ``number`` counts the
    decisions of the engagement from 1.
    """

    hangs_on = ("initiative",)

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="decisions"
    )
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    decided_by = models.CharField(max_length=200)
    decider = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField()
    reason = models.TextField(max_length=2000)
    conditions = models.TextField(blank=True, max_length=2000)
    known = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-number", "-id"]

    def __str__(self) -> str:
        return str(self.initiative)

    @property
    def known_then(self) -> Known:
        """What was known of the initiative when it was written down."""
        return from_json(self.known)
