"""Test-drives: the scheme tried on past initiatives whose outcome is known."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable, Hanging
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round


class TestDrive(Deletable):
    """A blind round about past initiatives, and what it is held against afterwards.

    Its round is made with it. While that is under way, what is known of the outcomes is kept here
    alone: ``sealed_at`` says since when the initiatives themselves do not tell it.
    """

    hangs_on: ClassVar = ("round",)
    __test__ = False  # no class of tests

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="test_drives"
    )
    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="test_drive")
    name = models.CharField(max_length=120)
    sealed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name


class OldVerdict(models.TextChoices):
    """What was thought of a past initiative before it was done."""

    GOOD = "good", _("Good")
    BAD = "bad", _("Bad")


class PastCase(Hanging):
    """A past initiative in a test-drive.

    ``facts`` is what was known at the time: assessors read it. ``outcome`` is how it turned out,
    0 to 100, None while nobody has said; ``outcome_text`` says it in words. ``verdict`` is what was
    thought of it then. ``sealed_text`` and ``sealed_verdict`` are the initiative's own words, kept
    while the round is under way.
    """

    hangs_on: ClassVar = ("test_drive", "initiative")

    test_drive = models.ForeignKey(TestDrive, on_delete=models.CASCADE, related_name="cases")
    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="test_drive_cases"
    )
    facts = models.TextField(blank=True, max_length=4000)
    outcome = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    outcome_text = models.TextField(blank=True, max_length=2000)
    verdict = models.CharField(blank=True, max_length=4, choices=OldVerdict.choices)
    sealed_text = models.TextField(blank=True, max_length=2000, editable=False)
    sealed_verdict = models.CharField(blank=True, max_length=40, editable=False)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["test_drive", "initiative"], name="past_case_once")
        ]

    def __str__(self) -> str:
        return str(self.initiative)
