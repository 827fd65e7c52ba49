"""Scenarios: under which budgets and limits a portfolio is chosen, and what people override."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models

from issuetrees.kit.models import Deletable
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round
from issuetrees.scoring.models.weight_sets import WeightSet


class Scenario(Deletable):
    """A question put to the portfolio: what is worth most under these limits.

    Money is in the engagement's currency. ``budgets`` by period, ``capacities`` by team, ``least``
    (the smallest share that an initiative may be funded with) by initiative, all by id. ``bounds``
    are lists of ``by`` (kind, side, goal), ``key``, ``unit`` (count, money, share), ``low`` and
    ``high``. Without a round the one that counts is meant, without a weight set today's weights.
    """

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="scenarios"
    )
    title = models.CharField(max_length=120)
    total = models.DecimalField(
        max_digits=16, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    budgets = models.JSONField(default=dict, blank=True)
    capacities = models.JSONField(default=dict, blank=True)
    bounds = models.JSONField(default=list, blank=True)
    must = models.JSONField(default=list, blank=True)
    never = models.JSONField(default=list, blank=True)
    least = models.JSONField(default=dict, blank=True)
    round = models.ForeignKey(
        Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    weight_set = models.ForeignKey(
        WeightSet, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def must_ids(self) -> list[uuid.UUID]:
        """What has to be in."""
        return [uuid.UUID(one) for one in self.must]

    @property
    def never_ids(self) -> list[uuid.UUID]:
        """What must not be in."""
        return [uuid.UUID(one) for one in self.never]


class Override(Deletable):
    """An initiative that a person puts into a scenario's portfolio, or out of it, with a reason."""

    hangs_on = ("scenario", "initiative")

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="overrides")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="overrides")
    is_in = models.BooleanField()
    reason = models.TextField(max_length=2000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scenario", "initiative"],
                condition=models.Q(deleted_at=None),
                name="override_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.initiative)
