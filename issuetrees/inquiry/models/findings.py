"""What people accept of the checks' findings, and what the checks found: kept, not made anew."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models

from issuetrees.kit.models import Deletable
from issuetrees.kit.zones import today as day_of


class Waiver(Deletable):
    """Somebody accepts a finding, and says why; taken back, it is a deletion that can be undone.

    It holds for the finding as it was seen (``identity``, ``core.mece.identity``): when the
    split changes, it has lapsed. ``code``, ``side`` and ``related`` say which finding it was.
    ``node`` is None where a finding is on a stage map as a whole.
    """

    hangs_on: ClassVar = ("graph",)
    holds: bool = False  # told by ``read.with_state``

    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="waivers")
    node = models.ForeignKey(
        "graphs.Node", on_delete=models.CASCADE, null=True, related_name="waivers"
    )
    code = models.CharField(max_length=60)
    side = models.CharField(max_length=12)
    related = models.JSONField(default=list)
    identity = models.CharField(max_length=32, db_index=True)
    reason = models.CharField(max_length=300)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    waived_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.reason

    @property
    def waived_on(self) -> dt.date:
        """The day on which it was accepted, where the engagement is."""
        return day_of(self.graph.engagement.time_zone, self.waived_at)


class CheckedTree(models.Model):
    """Up to which revision the results below are those of a tree, of which checks and own words."""

    graph = models.OneToOneField(
        "graphs.Graph", on_delete=models.CASCADE, primary_key=True, related_name="checked"
    )
    revision = models.PositiveIntegerField()
    checks = models.CharField(max_length=32)
    words = models.CharField(max_length=32, default="")

    def __str__(self) -> str:
        return f"{self.graph_id} r{self.revision}"


class CheckedSplit(models.Model):
    """What the checks found of a split, as long as its fingerprint is the same.

    ``node_id`` is that of the node that is split, within its graph; ``title`` is its title.
    """

    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="+")
    node_id = models.UUIDField()
    title = models.TextField()
    fingerprint = models.CharField(max_length=32)
    findings = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["graph", "node_id"], name="split_checked_once")
        ]

    def __str__(self) -> str:
        return f"{self.node_id} {self.fingerprint}"


class Disproof(models.Model):
    """One disproof among the findings of a split; ``place`` is its place there."""

    split = models.ForeignKey(CheckedSplit, on_delete=models.CASCADE, related_name="disproofs")
    place = models.PositiveSmallIntegerField()
    identity = models.CharField(max_length=32)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.identity
