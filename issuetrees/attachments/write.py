"""The one way to hang a file on something, and to take it off."""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet, Sum

from issuetrees.accounts.models import User
from issuetrees.attachments import keeping, places, read
from issuetrees.attachments.models import Attachment
from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.files.kinds import FIELD, RECORDINGS, kind_of
from issuetrees.core.files.recordings import seconds_of
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.copies import copies
from issuetrees.kit.rows import one
from issuetrees.workspaces.audit import note
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry, Engagement

_TITLE: Final = line(200)
_NAME: Final = line(200, is_required=True)
# A container counts to the end of its last block, browsers stop a moment after they are told.
_GRACE: Final = 2.0


def hang(
    actor: User,
    engagement: Engagement,
    content: File,  # type: ignore[type-arg]
    *,
    replaces_id: uuid.UUID | None = None,
    **on: Any,
) -> Attachment:
    """Hang a file on what ``on`` names; call it inside the transaction, with permission and lock.

    ``replaces_id`` is a file of the same thing that it takes the place of: that is deleted. Raises
    Invalid (field ``file``) for what is too large, too much or of a kind that is not kept.
    """
    if replaces_id is not None:
        _take_off(actor, one(read.files(actor).filter(pk=replaces_id, **on)))
    name = _NAME(FIELD, _plain(content.name))
    raw = _content(content, limits.FILE_BYTES)
    row = Attachment(name=name, media=kind_of(name, raw).media, **on)
    return _kept(actor, engagement, row, content, raw, Attachment.objects.filter(**on))


def record(
    actor: User,
    engagement: Engagement,
    content: File,  # type: ignore[type-arg]
    *,
    title: str = "",
    **on: Any,
) -> Attachment:
    """Hang a voice note on what ``on`` names; as ``hang``, for recordings of up to 90 seconds."""
    name = _NAME(FIELD, _plain(content.name))
    raw = _content(content, limits.VOICE_NOTE_BYTES)
    kind = kind_of(name, raw)
    seconds = seconds_of(kind.media, raw) if kind.media in RECORDINGS else None
    if seconds is None:
        raise Invalid(
            "not_a_recording",
            gettext_noop("Send a recording with sound: WebM, Ogg (Opus) or MP4."),
            field=FIELD,
        )
    if seconds > limits.VOICE_NOTE_SECONDS + _GRACE:
        raise Invalid(
            "recording_too_long",
            gettext_noop("A voice note has {limit} seconds at most; this has {seconds}."),
            field=FIELD,
            limit=limits.VOICE_NOTE_SECONDS,
            seconds=round(seconds),
        )
    row = Attachment(
        name=name, title=_TITLE("title", title), media=kind.media, seconds=round(seconds, 1), **on
    )
    return _kept(actor, engagement, row, content, raw, Attachment.objects.filter(**on))


@transaction.atomic
def remove(*, actor: User, file_id: uuid.UUID) -> AuditEntry:
    """Take a file off what it hangs on; the entry's id brings it back. NotFound or Denied."""
    return _take_off(actor, read.file(actor, file_id))


def copy_files(
    rows: Iterable[Attachment], target: Engagement, fields: Callable[[Attachment], dict[str, Any]]
) -> None:
    """Copy files into an engagement, where ``fields`` names what they hang on; the content is one.

    Call it inside the transaction of the copy.
    """
    copies(rows, lambda row: {"engagement_id": target.pk, **fields(row)})


def _take_off(actor: User, row: Attachment) -> AuditEntry:
    places.place_of(row).removing(actor, row)
    return delete(actor, row.engagement, row, None)


def _plain(name: str | None) -> str:
    """Return the name of a file without the folders that some browsers send along."""
    return (name or "").replace("\\", "/").rpartition("/")[2]


def _content(content: File, most: int) -> bytes:  # type: ignore[type-arg]
    if content.size > most:
        raise Invalid(
            "file_too_large",
            gettext_noop("A file has {limit} MB at most here; this has {size} MB."),
            field=FIELD,
            limit=most // 1_000_000,
            size=f"{content.size / 1_000_000:.1f}",
        )
    if not content.size:
        raise Invalid("file_empty", gettext_noop("This file is empty."), field=FIELD)
    content.seek(0)
    raw: bytes = content.read()
    return raw


def _kept(
    actor: User,
    engagement: Engagement,
    row: Attachment,
    content: File,  # type: ignore[type-arg]
    raw: bytes,
    beside: QuerySet[Attachment],
) -> Attachment:
    """Put a checked file into the storage and its row beside the others."""
    _require_room(engagement, len(raw), beside)
    row.engagement, row.added_by = engagement, actor
    row.size, row.digest = len(raw), hashlib.sha256(raw).hexdigest()
    row.file = keeping.keep(content)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            _note(actor, row)
    except BaseException:
        keeping.drop(row.file)
        raise
    return row


def _require_room(engagement: Engagement, size: int, beside: QuerySet[Attachment]) -> None:
    if beside.count() >= limits.FILES_ON_ONE_THING:
        raise Invalid(
            "too_many_files",
            gettext_noop("There are {limit} files here already, which is the most."),
            field=FIELD,
            limit=limits.FILES_ON_ONE_THING,
        )
    every = Attachment._base_manager.filter(engagement=engagement)  # noqa: SLF001 - deleted, too
    used = every.aggregate(total=Sum("size"))["total"] or 0
    if used + size > limits.FILE_BYTES_PER_ENGAGEMENT:
        raise Invalid(
            "no_room",
            gettext_noop(
                "The files of this engagement have {limit} MB together, which is the most."
            ),
            field=FIELD,
            limit=limits.FILE_BYTES_PER_ENGAGEMENT // 1_000_000,
        )


def _note(actor: User, row: Attachment) -> None:
    note(
        actor=actor,
        workspace=row.engagement.workspace,
        engagement=row.engagement,
        action="attachment_created",
        target=row,
        title=places.place_of(row).title(row),
    )
