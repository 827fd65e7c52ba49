"""Files that hang on things; their content is in the storage of files."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from issuetrees.kit.models import Deletable


class Attachment(Deletable):
    """A file on a source, on a competency of a profile, or on a question (a voice note).

    ``file`` is its name in the storage; its content never changes, and copies share it. ``media``
    is what its content was found to be, ``seconds`` how long a recording is as far as it says.
    """

    hangs_on: ClassVar = ("engagement", "source", "profile", "graph")

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="+"
    )
    source = models.ForeignKey(
        "inquiry.Source", on_delete=models.CASCADE, null=True, related_name="files"
    )
    profile = models.ForeignKey(
        "careers.Profile", on_delete=models.CASCADE, null=True, related_name="files"
    )
    competency = models.SlugField(max_length=40, blank=True)
    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, null=True, related_name="+")
    node = models.ForeignKey(
        "graphs.Node", on_delete=models.CASCADE, null=True, related_name="voice_notes"
    )
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    media = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    seconds = models.FloatField(null=True)
    file = models.CharField(max_length=100, db_index=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(
                    Q(source__isnull=False, profile__isnull=True, node__isnull=True)
                    | Q(source__isnull=True, profile__isnull=False, node__isnull=True)
                    | Q(source__isnull=True, profile__isnull=True, node__isnull=False)
                ),
                name="attachment_on_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.title or self.name
