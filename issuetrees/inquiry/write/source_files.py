"""Files of sources: the document, the table or the recording itself."""

import uuid
from typing import Final

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q

from issuetrees.accounts.models import User
from issuetrees.attachments import write as attachments
from issuetrees.attachments.models import Attachment
from issuetrees.attachments.places import Place
from issuetrees.inquiry.read import sources as read
from issuetrees.inquiry.write.sources import locked
from issuetrees.workspaces.access import Action, within, workspaces_where
from issuetrees.workspaces.models import Engagement


@transaction.atomic
def attach_to_source(
    *,
    actor: User,
    source_id: uuid.UUID,
    file: File,  # type: ignore[type-arg]
    replaces_id: uuid.UUID | None = None,
) -> Attachment:
    """Hang a file on a source, in the place of another one where ``replaces_id`` names it.

    Raises NotFound, Denied, or Invalid (field ``file``) saying what is wrong with it.
    """
    engagement = locked(actor, read.source(actor, source_id).engagement_id)
    source = read.source(actor, source_id)
    return attachments.hang(actor, engagement, file, replaces_id=replaces_id, source=source)


def copy_source_files(
    source: Engagement, target: Engagement, sources: dict[uuid.UUID, uuid.UUID]
) -> None:
    """Copy the files of copied sources, whose new ids are given by the old.

    Call it inside the transaction of the copy.
    """
    rows = Attachment.objects.filter(engagement=source, source__in=sources)
    attachments.copy_files(
        rows,
        target,
        lambda row: {"source_id": sources[row.source_id] if row.source_id else None},
    )


def _removing(actor: User, row: Attachment) -> None:
    locked(actor, row.engagement_id)


PLACE: Final = Place(
    field="source",
    seen=lambda reader: within(reader, "source__engagement"),
    returning=lambda person: Q(engagement__workspace__in=workspaces_where(person, Action.EDIT)),
    removing=_removing,
)
