"""How far the assessors of a round agree, for those who may see their scores."""

import uuid
from dataclasses import dataclass

from issuetrees.core.scoring import agreement as core
from issuetrees.scoring import rows
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import rounds, scores, sheets
from issuetrees.workspaces.access import Reader


@dataclass(frozen=True, slots=True)
class Agreement:
    """A round with what was asked, who was asked, and what they said together."""

    round: Round
    criteria: list[Criterion]
    initiatives: list[Initiative]
    sheets: list[Sheet]
    panel: core.Panel


def agreement(reader: Reader, round_id: uuid.UUID) -> Agreement:
    """Compare the sheets of a round; Denied as long as they are hidden from the reader."""
    row = rounds.get(reader, round_id)
    everyone = list(rounds.uncounted_sheets(reader, row))
    sheets.require_shown(row, sheets.own_of(reader, everyone))
    asked = rounds.asked(reader, row)
    criteria, initiatives = list(asked.criteria), list(asked.initiatives)
    given = scores.scores(reader, row.engagement_id).filter(round=row)
    return Agreement(
        row,
        criteria,
        initiatives,
        everyone,
        core.panel(
            [rows.initiative(one) for one in initiatives],
            [rows.criterion(one) for one in criteria],
            [rows.assessor(one.assessor) for one in everyone],
            [rows.score(one) for one in given],
        ),
    )


def history(reader: Reader, initiative_id: uuid.UUID, criterion_id: uuid.UUID) -> list[Score]:
    """Return what was said of a cell in all rounds that the reader may see, in their order."""
    found = Score.objects.filter(initiative=initiative_id, criterion=criterion_id, is_carried=False)
    seen = scores.visible(reader).filter(pk__in=found.values("pk"))
    seen = seen.select_related("assessor", "round", "entered_by")
    return list(seen.order_by("assessor__created_at", "assessor_id", "round__opened_at"))
