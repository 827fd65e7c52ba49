"""What a stage asks for."""

from typing import ClassVar

from django.db import models

from issuetrees.core.stages.records import LEVELS
from issuetrees.kit.models import Deletable


def no_words() -> list[str]:
    """Return the words of the levels where nobody has said any."""
    return [""] * len(LEVELS)


class Competency(Deletable):
    """A competency of a stage map; stages name the level (0 to 4) that they require by ``key``.

    ``levels`` are five texts, the words of levels 0 to 4: what somebody on that level has shown.
    An empty one at 0 means "not shown yet". A key is never used again on its map, so that a stage
    which still names it means the same competency when that comes back.
    """

    hangs_on = ("graph",)

    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="competencies")
    key = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    levels = models.JSONField(default=no_words)
    rank = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["rank", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["graph", "key"], name="competency_key_once")
        ]

    @property
    def words(self) -> str:
        """All words of the levels, as they are searched."""
        return "\n".join(filter(None, self.levels))

    def __str__(self) -> str:
        return self.title
