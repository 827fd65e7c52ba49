"""From the records of an evaluation to what a look at robustness stands on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from issuetrees.core.scoring.additive import pool
from issuetrees.core.scoring.cells import read_scores
from issuetrees.core.scoring.records import Assessor, Criterion, Goal, Initiative, Score
from issuetrees.core.scoring.robust.opinions import Opinions, certain
from issuetrees.core.scoring.robust.table import Movable, Table, movables
from issuetrees.core.scoring.values import check_scale
from issuetrees.core.scoring.weights import assessor_shares, weigh


@dataclass(frozen=True, slots=True)
class Standing:
    """The panel's points with the weights, what each assessor said, and the weights that move.

    ``opinions`` are without ranges; whoever has these replaces ``low`` and ``high``.
    """

    table: Table
    opinions: Opinions
    weights: tuple[Movable, ...]


def standing(
    goals: Sequence[Goal],
    criteria: Sequence[Criterion],
    initiatives: Sequence[Initiative],
    scores: Sequence[Score],
    assessors: Sequence[Assessor],
) -> Standing:
    """Read the same records as ``evaluate``; the table's totals are those of the evaluation."""
    weights = weigh(goals, criteria)
    for criterion in criteria:
        check_scale(criterion)
    shares = assessor_shares(assessors)
    judges = [assessor for assessor in assessors if assessor.weight > 0]
    counted = shares[np.array([one.weight > 0 for one in assessors], dtype=np.bool_)]
    cells = read_scores(initiatives, criteria, judges, scores)
    initiative_ids = tuple(one.id for one in initiatives)
    criterion_ids = tuple(one.id for one in criteria)
    mean = pool(cells.points, cells.is_applicable, counted).mean
    return Standing(
        Table(initiative_ids, criterion_ids, mean, weights.shares),
        certain(
            initiative_ids,
            criterion_ids,
            cells.points,
            applies=cells.is_applicable,
            assessors=counted,
        ),
        movables(weights),
    )
