"""What the client wants."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models

from issuetrees.kit.models import Deletable


class Goal(Deletable):
    """What the client wants, with a weight among its siblings; may be a part of another goal, and
    point at the node that it comes from.

    Ranks are those of all goals together: parts come right after what they are parts of.
    """

    hangs_on = ("parent",)
    deepest = 5

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="goals"
    )
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True, max_length=4000)
    weight = models.FloatField(default=1, validators=[MinValueValidator(0)])
    rank = models.CharField(max_length=64)
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts"
    )
    node = models.ForeignKey(
        "graphs.Node", on_delete=models.SET_NULL, null=True, blank=True, related_name="goals"
    )

    class Meta:
        ordering: ClassVar = ["rank", "id"]

    def __str__(self) -> str:
        return self.title
