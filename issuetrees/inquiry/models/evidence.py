"""What speaks for or against the answer to a question."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from issuetrees.core.text import shorten
from issuetrees.inquiry.models.sources import Source
from issuetrees.kit.models import Deletable


class Stance(models.TextChoices):
    """Which side it is on."""

    FOR = "for", _("For")
    AGAINST = "against", _("Against")


class Strength(models.TextChoices):
    """How much it says."""

    WEAK = "weak", _("Weak")
    MEDIUM = "medium", _("Medium")
    STRONG = "strong", _("Strong")


class Evidence(Deletable):
    """A finding that speaks for or against a hypothesis, and where it is from.

    ``quote_start`` and ``quote_end`` are the place of the claim in the transcript of its source,
    in characters; None where it is not a quote of it. While the source is deleted, there is none.
    """

    hangs_on: ClassVar = ("graph",)

    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="evidence")
    node = models.ForeignKey("graphs.Node", on_delete=models.CASCADE, related_name="evidence")
    claim = models.TextField(max_length=2000)
    stance = models.CharField(max_length=7, choices=Stance)
    strength = models.CharField(max_length=6, choices=Strength, default=Strength.MEDIUM)
    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, related_name="evidence"
    )
    page = models.CharField(max_length=60, blank=True)
    quote_start = models.PositiveIntegerField(null=True)
    quote_end = models.PositiveIntegerField(null=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return shorten(self.claim, 160)

    @property
    def known_source(self) -> Source | None:
        """Its source, unless that is deleted."""
        return self.source if self.source and self.source.deleted_at is None else None
