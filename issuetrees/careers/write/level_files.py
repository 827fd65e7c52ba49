"""Files that show levels: hung on a competency of a profile by whoever may rate it."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Final

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q

from issuetrees.accounts.models import User
from issuetrees.attachments import write as attachments
from issuetrees.attachments.models import Attachment
from issuetrees.attachments.places import Place
from issuetrees.careers.models import Competency, Rating
from issuetrees.careers.read import profiles as read
from issuetrees.careers.read.files import seen_files
from issuetrees.careers.write.own import assessed, lock
from issuetrees.careers.write.ratings import Rated, rate
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop


@transaction.atomic
def attach_to_level(
    *,
    actor: User,
    profile_id: uuid.UUID,
    competency: str,
    file: File,  # type: ignore[type-arg]
    replaces_id: uuid.UUID | None = None,
) -> Attachment:
    """Hang a file on a competency (by key) of a profile of the actor's, or that they assess.

    Raises NotFound, Denied, or Invalid naming the field.
    """
    profile = assessed(actor, profile_id)
    if not Competency.objects.filter(graph=profile.graph_id, key=competency).exists():
        message = gettext_noop("The map has no competency “{competency}”.")
        raise Invalid("unknown_competency", message, field="competency", competency=competency[:40])
    engagement = profile.graph.engagement
    return attachments.hang(
        actor, engagement, file, replaces_id=replaces_id, profile=profile, competency=competency
    )


@transaction.atomic
def rate_with_files(
    *,
    actor: User,
    profile_id: uuid.UUID,
    levels: Iterable[Rated],
    files: Mapping[str, File],  # type: ignore[type-arg]
) -> tuple[list[Rating], list[Attachment]]:
    """Rate levels and hang a file on each competency of ``files``, or do nothing of it.

    Raises Invalid naming competency and field, like ``strategy.file``.
    """
    rows = rate(actor=actor, profile_id=profile_id, levels=levels)
    made = []
    for key, file in files.items():
        try:
            one = attach_to_level(actor=actor, profile_id=profile_id, competency=key, file=file)
        except Invalid as refused:
            named = {**refused.details, "field": f"{key}.file"}
            raise Invalid(refused.code, refused.message, **named) from None
        made.append(one)
    return rows, made


def _removing(actor: User, row: Attachment) -> None:
    """Require that the actor added the file, or that the profile is theirs."""
    assert row.profile_id is not None  # noqa: S101 - it hangs on a profile
    found = lock(actor, row.profile_id)
    if row.added_by_id != actor.pk:
        read.require_owner(actor, found)


def _map(row: Attachment) -> str:
    """What the log says of such a file: nothing of the person."""
    assert row.profile is not None  # noqa: S101 - it hangs on a profile
    return row.profile.graph.title


PLACE: Final = Place(
    field="profile",
    seen=seen_files,
    returning=lambda person: Q(added_by=person.pk) | Q(profile__owner=person.pk),
    removing=_removing,
    title=_map,
)
