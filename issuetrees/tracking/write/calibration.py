"""What follows from calibration for the next round."""

import uuid

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.write.assessors import propose_widening
from issuetrees.scoring.write.engagement import locked
from issuetrees.tracking.read import calibration


@transaction.atomic
def tell_assessors(*, actor: User, engagement_id: uuid.UUID) -> list[Assessor]:
    """Tell all assessors by what to stretch their ranges; return those who are told something.

    By what the actor may see. Whose ranges held, or are too few, is told nothing any more.
    """
    locked(actor, engagement_id)
    found = calibration.found(actor, engagement_id)
    tracks = {one.id: one for one in found.calibration.assessors}
    told = []
    for key, assessor in found.assessors.items():
        ranges = tracks[key].ranges if key in tracks else None
        widen = ranges.widen if ranges and ranges.widen and ranges.widen > 1 else None
        held, known = (ranges.held, ranges.count) if ranges and widen else (0, 0)
        if widen is None and assessor.widen is None:
            continue
        made = propose_widening(
            actor=actor,
            assessor_id=assessor.pk,
            widen=round(widen, 1) if widen else None,
            held=held,
            known=known,
        )
        if widen is not None:
            told.append(made)
    return told
