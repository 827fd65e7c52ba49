"""Other numbers for a driver tree, kept under a name."""

from typing import ClassVar

from django.db import models

from issuetrees.kit.models import Deletable


class DriverScenario(Deletable):
    """What the numbers of a tree might be: ``values`` by the id of the node, in the node's unit.

    What it does not say is as the tree has it. Values of nodes that are gone stay, so that they
    count again when these come back.
    """

    hangs_on: ClassVar = ("graph",)

    graph = models.ForeignKey(
        "graphs.Graph", on_delete=models.CASCADE, related_name="driver_scenarios"
    )
    title = models.CharField(max_length=120)
    values = models.JSONField(default=dict)
    rank = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["rank", "id"]

    def __str__(self) -> str:
        return self.title
