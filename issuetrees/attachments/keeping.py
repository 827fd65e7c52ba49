"""The content of files in the storage: put there, opened, and dropped with the last row.

A row that is deleted is only marked, so its content stays for whoever brings it back. Whoever
deletes rows for good, as when a profile is erased, releases them first.
"""

from functools import partial
from typing import Final

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

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


def release(rows: QuerySet[Attachment]) -> None:
    """Drop, after the commit, contents of rows that are deleted for good; copies keep theirs."""
    for name in set(rows.values_list("file", flat=True)):
        transaction.on_commit(partial(drop, name))
