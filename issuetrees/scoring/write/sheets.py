"""Sheets that are in: declared done by their assessor, or full."""

import uuid
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from issuetrees.accounts.models import User
from issuetrees.kit.rows import save
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import sheets as sheets_read
from issuetrees.scoring.write.engagement import locked
from issuetrees.workspaces.access import Action, require
from issuetrees.workspaces.audit import note_of
from issuetrees.workspaces.models import Engagement


@transaction.atomic
def finish_sheet(*, actor: User, assessor_id: uuid.UUID) -> Assessor:
    """Declare a sheet done, however full it is; one that is in stays as it is."""
    engagement_id = assessors_read.assessor(actor, assessor_id).engagement_id
    engagement = locked(actor, engagement_id, Action.SCORE)
    assessor = assessors_read.assessor(actor, assessor_id)
    role = require(actor, Action.SCORE, engagement.workspace_id)
    sheets_read.require_entering(actor, role, [assessor])
    if assessor.done_at is None:
        _finish(actor, engagement, assessor)
    return assessor


def finish_full(
    actor: User,
    engagement: Engagement,
    assessors: Iterable[Assessor],
    asked: Mapping[uuid.UUID, int],
) -> None:
    """Take in the sheets of which no cell is empty, out of so many that are ``asked`` for; call it
    after scores were written.
    """
    waiting = [assessor for assessor in assessors if assessor.done_at is None]
    if not waiting:
        return
    counts = Score.objects.filter(assessor__in=waiting).order_by().values("assessor")
    filled = dict(counts.values_list("assessor").annotate(number=Count("pk")))
    for assessor in waiting:
        if filled.get(assessor.pk, 0) >= asked[assessor.pk]:
            _finish(actor, engagement, assessor)


def _finish(actor: User, engagement: Engagement, assessor: Assessor) -> None:
    assessor.done_at = timezone.now()
    save(assessor)
    note_of(assessor, "finished", actor=actor, engagement=engagement)
