"""Requests that may come twice and must work once."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from issuetrees.kit.models import Identified


class IdempotentRequest(Identified):
    """A request with an ``Idempotency-Key``, a fingerprint of what it asked, and its answer."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(null=True)
    headers = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "key"], name="idempotency_key_once")
        ]

    def __str__(self) -> str:
        return self.key
