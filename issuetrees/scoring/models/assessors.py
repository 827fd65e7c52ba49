"""The judges."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models

from issuetrees.kit.models import Deletable


class Assessor(Deletable):
    """A judge; may be a member of the workspace, who then scores in their own name.

    ``is_guest``: somebody who came by a link, and has nobody write for them. ``widen``: by what
    to stretch their ranges, since ``ranges_held`` of ``ranges_known`` held what came of it.
    """

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="assessors"
    )
    name = models.CharField(max_length=120)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_guest = models.BooleanField(default=False, editable=False)
    weight = models.FloatField(default=1, validators=[MinValueValidator(0)])
    widen = models.FloatField(null=True, editable=False)
    ranges_held = models.PositiveIntegerField(default=0, editable=False)
    ranges_known = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name
