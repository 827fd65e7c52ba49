"""The files that a reader may see, and their content."""

import uuid

from django.core.files.base import File
from django.db.models import QuerySet

from issuetrees.attachments import keeping, places
from issuetrees.attachments.models import Attachment
from issuetrees.core.errors import NotFound
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import one
from issuetrees.workspaces.access import Reader


def files(reader: Reader) -> QuerySet[Attachment]:
    """Return the files of all things that the reader may see, oldest first."""
    found = Attachment.objects.filter(places.seen(reader))
    return found.select_related("added_by", "node", "engagement__workspace").order_by("id")


def file(reader: Reader, file_id: uuid.UUID) -> Attachment:
    """Return a file, or raise NotFound."""
    return one(files(reader).filter(pk=file_id))


def open_file(reader: Reader, file_id: uuid.UUID) -> tuple[Attachment, File]:  # type: ignore[type-arg]
    """Return a file and its content, opened; raise NotFound."""
    row = file(reader, file_id)
    try:
        return row, keeping.opened(row)
    except FileNotFoundError:
        message = gettext_noop("The file is no longer stored. Attach it again.")
        raise NotFound("file_gone", message) from None
