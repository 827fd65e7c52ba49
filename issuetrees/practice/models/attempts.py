"""What somebody made of a case."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from issuetrees.kit.models import Deletable


class Attempt(Deletable):
    """A structure that a person sketched for a shipped case: theirs alone, whatever their role.

    ``case`` is the name of the case, ``language`` that in which it was tried, ``text`` the sketch
    as it was typed or pasted. ``points`` (0 to 100) and ``parts`` (points by part) are those of the
    moment; ``seconds`` is how long it took, where a clock ran.
    """

    hangs_on: ClassVar = ("workspace",)

    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="attempts"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attempts"
    )
    case = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    text = models.TextField()
    points = models.PositiveSmallIntegerField()
    parts = models.JSONField(default=dict)
    seconds = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.case
