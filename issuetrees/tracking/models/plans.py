"""How it is measured whether an initiative worked: what was promised before, and every change."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable, Hanging, Identified


class TripSide(models.TextChoices):
    """On which side of its threshold a tripwire is crossed."""

    BELOW = "below", _("below")
    ABOVE = "above", _("above")


class MeasurementPlan(Hanging):
    """The plan of an initiative: its measures, and what follows from them.

    ``locked_at``: since when measures and rules change only with a reason, which is kept.
    """

    hangs_on = ("initiative",)

    initiative = models.OneToOneField(
        "scoring.Initiative", on_delete=models.CASCADE, related_name="measurement_plan"
    )
    decision_rule = models.TextField(blank=True, max_length=2000)
    stop_rule = models.TextField(blank=True, max_length=2000)
    locked_at = models.DateTimeField(null=True, editable=False)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return str(self.initiative)

    @property
    def is_locked(self) -> bool:
        """Whether its measures and rules are promised."""
        return self.locked_at is not None


class Measure(Deletable):
    """What is measured of an initiative, by which tool; figures in ``unit``, shares in percent.

    ``per_group``: answers in each of two groups. ``spread``: the standard deviation of answers,
    or of the changes of single regions. ``trip_at``: the threshold at which somebody is told;
    where ``is_stop``, the stop rule is met there.
    """

    hangs_on = ("plan",)

    plan = models.ForeignKey(MeasurementPlan, on_delete=models.CASCADE, related_name="measures")
    tool = models.CharField(max_length=24)
    kpi = models.CharField(max_length=300)
    message = models.TextField(blank=True, max_length=1000)
    is_leading = models.BooleanField(default=False)
    unit = models.CharField(max_length=40, default="%", blank=True)
    baseline = models.FloatField(null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    expected_low = models.FloatField(null=True, blank=True)
    expected_high = models.FloatField(null=True, blank=True)
    measured_by = models.CharField(max_length=200, blank=True)
    is_seller = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    per_group = models.PositiveIntegerField(null=True, blank=True)
    test_regions = models.PositiveIntegerField(null=True, blank=True)
    control_regions = models.PositiveIntegerField(null=True, blank=True)
    periods_before = models.PositiveIntegerField(null=True, blank=True)
    spread = models.FloatField(null=True, blank=True, validators=[MinValueValidator(0)])
    trip_side = models.CharField(max_length=5, choices=TripSide.choices, blank=True)
    trip_at = models.FloatField(null=True, blank=True)
    is_stop = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.kpi


class PlanChange(Identified):
    """What was changed of a locked plan, by whom and why; nobody edits or deletes it.

    ``changed`` has old and new by field; ``verb`` is added, edited, deleted or restored.
    ``subject`` is the KPI of the measure as it was called then, empty for the rules.
    """

    plan = models.ForeignKey(MeasurementPlan, on_delete=models.CASCADE, related_name="changes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    verb = models.CharField(max_length=8)
    subject = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True, max_length=2000)
    changed = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
