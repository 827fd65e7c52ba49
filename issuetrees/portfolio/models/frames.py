"""The frame of an engagement's budget."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from issuetrees.kit.models import Hanging

_PERCENT: Any = [MinValueValidator(0), MaxValueValidator(100)]


class BudgetFrame(Hanging):
    """What may be spent when, on what, and how loud the brand is among its rivals.

    ``budgets`` are ``{period_id, amount}``, amounts as decimals in text, in the engagement's
    currency. ``test_share`` is the percentage of each budget that is kept for tests,
    ``brand_share`` that for brand building of what these leave, None while nobody has said.
    ``parts`` say of kinds of initiatives what they serve: ``{kind_id, part}``, ``part`` a word of
    ``core.portfolio.frame.Part``. ``brands`` are ``{name, spend, market_share}``, the own one
    first; ``voice_years`` the same with ``year``, of earlier ones; ``searches`` are ``{title,
    counts}`` in the order of time, a count for each brand.
    """

    hangs_on: ClassVar = ("engagement",)

    engagement = models.OneToOneField(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="budget_frame"
    )
    budgets: Any = models.JSONField(default=list, blank=True)
    test_share = models.FloatField(default=0, validators=_PERCENT)
    brand_share = models.FloatField(null=True, blank=True, validators=_PERCENT)
    parts: Any = models.JSONField(default=list, blank=True)
    brands: Any = models.JSONField(default=list, blank=True)
    voice_years: Any = models.JSONField(default=list, blank=True)
    brands_source = models.CharField(blank=True, max_length=300)
    searches: Any = models.JSONField(default=list, blank=True)
    searches_source = models.CharField(blank=True, max_length=300)
    reason = models.TextField(blank=True, max_length=4000)

    def __str__(self) -> str:
        return str(self.engagement)
