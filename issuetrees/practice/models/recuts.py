"""The same leaves under another split."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from issuetrees.kit.models import Deletable


class Recut(Deletable):
    """That a tree (``target``) was made of the leaves of another (``source``), split otherwise.

    ``dimension`` says by what. ``leaves`` are pairs of ids: the leaf there, the leaf here; either
    may be gone by now.
    """

    hangs_on: ClassVar = ("source", "target")

    source = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="recuts")
    target = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="recut_of")
    dimension = models.CharField(max_length=160, blank=True)
    leaves = models.JSONField(default=list)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.target.title
