"""Pictures that reports show: who may see them, which a report names.

Kept is a PNG or JPEG of our own making (``picturing``), in the storage under the digest of its
content. It never changes and is never deleted, so sections, snapshots and copies name it.
"""

import uuid
from collections.abc import Iterable

from issuetrees.core.errors import NotFound
from issuetrees.reports import document, looks
from issuetrees.reports.models import Picture
from issuetrees.workspaces.access import Reader, within
from issuetrees.workspaces.models import Engagement


def picture(reader: Reader, engagement_id: uuid.UUID, digest: str) -> Picture:
    """Return a picture, or raise NotFound."""
    seen = Picture.objects.filter(within(reader, "engagement"), engagement_id=engagement_id)
    found = seen.filter(digest=digest).first()
    if found is None:
        raise NotFound
    return found


def named_pictures(
    engagement: Engagement, choices: Iterable[document.SectionChoice]
) -> tuple[looks.KeptPicture, ...]:
    """Return the pictures of an engagement that sections of a report name."""
    digests = {choice.options["picture"] for choice in choices if "picture" in choice.options}
    if not digests:
        return ()
    rows = Picture.objects.filter(engagement=engagement, digest__in=digests).order_by("digest")
    return tuple(
        looks.KeptPicture(row.digest, row.file, row.media, row.width, row.height) for row in rows
    )


def copy_pictures(source: Engagement, target: Engagement) -> None:
    """Give a copy of an engagement the pictures of it; call it inside the transaction."""
    Picture.objects.bulk_create(
        Picture(
            engagement=target, digest=row.digest, media=row.media,
            width=row.width, height=row.height, size=row.size,
        )
        for row in Picture.objects.filter(engagement=source)
    )  # fmt: skip
