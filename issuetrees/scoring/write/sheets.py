"""Sheets that are in: declared done by their assessor, or full."""

import uuid
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import one, save
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.read import sheets as sheets_read
from issuetrees.scoring.write.carrying import confirm
from issuetrees.scoring.write.engagement import locked
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.models import Engagement


@transaction.atomic
def finish_sheet(*, actor: User, assessor_id: uuid.UUID) -> Sheet:
    """Declare a sheet of the open round done, however full; one that is in stays as it is."""
    engagement_id = assessors_read.assessor(actor, assessor_id).engagement_id
    engagement = locked(actor, engagement_id, Action.SCORE)
    assessor = assessors_read.assessor(actor, assessor_id)
    role = require(actor, Action.SCORE, engagement.workspace_id)
    row = open_for(engagement)
    sheets_read.require_entering(actor, role, row, [assessor])
    sheet = one(rounds_read.sheets(actor, row).filter(assessor=assessor))
    if sheet.done_at is None:
        finish(actor, engagement, sheet)
    return sheet


def open_for(engagement: Engagement) -> Round:
    """Return the round that takes scores, or refuse."""
    row = rounds_read.open_round(engagement.pk)
    if row is None:
        raise Conflict(
            "no_round_open",
            gettext_noop("No round is open, so no scores are taken. Open one to score again."),
        )
    return row


def finish_full(
    actor: User | None, engagement: Engagement, row: Round, asked: Mapping[uuid.UUID, int]
) -> None:
    """Take in the sheets of which no cell is empty, out of so many that each assessor is ``asked``
    for; call it after scores were written.
    """
    keys = list(asked)
    if not Sheet.objects.filter(round=row, assessor__in=keys, done_at=None).exists():
        return
    waiting = rounds_read.every_sheet(row).filter(assessor__in=keys, done_at=None)
    for sheet in waiting:
        if sheet.score_count >= asked[sheet.assessor_id]:  # type: ignore[attr-defined] # it is annotated
            finish(actor, engagement, sheet)


def finish(actor: User | None, engagement: Engagement, sheet: Sheet) -> None:
    """Take in a sheet, which confirms what is carried over on it; ``actor`` is nobody where a
    guest does it themselves.
    """
    if sheet.round.is_prefilled:
        confirm(sheet)
    sheet.done_at = timezone.now()
    save(sheet)
    is_guest = actor is None
    note_of(sheet.assessor, "finished", actor=actor, engagement=engagement, is_guest=is_guest)


def asked_of(row: Round, assessors: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    """Return which of the assessors a round asks."""
    found = Sheet.objects.filter(round=row, is_asked=True, assessor__in=list(assessors))
    return list(found.values_list("assessor_id", flat=True))
