"""Evaluate initiatives: the additive value model from records to results.

Points run from 0 (worst anchor) to 100 (best anchor) everywhere: for a score, a criterion,
a goal and the total. Several assessors are merged by their weighted mean. A missing score
is never a zero: the total is taken over the weight that is known, and bounds tell what the
missing scores could change. Gates stand beside the score and never change it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from issuetrees.core.scoring.additive import (
    Array,
    Panel,
    Totals,
    add_up,
    totals_by_assessor,
)
from issuetrees.core.scoring.cells import Cells
from issuetrees.core.scoring.gates import gate_states
from issuetrees.core.scoring.notices import remarks
from issuetrees.core.scoring.pooled import pooled
from issuetrees.core.scoring.ranking import rank
from issuetrees.core.scoring.records import (
    Assessor,
    Criterion,
    Gate,
    GateVerdict,
    Goal,
    Initiative,
    Score,
)
from issuetrees.core.scoring.results import (
    CellState,
    CriterionResult,
    Evaluation,
    GateState,
    GoalResult,
    InitiativeResult,
    RankSpan,
    Spread,
)
from issuetrees.core.scoring.weights import Weights


def evaluate(
    goals: Sequence[Goal],
    criteria: Sequence[Criterion],
    initiatives: Sequence[Initiative],
    scores: Sequence[Score],
    assessors: Sequence[Assessor],
    *,
    gates: Sequence[Gate] = (),
    verdicts: Sequence[GateVerdict] = (),
) -> Evaluation:
    """Score and rank the initiatives.

    Assessors with weight 0 are left out everywhere. Raises ``Invalid`` for weights that are
    all zero, negative or not numbers, for a scale that cannot give points and for two scores
    in one place; anything merely incomplete gives a result with notices.
    """
    table = _computed(goals, criteria, initiatives, scores, assessors, gates, verdicts)
    totals = [None if np.isnan(total) else float(total) for total in table.totals.total]
    order, places = rank(totals)
    results = [
        table.result(index, initiative, totals[index], places[index])
        for index, initiative in enumerate(initiatives)
    ]
    return Evaluation(
        goals=table.weights.goals,
        criteria=table.weights.criteria,
        initiatives=tuple(results[index] for index in order),
        notices=remarks(
            goals, criteria, initiatives, table.judges, table.cells, table.panel, totals
        ),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """Everything computed, from which one initiative's result is read."""

    weights: Weights
    criteria: Sequence[Criterion]
    judges: Sequence[Assessor]
    cells: Cells
    panel: Panel
    totals: Totals
    own_totals: Array
    gates: Mapping[str, tuple[GateState, ...]]

    def result(
        self, index: int, initiative: Initiative, total: float | None, place: RankSpan | None
    ) -> InitiativeResult:
        own = {
            judge.id: float(value)
            for judge, value in zip(self.judges, self.own_totals[index], strict=True)
            if not np.isnan(value)
        }
        criteria = tuple(self._criterion(index, column) for column in range(len(self.criteria)))
        counts = np.broadcast_to(
            (self.weights.shares > 0)[:, np.newaxis], self.cells.points.shape[1:]
        )
        keys = [criterion.id for criterion in self.criteria]
        people = [judge.id for judge in self.judges]
        return InitiativeResult(
            initiative_id=initiative.id,
            title=initiative.title,
            rank=place,
            total=total,
            low=float(self.totals.low[index]),
            high=float(self.totals.high[index]),
            coverage=float(self.totals.coverage[index]),
            goals=tuple(self._goal(goal.goal_id, criteria) for goal in self.weights.goals),
            criteria=criteria,
            missing=self.cells.missing(index, keys, people, counts),
            by_assessor=own,
            spread=_spread(np.array(list(own.values()))),
            gates=self.gates[initiative.id],
        )

    def _criterion(self, row: int, column: int) -> CriterionResult:
        value = self.panel.mean[row, column]
        return CriterionResult(
            criterion_id=self.criteria[column].id,
            goal_id=self.criteria[column].goal_id,
            state=self._state(row, column),
            value=None if np.isnan(value) else float(value),
            points=float(self.totals.points[row, column]),
            spread=_spread(self.cells.points[row, column]),
        )

    def _state(self, row: int, column: int) -> CellState:
        if self.judges and not self.panel.is_applicable[row, column]:
            return CellState.NOT_APPLICABLE
        if self.panel.given[row, column] <= 0:
            is_assumed = not np.isnan(self.panel.mean[row, column])
            return CellState.ASSUMED if is_assumed else CellState.MISSING
        is_full = self.panel.given[row, column] > 1 - 1e-12
        return CellState.GIVEN if is_full else CellState.PARTLY

    def _goal(self, goal_id: str, criteria: Sequence[CriterionResult]) -> GoalResult:
        shares = {weight.criterion_id: weight.share_of_goal for weight in self.weights.criteria}
        mine = [result for result in criteria if result.goal_id == goal_id]
        known = sum(shares[one.criterion_id] for one in mine if one.value is not None)
        value = sum(shares[one.criterion_id] * (one.value or 0.0) for one in mine)
        return GoalResult(
            goal_id=goal_id,
            value=value / known if known else None,
            points=sum(one.points for one in mine),
            state=_together([one.state for one in mine if shares[one.criterion_id] > 0]),
        )


def _together(states: Sequence[CellState]) -> CellState:
    """How much is known of a goal by what is known on its criteria that count."""
    asked = [state for state in states if state is not CellState.NOT_APPLICABLE]
    if not asked:
        return CellState.NOT_APPLICABLE if states else CellState.MISSING
    if len(set(asked)) == 1:
        return asked[0]
    return CellState.PARTLY


def _computed(
    goals: Sequence[Goal],
    criteria: Sequence[Criterion],
    initiatives: Sequence[Initiative],
    scores: Sequence[Score],
    assessors: Sequence[Assessor],
    gates: Sequence[Gate],
    verdicts: Sequence[GateVerdict],
) -> _Table:
    found = pooled(goals, criteria, initiatives, scores, assessors)
    shares = found.weights.shares
    return _Table(
        weights=found.weights,
        criteria=criteria,
        judges=found.judges,
        cells=found.cells,
        panel=found.panel,
        totals=add_up(found.panel, shares),
        own_totals=totals_by_assessor(_own_points(found.cells), shares),
        gates=gate_states(
            gates, verdicts, [one.id for one in initiatives], criteria, found.panel.mean, shares
        ),
    )


def _own_points(cells: Cells) -> Array:
    """What counts of each assessor, in the initiatives of which they scored anything."""
    is_begun = ~np.isnan(cells.points).all(axis=1, keepdims=True)
    return np.where(is_begun, cells.counted, np.nan)


def _spread(points: Array) -> Spread | None:
    given = points[~np.isnan(points)]
    if not len(given):
        return None
    deviation = float(np.std(given, ddof=1)) if len(given) > 1 else None
    return Spread(float(given.min()), float(given.max()), deviation, len(given))
