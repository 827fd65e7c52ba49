"""Files that show levels of a profile: seen by whom the profile is shown to."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import Count, Q

from issuetrees.attachments import read
from issuetrees.attachments.models import Attachment
from issuetrees.careers.read.profiles import seen
from issuetrees.workspaces.access import Pass, Reader

#: How many files somebody added to a competency of a profile: by profile, key and person.
FileCounts = Mapping[tuple[uuid.UUID, str, uuid.UUID | None], int]
NONE: Final[FileCounts] = {}


def seen_files(reader: Reader) -> Q:
    """Return the condition on files of profiles; owners see theirs wherever they went."""
    shown = seen(reader, "profile")
    return shown if isinstance(reader, Pass) else shown | Q(profile__owner=reader.pk)


def files_by_competency(reader: Reader, profile_id: uuid.UUID) -> dict[str, list[Attachment]]:
    """Return the files of a profile by the key of what they show, oldest first."""
    found: dict[str, list[Attachment]] = {}
    for row in read.files(reader).filter(profile=profile_id):
        found.setdefault(row.competency, []).append(row)
    return found


def file_counts(profile_ids: Iterable[uuid.UUID]) -> FileCounts:
    """Count the files of profiles that the reader was found to see."""
    rows = Attachment.objects.filter(profile__in=profile_ids)
    named = rows.values_list("profile_id", "competency", "added_by_id").order_by()
    return Counter({(one, key, by): count for one, key, by, count in named.annotate(Count("pk"))})
