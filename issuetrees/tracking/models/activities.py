"""Who does it: activities of initiatives, the parties that take part, and their RACI letters."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable, Hanging
from issuetrees.scoring.models.initiatives import Initiative


class PartyKind(models.TextChoices):
    """Where a party stands."""

    INSIDE = "inside", _("In the house")
    AGENCY = "agency", _("Agency")
    PARTNER = "partner", _("Partner")


class Source(models.TextChoices):
    """How a role is filled."""

    HIRE = "hire", _("Hire")
    BORROW = "borrow", _("Borrow from another team")
    AGENCY = "agency", _("Give to an agency")


class Party(Deletable):
    """A role, a team, an agency or a partner that takes part; ``user`` where it is one member.

    ``money`` says what it may sign for. ``stage_id`` is the stage of the map ``graph_id`` that the
    role needs. Prices are in the engagement's currency: ``hire_once`` for finding somebody, the
    others for a day; ``filling`` is how the role is to be filled.
    """

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="parties"
    )
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=7, choices=PartyKind.choices, default=PartyKind.INSIDE)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    money = models.CharField(max_length=300, blank=True)
    graph_id = models.UUIDField(null=True, blank=True)
    stage_id = models.CharField(max_length=36, blank=True)
    filling = models.CharField(max_length=6, choices=Source.choices, blank=True)
    hire_once = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    hire_day = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    borrow_day = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    agency_day = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title


class Activity(Deletable):
    """A piece of work of an initiative; ``effort`` in person-days."""

    hangs_on = ("initiative",)

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="activities")
    title = models.CharField(max_length=300)
    effort = models.DecimalField(
        max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title


class Duty(Hanging):
    """The RACI letters of a party in an activity, in the order of RACI; never empty."""

    hangs_on = ("activity", "party")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="duties")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="duties")
    letters = models.CharField(max_length=4)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "party"], name="duty_once")
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.letters}"
