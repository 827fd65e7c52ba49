"""Where evidence comes from: documents, data, interviews with their transcripts."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Deletable


class SourceKind(models.TextChoices):
    """What a source is."""

    DOCUMENT = "document", _("Document")
    DATA = "data", _("Data")
    INTERVIEW = "interview", _("Interview")
    SURVEY = "survey", _("Survey")
    WEB = "web", _("Web page")
    OTHER = "other", _("Other")


class Source(Deletable):
    """Where evidence comes from. ``pages`` says where to look; ``transcript`` is what was said."""

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="sources"
    )
    kind = models.CharField(max_length=9, choices=SourceKind, default=SourceKind.DOCUMENT)
    title = models.CharField(max_length=300)
    author = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True)
    pages = models.CharField(max_length=60, blank=True)
    link = models.CharField(max_length=500, blank=True)
    transcript = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.title
