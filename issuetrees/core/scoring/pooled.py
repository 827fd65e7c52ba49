"""From records to points: weights, who counts, what each said and what they say together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from issuetrees.core.scoring.additive import Array, Panel, pool
from issuetrees.core.scoring.cells import Cells, read_scores
from issuetrees.core.scoring.records import Assessor, Criterion, Goal, Initiative, Score
from issuetrees.core.scoring.values import check_scale
from issuetrees.core.scoring.weights import Weights, assessor_shares, weigh


@dataclass(frozen=True, slots=True)
class Pooled:
    """What every reading of a result begins with; ``shares`` are those of the ``judges``, the
    assessors whose weight is above 0.
    """

    weights: Weights
    judges: Sequence[Assessor]
    shares: Array
    cells: Cells
    panel: Panel


def pooled(
    goals: Sequence[Goal],
    criteria: Sequence[Criterion],
    initiatives: Sequence[Initiative],
    scores: Sequence[Score],
    assessors: Sequence[Assessor],
) -> Pooled:
    """Read the records; raises ``Invalid`` where ``evaluate`` says so."""
    weights = weigh(goals, criteria)
    for criterion in criteria:
        check_scale(criterion)
    counts = np.array([assessor.weight > 0 for assessor in assessors], dtype=np.bool_)
    shares = assessor_shares(assessors)[counts]
    judges = [assessor for assessor in assessors if assessor.weight > 0]
    cells = read_scores(initiatives, criteria, judges, scores)
    return Pooled(
        weights,
        judges,
        shares,
        cells,
        pool(cells.points, cells.is_applicable, shares, cells.counted),
    )
