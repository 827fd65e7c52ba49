"""Abstract models: an id that sorts by time, a version for optimistic locking, a mark of deletion.

What is deleted keeps its row, marked; what hangs on it keeps its own, unmarked, and is hidden as
long as the mark stays. ``objects`` of such models leaves both out, also from the way that leads
from a row to what refers to it.
"""

import secrets
import threading
import time
import uuid
from functools import reduce
from operator import or_
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.sql import Query

from issuetrees.core import ids

_Row = TypeVar("_Row", bound=models.Model)


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


class _Fixed(Query):
    """A query within others that says the same each time: its words are put together once."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        words: dict[str, Any] = self.__dict__.setdefault("words", {})
        if connection.vendor not in words:
            words[connection.vendor] = super().as_sql(compiler, connection)
        return words[connection.vendor]


def gone(model: Any) -> Q:
    """Return the condition on rows that are deleted, or hang on one that is."""
    found = Q(deleted_at__isnull=False) if issubclass(model, Deletable) else Q()
    for name in model.hangs_on:
        above = model._meta.get_field(name).related_model  # noqa: SLF001 - documented API
        if above is model:
            found |= _above(name, model.deepest)
            continue
        rows = above._base_manager.filter(gone(above)).values("pk")  # noqa: SLF001 - documented API
        rows.query = rows.query.chain(_Fixed)
        found |= Q(**{f"{name}__in": rows})
    return found


def _above(name: str, deepest: int) -> Q:
    """Return the condition that a row of its own kind above is deleted, so many levels up."""
    ways = ("__".join([name] * height) for height in range(1, deepest))
    deleted = (Q(**{f"{way}__deleted_at__isnull": False}) for way in ways)
    return reduce(or_, deleted)


class _Asked(threading.local):
    """The query for the living rows of each model, made once in a thread: it is asked so often."""

    def __init__(self) -> None:
        self.queries: dict[type[models.Model], Query] = {}


_asked = _Asked()


class Living(models.Manager[_Row]):
    """The rows that are not deleted and hang on none that is."""

    def get_queryset(self) -> QuerySet[_Row]:
        found = super().get_queryset()
        query = _asked.queries.get(self.model)
        if query is None:
            query = _asked.queries[self.model] = found.exclude(gone(self.model)).query
        found.query = query.chain()
        return found


class Hanging(Versioned):
    """A row that comes and goes with those that its fields ``hangs_on`` name."""

    hangs_on: ClassVar[tuple[str, ...]] = ()
    #: How many levels there are of a kind that hangs on itself.
    deepest: ClassVar[int] = 1

    objects = Living()

    class Meta:
        abstract = True


class Deletable(Hanging):
    """A row that people delete, and may bring back; ``deleted_at`` is that of the log's entry."""

    deleted_at = models.DateTimeField(null=True, editable=False, db_index=True)

    class Meta:
        abstract = True
