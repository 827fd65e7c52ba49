"""Portfolios that were calculated, with all that they were made from."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from issuetrees.kit.models import Identified
from issuetrees.portfolio.models.scenarios import Scenario


class PortfolioRun(Identified):
    """One calculation of a scenario: its ``settings`` and ``inputs``, and its ``result`` as soon
    as it is done.

    Inputs and result are packed (``scoring/packing.py``) and never changed; ``digest`` tells
    inputs apart. One that takes long has a job, which says how far it is.
    """

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="runs")
    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="portfolio_runs"
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    job = models.OneToOneField("jobs.Job", on_delete=models.CASCADE, null=True, related_name="+")
    settings = models.JSONField()
    digest = models.CharField(max_length=64)
    inputs = models.BinaryField()
    result = models.BinaryField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.scenario_id}: {self.digest[:8]}"
