"""From the records of an evaluation to what a look at robustness stands on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.pooled import pooled
from issuetrees.core.scoring.records import Assessor, Criterion, Goal, Initiative, Score
from issuetrees.core.scoring.robust.opinions import Opinions, certain
from issuetrees.core.scoring.robust.table import Movable, Table, movables
from issuetrees.core.scoring.values import BEST


@dataclass(frozen=True, slots=True)
class Standing:
    """The panel's points with the weights, what each assessor said, and the weights that move."""

    table: Table
    opinions: Opinions
    weights: tuple[Movable, ...]

    @property
    def ranges(self) -> tuple[Array, Array]:
        """Between which points each cell may be, initiatives × criteria: as the assessors differ,
        with the ranges that they gave.

        A cell that nobody has scored may be anything; NaN where the criterion does not apply.
        """
        said, asked = self.opinions, self.opinions.applies.any(axis=2)
        is_given = ~np.isnan(said.likely)
        low = np.where(is_given, np.fmin(said.low, said.likely), np.inf).min(axis=2, initial=np.inf)
        high = np.where(is_given, np.fmax(said.high, said.likely), -np.inf)
        high = high.max(axis=2, initial=-np.inf)
        is_known = is_given.any(axis=2)
        return (
            np.where(asked, np.where(is_known, low, 0.0), np.nan),
            np.where(asked, np.where(is_known, high, BEST), np.nan),
        )


def standing(
    goals: Sequence[Goal],
    criteria: Sequence[Criterion],
    initiatives: Sequence[Initiative],
    scores: Sequence[Score],
    assessors: Sequence[Assessor],
) -> Standing:
    """Read the same records as ``evaluate``; the table's totals are those of the evaluation."""
    found = pooled(goals, criteria, initiatives, scores, assessors)
    initiative_ids = tuple(one.id for one in initiatives)
    criterion_ids = tuple(one.id for one in criteria)
    return Standing(
        Table(initiative_ids, criterion_ids, found.panel.mean, found.weights.shares),
        replace(
            certain(
                initiative_ids,
                criterion_ids,
                found.cells.counted,
                applies=found.cells.is_applicable,
                assessors=found.shares,
            ),
            low=found.cells.low,
            high=found.cells.high,
        ),
        movables(found.weights),
    )
