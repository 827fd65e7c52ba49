"""The addresses at which calendars read the days of a workplan."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from issuetrees.kit.feeds import Feed


class WorkplanFeed(Feed):
    """Whoever holds its token reads what ``person`` may see of a plan, or what is theirs in it."""

    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="plan_feeds")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plan_feeds"
    )
    is_mine = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["graph", "person", "is_mine"], name="one_feed_of_a_plan_each"
            )
        ]

    def __str__(self) -> str:
        return str(self.graph)
