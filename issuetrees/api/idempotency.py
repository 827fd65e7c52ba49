"""A request that comes twice with one ``Idempotency-Key`` works once.

The key, a fingerprint of what was asked and the answer stand in one row, written in the
transaction of the change itself: either both are there or neither.
"""

import hashlib
import re
import uuid
from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from issuetrees.accounts.models import User
from issuetrees.api import bodies
from issuetrees.api.models import IdempotentRequest
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop

KEPT: Final = timedelta(days=7)
_KEY: Final = re.compile(r"[A-Za-z0-9._:-]{1,64}")
_HEADERS: Final = ("Location", "ETag")


def key_of(request: Request) -> str | None:
    """Return the ``Idempotency-Key`` of the request, or None."""
    key: str | None = request.headers.get("Idempotency-Key")
    if key is not None and not _KEY.fullmatch(key):
        raise Invalid(
            "bad_key",
            gettext_noop("“{field}” must have 1 to 64 letters, digits or . _ : -"),
            field="Idempotency-Key",
        )
    return key


def once(request: Request, actor: User, work: Callable[[], Response]) -> Response:
    """Do ``work`` unless the request's key was used before; then repeat that answer.

    Raises Conflict where the key was used for another request.
    """
    key = key_of(request)
    if key is None:
        return work()
    with transaction.atomic():
        row, is_new = _row(request, actor, key)
        return _remembered(row, work()) if is_new else _repeated(row)


def once_by_commit(request: Request, actor: User, work: Callable[[], Response]) -> Response:
    """Like ``once``, for work that commits to a graph in a transaction of its own.

    That commit carries ``commit_key``, so work that is cut off before its answer is kept, and
    done again, gives the revision that it made at first.
    """
    key = key_of(request)
    if key is None:
        return work()
    with transaction.atomic():
        row, _ = _row(request, actor, key)
    return _repeated(row) if row.status else _remembered(row, work())


def commit_key(request: Request, actor: User) -> str | None:
    """Return the key of a commit made for the request: the person's own, whoever else chose it."""
    key = key_of(request)
    return hashlib.sha256(f"{actor.pk} {key}".encode()).hexdigest() if key else None


def forget(ids: Collection[uuid.UUID]) -> None:
    """Drop the answers that tell of rows that are erased for good."""
    gone = [str(one) for one in ids]
    told = Q(answer__id__in=gone) | Q(answer__profile_id__in=gone)
    IdempotentRequest.objects.filter(told).delete()


def _row(request: Request, actor: User, key: str) -> tuple[IdempotentRequest, bool]:
    fingerprint = _fingerprint(request)
    mine = IdempotentRequest.objects.filter(user=actor)
    mine.filter(created_at__lt=timezone.now() - KEPT).delete()
    row, is_new = mine.get_or_create(user=actor, key=key, defaults={"fingerprint": fingerprint})
    if row.fingerprint != fingerprint:
        raise Conflict(
            "key_reused",
            gettext_noop("“{field}” was used for another request. Send a new key."),
            field="Idempotency-Key",
        )
    return row, is_new


def _remembered(row: IdempotentRequest, answer: Response) -> Response:
    row.status, row.answer = answer.status_code, bodies.load(bodies.dump(answer.data))
    row.headers = {name: answer[name] for name in _HEADERS if name in answer}
    row.save(update_fields=["status", "answer", "headers"])
    return answer


def _repeated(row: IdempotentRequest) -> Response:
    return Response(row.answer, row.status, headers={**row.headers, "Idempotent-Replay": "true"})


def _fingerprint(request: Request) -> str:
    sent: Any = request.data
    if request.FILES:
        sent = {name: _told_of(one) for name, one in sent.items()}
    asked = [request.method, request.get_full_path(), sent]
    return hashlib.sha256(bodies.dump(asked)).hexdigest()


def _told_of(value: Any) -> Any:
    """Return a value of a form; of a file its content, as a digest."""
    if not isinstance(value, UploadedFile):
        return value
    digest = hashlib.sha256()
    for chunk in value.chunks():
        digest.update(chunk)
    return [value.name, digest.hexdigest()]
