"""Guests: people without an account who score in one round, by a link or its picture code."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from issuetrees.kit.models import Identified
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.rounds import Round


class GuestLink(Identified):
    """Lets whoever holds it score in a round under a name of their own; only a digest is kept."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="guest_links")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name


class Guest(Identified):
    """An assessor who came by a link; their browser has a key, of which a digest is kept."""

    link = models.ForeignKey(GuestLink, on_delete=models.CASCADE, related_name="guests")
    assessor = models.OneToOneField(Assessor, on_delete=models.CASCADE, related_name="guest")
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return str(self.assessor)
