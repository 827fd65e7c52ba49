"""Kinds of initiatives: added, by hand or by naming a new one, changed, put in order, deleted."""

import uuid
from typing import Final, TypedDict, Unpack

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.core import limits
from issuetrees.core.text_checks import line, lines
from issuetrees.kit.written import written
from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.scoring.write.listed import Listed, Noun, edit_row, move_row
from issuetrees.workspaces.deletions import delete
from issuetrees.workspaces.models import AuditEntry

KINDS: Final = Noun(
    model=InitiativeKind,
    checks={"title": line(80, is_required=True), "description": lines(2000)},
    read=kinds_read.kinds,
    one=kinds_read.kind,
    most=lambda: limits.INITIATIVE_KINDS,
)


class KindFields(TypedDict, total=False):
    """Fields of a kind."""

    title: str
    description: str


@transaction.atomic
def create_kind(
    *,
    actor: User,
    engagement_id: uuid.UUID,
    before_id: uuid.UUID | None = None,
    **given: Unpack[KindFields],
) -> InitiativeKind:
    """Add a kind before another one, or as the last."""
    return Listed(KINDS, actor, locked(actor, engagement_id)).add(given, before_id)


@transaction.atomic
def edit_kind(
    *, actor: User, kind_id: uuid.UUID, version: int | None = None, **given: Unpack[KindFields]
) -> InitiativeKind:
    """Change fields of a kind; its initiatives are called by its new title at once."""
    kind, changed = edit_row(KINDS, actor, kind_id, version, given)
    if "title" in changed:
        for initiative in initiatives_read.all_initiatives(actor).filter(kind=kind):
            written(initiative)
    return kind


@transaction.atomic
def move_kind(
    *,
    actor: User,
    kind_id: uuid.UUID,
    before_id: uuid.UUID | None,
    version: int | None = None,
) -> InitiativeKind:
    """Put a kind before another one, or last."""
    return move_row(KINDS, actor, kind_id, before_id, version)


@transaction.atomic
def delete_kind(*, actor: User, kind_id: uuid.UUID, version: int | None = None) -> AuditEntry:
    """Delete a kind; its initiatives stay, without one. The entry's id undoes it."""
    engagement = locked(actor, kinds_read.kind(actor, kind_id).engagement_id)
    return delete(actor, engagement, kinds_read.kind(actor, kind_id), version)
