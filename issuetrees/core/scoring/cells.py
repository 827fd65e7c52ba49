"""Scores as arrays: initiatives × criteria × assessors, with what is missing and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array, Flags
from issuetrees.core.scoring.records import (
    Assessor,
    Criterion,
    Initiative,
    MissingPolicy,
    Score,
    ScoreState,
)
from issuetrees.core.scoring.results import Missing, MissingReason
from issuetrees.core.scoring.values import BEST, points_of
from issuetrees.core.text import gettext_noop

_STATES = {state: number for number, state in enumerate(ScoreState, start=1)}
_UNKNOWN = _STATES[ScoreState.UNKNOWN]
_NOT_APPLICABLE = _STATES[ScoreState.NOT_APPLICABLE]
_STANDS_FOR = {
    MissingPolicy.LEAVE_OUT: np.nan,
    MissingPolicy.WORST: 0.0,
    MissingPolicy.MIDDLE: BEST / 2,
}


@dataclass(frozen=True, slots=True)
class Cells:
    """All I × C × A: points (NaN where none are given) and where the criterion applies.

    ``low`` and ``high`` are the fewest and the most points that a score may mean; NaN where none
    was given.
    ``counted`` are the points with what its criterion says that a missing score stands for, in the
    initiatives that have any score; NaN where that is nothing.
    """

    points: Array
    counted: Array
    low: Array
    high: Array
    is_applicable: Flags
    is_unknown: Flags
    is_off_scale: Flags

    def missing(
        self, initiative: int, keys: Sequence[str], people: Sequence[str], counts: Flags
    ) -> tuple[Missing, ...]:
        """Name the missing scores among the criterion–assessor pairs that count (C × A)."""
        is_missing = self.is_applicable[initiative] & np.isnan(self.points[initiative]) & counts
        return tuple(
            Missing(keys[c], people[a], self._reason(initiative, c, a))
            for c, a in np.argwhere(is_missing)
        )

    def _reason(self, initiative: int, criterion: int, assessor: int) -> MissingReason:
        place = (initiative, criterion, assessor)
        if self.is_off_scale[place]:
            return MissingReason.OFF_SCALE
        return MissingReason.UNKNOWN if self.is_unknown[place] else MissingReason.NOT_SCORED


def read_scores(
    initiatives: Sequence[Initiative],
    criteria: Sequence[Criterion],
    assessors: Sequence[Assessor],
    scores: Sequence[Score],
) -> Cells:
    """Put the scores in place and turn raw values into points.

    Scores that belong to something not listed, or that nobody asks for, are left out. Two scores
    for one place are ``Invalid``.
    """
    raw, low, high, states = _placed(initiatives, criteria, assessors, scores)
    is_asked = _asked(initiatives, criteria, assessors)
    for values in (raw, low, high):
        values[~is_asked] = np.nan
    states[~is_asked] = _NOT_APPLICABLE
    points: Array = np.full(raw.shape, np.nan)
    for index, criterion in enumerate(criteria):
        for of, worth in ((raw, points), (low, low), (high, high)):
            worth[:, index, :] = points_of(criterion, of[:, index, :])
    is_applicable = states != _NOT_APPLICABLE
    return Cells(
        points=points,
        counted=_counted(points, is_applicable, criteria),
        low=np.minimum(np.minimum(low, high), points),
        high=np.maximum(np.maximum(low, high), points),
        is_applicable=is_applicable,
        is_unknown=states == _UNKNOWN,
        is_off_scale=~np.isnan(raw) & np.isnan(points),
    )


def _placed(
    initiatives: Sequence[Initiative],
    criteria: Sequence[Criterion],
    assessors: Sequence[Assessor],
    scores: Sequence[Score],
) -> tuple[Array, Array, Array, NDArray[np.int8]]:
    """Raw values, the ends of ranges and states: initiatives × criteria × assessors."""
    shape = (len(initiatives), len(criteria), len(assessors))
    raw, low, high = np.full((3, *shape), np.nan)
    states = np.zeros(shape, dtype=np.int8)
    rows = {initiative.id: index for index, initiative in enumerate(initiatives)}
    columns = {criterion.id: index for index, criterion in enumerate(criteria)}
    layers = {assessor.id: index for index, assessor in enumerate(assessors)}
    for score in scores:
        row = rows.get(score.initiative_id)
        column = columns.get(score.criterion_id)
        layer = layers.get(score.assessor_id)
        if row is None or column is None or layer is None:
            continue
        if states[row, column, layer]:
            raise _doubled(score)
        states[row, column, layer] = _STATES[score.state]
        if score.state is ScoreState.GIVEN and score.value is not None:
            raw[row, column, layer] = score.value
            low[row, column, layer], high[row, column, layer] = _range(score)
    return raw, low, high, states


def _asked(
    initiatives: Sequence[Initiative],
    criteria: Sequence[Criterion],
    assessors: Sequence[Assessor],
) -> Flags:
    asked = np.ones((len(initiatives), len(criteria), len(assessors)), dtype=np.bool_)
    for column, criterion in enumerate(criteria):
        if criterion.kind_ids:
            asked[[not criterion.applies_to(one.kind_id) for one in initiatives], column] = False
        if criterion.assessor_ids:
            asked[:, column, [not criterion.is_for(one.id) for one in assessors]] = False
    return asked


def _range(score: Score) -> tuple[float, float]:
    """The ends of a range; one that is not given is the value itself."""
    if score.low is None and score.high is None:
        return np.nan, np.nan
    ends = (score.value if end is None else end for end in (score.low, score.high))
    low, high = (np.nan if end is None else float(end) for end in ends)
    return low, high


def _counted(points: Array, is_applicable: Flags, criteria: Sequence[Criterion]) -> Array:
    stands_for = np.array([_STANDS_FOR[criterion.missing] for criterion in criteria])
    if np.isnan(stands_for).all():
        return points
    is_begun = ~np.isnan(points).all(axis=(1, 2), keepdims=True)
    is_missing = np.isnan(points) & is_applicable & is_begun
    return np.where(is_missing, stands_for[np.newaxis, :, np.newaxis], points)


def _doubled(score: Score) -> Invalid:
    return Invalid(
        "score_doubled",
        gettext_noop("An assessor has scored one initiative twice on the same criterion."),
        field="scores",
        initiative_id=score.initiative_id,
        criterion_id=score.criterion_id,
        assessor_id=score.assessor_id,
    )
