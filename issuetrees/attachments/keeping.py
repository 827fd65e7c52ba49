"""The content of files in the storage: put there, opened, and dropped with the last row.

A row that is deleted is only marked, so its content stays for whoever brings it back. Rows go for
good when a profile is erased, or an engagement or workspace is deleted in the database.
"""

from typing import Any, Final

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete

from issuetrees.attachments.models import Attachment
from issuetrees.kit.models import new_id

FOLDER: Final = "attachments"


def keep(content: File) -> str:  # type: ignore[type-arg] # bytes, as all files here
    """Put a content into the storage and return its name there, which says nothing of it."""
    content.seek(0)
    return default_storage.save(f"{FOLDER}/{new_id()}", content)


def opened(row: Attachment) -> File:  # type: ignore[type-arg]
    """Open the content of a file; whoever asks closes it."""
    return default_storage.open(row.file)


def drop(name: str) -> None:
    """Delete a content that no row has any more."""
    if not Attachment._base_manager.filter(file=name).exists():  # noqa: SLF001 - the deleted, too
        default_storage.delete(name)


def follow() -> None:
    """Have contents dropped whose rows are gone for good, in whatever way they went (at start)."""
    post_delete.connect(_gone, sender=Attachment, dispatch_uid="attachments.keeping")


def _gone(instance: Attachment, **_: Any) -> None:
    name = instance.file
    transaction.on_commit(lambda: drop(name))
