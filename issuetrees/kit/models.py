"""Abstract models: an id that sorts by time, and a version for optimistic locking."""

import secrets
import time
import uuid

from django.db import models

from issuetrees.core import ids


def new_id() -> uuid.UUID:
    """Mint a UUIDv7 from the clock and the system's randomness."""
    return ids.uuid7(time.time_ns() // 1_000_000, secrets.randbits(74))


class Identified(models.Model):
    """A row with a UUIDv7 as primary key and the time it was made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Versioned(Identified):
    """A row that people edit: ``version`` grows by one with each write (its ETag)."""

    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
