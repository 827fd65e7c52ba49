"""Goals, criteria, gates, initiatives and the scores that assessors give."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Identified, Versioned

_NOT_NEGATIVE: list[MinValueValidator] = [MinValueValidator(0)]


class Goal(Versioned):
    """What the client wants, with a weight; may point at the node that it comes from."""

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="goals"
    )
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True, max_length=4000)
    weight = models.FloatField(default=1, validators=_NOT_NEGATIVE)
    rank = models.CharField(max_length=64)
    node = models.ForeignKey(
        "graphs.Node", on_delete=models.SET_NULL, null=True, blank=True, related_name="goals"
    )

    class Meta:
        ordering: ClassVar = ["rank", "id"]

    def __str__(self) -> str:
        return self.title


class CriterionKind(models.TextChoices):
    """How a criterion is measured."""

    RUBRIC = "rubric", _("Rubric of levels")
    NUMBER = "number", _("Number")
    YES_NO = "yes_no", _("Yes or no")


class Direction(models.TextChoices):
    """Whether a larger number is better."""

    MORE = "more", _("More is better")
    LESS = "less", _("Less is better")


class Criterion(Versioned):
    """One yardstick under a goal; ``levels`` is its rubric: value, title, description."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="criteria")
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True, max_length=4000)
    kind = models.CharField(
        max_length=6, choices=CriterionKind.choices, default=CriterionKind.RUBRIC
    )
    weight = models.FloatField(default=1, validators=_NOT_NEGATIVE)
    direction = models.CharField(max_length=4, choices=Direction.choices, default=Direction.MORE)
    low = models.FloatField(default=0)
    high = models.FloatField(default=4)
    unit = models.CharField(max_length=40, blank=True)
    levels = models.JSONField(default=list, blank=True)
    rank = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["rank", "id"]

    def __str__(self) -> str:
        return self.title


class Gate(Versioned):
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


class Side(models.TextChoices):
    """Whom an initiative speaks to."""

    OUTSIDE = "outside", _("Outside")
    INSIDE = "inside", _("Inside")


class InitiativeState(models.TextChoices):
    """How far an initiative is."""

    IDEA = "idea", _("Idea")
    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    PAST = "past", _("Past")


class Initiative(Versioned):
    """A proposal to be judged; money is in roubles and never part of the score."""

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="initiatives"
    )
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True, max_length=4000)
    initiative_kind = models.CharField(max_length=80, blank=True)
    side = models.CharField(max_length=7, choices=Side.choices, default=Side.OUTSIDE)
    state = models.CharField(
        max_length=8, choices=InitiativeState.choices, default=InitiativeState.PROPOSED
    )
    cost_low = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=_NOT_NEGATIVE
    )
    cost_likely = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=_NOT_NEGATIVE
    )
    cost_high = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=_NOT_NEGATIVE
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    old_verdict = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title


class Verdict(models.TextChoices):
    """What a gate says of an initiative."""

    PASS = "pass", _("Passes")
    VETO = "veto", _("Veto")


class GateVerdict(Versioned):
    """A gate decided for an initiative, with author and reason."""

    gate = models.ForeignKey(Gate, on_delete=models.CASCADE, related_name="verdicts")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="verdicts")
    verdict = models.CharField(max_length=4, choices=Verdict.choices)
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


class Assessor(Versioned):
    """A judge; may be a member of the workspace, who then scores in their own name."""

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="assessors"
    )
    name = models.CharField(max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    weight = models.FloatField(default=1, validators=_NOT_NEGATIVE)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name


class ScoreState(models.TextChoices):
    """A score is given, or it is said why not; neither is a zero."""

    GIVEN = "given", _("Given")
    UNKNOWN = "unknown", _("Don't know")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class Score(Versioned):
    """What one assessor says of one initiative on one criterion."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    assessor = models.ForeignKey(Assessor, on_delete=models.CASCADE, related_name="scores")
    state = models.CharField(max_length=14, choices=ScoreState.choices, default=ScoreState.GIVEN)
    value = models.FloatField(null=True, blank=True)
    reason = models.TextField(blank=True, max_length=2000)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["initiative", "criterion", "assessor"], name="score_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="given", value__isnull=False)
                | (~models.Q(state="given") & models.Q(value__isnull=True)),
                name="score_value_when_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.value}"


class Deletion(Identified):
    """What went with a deletion, as its undo needs it; beside the log, which stays light."""

    entry = models.OneToOneField(
        "workspaces.AuditEntry", on_delete=models.CASCADE, related_name="deletion"
    )
    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="deletions"
    )
    snapshot = models.JSONField()

    def __str__(self) -> str:
        return str(self.entry)
