"""What a stage asks for."""

from typing import ClassVar

from django.db import models

from issuetrees.kit.models import Identified


class Competency(Identified):
    """A competency of a stage map; stages name the level (0 to 4) that they require by ``key``."""

    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="competencies")
    key = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    rank = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["rank", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["graph", "key"], name="competency_key_once")
        ]

    def __str__(self) -> str:
        return self.title
