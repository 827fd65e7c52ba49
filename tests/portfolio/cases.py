"""A small engagement whose initiatives have points and costs, for tests of portfolios."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.portfolio.write import scenarios as write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import sheets as sheets_write
from tests.cast import Cast
from tests.once import once
from tests.scoring.cases import Case, make_case

#: Scores by rubric, reach and yes or no; they give 100, 50 and 37.5 of 100 points.
SCORES = ((4, 10, 1), (2, 5, 1), (2, 5, 0))
#: In millions, all in the one period.
COSTS = (60, 30, 20)


@dataclass(frozen=True)
class Costed:
    """The case of scoring with a scenario of 80 M: the first initiative and the third fit."""

    case: Case
    scenario: Scenario


@once
def make_costed(cast: Cast) -> Costed:
    """Score the case, write its costs, and add a scenario that is not calculated yet."""
    case = make_case(cast)
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    entries = [
        case.entry(row, column, value=value)
        for row, mine in enumerate(SCORES)
        for column, value in enumerate(mine)
    ]
    scores_write.set_scores(**{**here, "actor": cast.owner}, entries=entries)
    sheets_write.finish_sheet(actor=cast.owner, assessor_id=case.assessors[1].pk)
    for initiative, millions in zip(case.initiatives, COSTS, strict=True):
        cost = Decimal(millions) * 10**6
        initiatives_write.edit_initiative(
            actor=cast.editor,
            initiative_id=initiative.pk,
            costs=[{"period_id": case.period.pk, "likely": cost}],
            efforts=[{"team_id": case.team.pk, "amount": Decimal(millions)}],
        )
    return Costed(case, write.create_scenario(**here, title="Base", total=Decimal(80_000_000)))
