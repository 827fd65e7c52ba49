"""What kinds of initiatives an engagement tells apart."""

from typing import ClassVar

from django.db import models

from issuetrees.kit.models import Deletable


class InitiativeKind(Deletable):
    """A kind of initiative, such as sponsorship; its title is the only one of the engagement.

    Initiatives of a kind that is deleted show none, and have it again when it is brought back.
    """

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="initiative_kinds"
    )
    title = models.CharField(max_length=80)
    description = models.TextField(blank=True, max_length=2000)
    rank = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["rank", "id"]

    def __str__(self) -> str:
        return self.title
