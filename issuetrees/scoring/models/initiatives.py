"""The proposals that are judged."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.kit.models import Deletable
from issuetrees.scoring.models.kinds import InitiativeKind


class Side(models.TextChoices):
    """Whom an initiative speaks to."""

    OUTSIDE = "outside", _("Outside")
    INSIDE = "inside", _("Inside")


class InitiativeState(models.TextChoices):
    """How far an initiative is."""

    IDEA = "idea", _("Idea")
    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    RUNNING = "running", pgettext_lazy("initiative", "Running")
    DONE = "done", pgettext_lazy("initiative", "Done")
    PAST = "past", _("Past")
    REJECTED = "rejected", pgettext_lazy("initiative", "Rejected")
    STOPPED = "stopped", pgettext_lazy("initiative", "Stopped")


class Initiative(Deletable):
    """A proposal to be judged; costs are in the engagement's currency, never part of the score.

    Where costs are given by period, the costs here are their sums. ``one_of`` names a group of
    initiatives of which only one is done. ``old_verdict`` and ``outcome`` tell of a past one how it
    was judged then and what came of it.
    """

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="initiatives"
    )
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True, max_length=4000)
    problem = models.TextField(blank=True, max_length=4000)
    audience = models.TextField(blank=True, max_length=2000)
    kind = models.ForeignKey(
        InitiativeKind,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="initiatives",
    )
    side = models.CharField(max_length=7, choices=Side.choices, default=Side.OUTSIDE)
    state = models.CharField(
        max_length=8, choices=InitiativeState.choices, default=InitiativeState.PROPOSED
    )
    cost_low = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    cost_likely = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    cost_high = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    old_verdict = models.CharField(max_length=40, blank=True)
    outcome = models.TextField(blank=True, max_length=2000)
    one_of = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def living_kind(self) -> InitiativeKind | None:
        """Its kind, unless that is deleted."""
        return self.kind if self.kind and self.kind.deleted_at is None else None

    @property
    def initiative_kind(self) -> str:
        """What its kind is called; empty without one."""
        return self.living_kind.title if self.living_kind else ""

    @property
    def requires(self) -> list[uuid.UUID]:
        """What has to be done before or with it."""
        return [one.other_id for one in self.relations.all() if one.kind == "requires"]

    @property
    def excludes(self) -> list[uuid.UUID]:
        """What cannot be done along with it, whichever of the two says so."""
        said = [one.other_id for one in self.relations.all() if one.kind == "excludes"]
        heard = [one.initiative_id for one in self.related_from.all() if one.kind == "excludes"]
        return [*said, *heard]
