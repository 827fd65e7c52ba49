"""How well the assessors of an engagement judged, as far as the reader may see their scores."""

import math
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.calibration import (
    Calibration,
    Judged,
    Stated,
    calibration,
)
from issuetrees.core.scoring.records import Criterion as CoreCriterion
from issuetrees.core.scoring.values import check_scale, points_of
from issuetrees.scoring import rows
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.scores import Score, ScoreState
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.tracking.models.outcomes import Outcome
from issuetrees.tracking.read import actuals as actuals_read
from issuetrees.tracking.read import forecasts as forecasts_read
from issuetrees.tracking.read import outcomes as outcomes_read
from issuetrees.workspaces.access import Reader


@dataclass(frozen=True, slots=True)
class Case:
    """One score beside what came of it, in points."""

    outcome: Outcome
    assessor: Assessor
    judged: Judged


@dataclass(frozen=True, slots=True)
class Found:
    """The calibration with the names of what it is of, and the cases that it is made of."""

    calibration: Calibration
    assessors: Mapping[str, Assessor]
    criteria: Mapping[str, Criterion]
    cases: list[Case]
    stated: int


def found(reader: Reader, engagement_id: uuid.UUID) -> Found:
    """Compare what was said with what came of it: six queries."""
    assessors = {str(one.pk): one for one in assessors_read.assessors(reader, engagement_id)}
    criteria = {str(one.pk): one for one in criteria_read.criteria(reader, engagement_id)}
    scales = {key: scale for key, row in criteria.items() if (scale := _scale(row)) is not None}
    outcomes = list(outcomes_read.outcomes(reader, engagement_id))
    cases = list(_cases(reader, engagement_id, outcomes, assessors, scales))
    stated = _stated(reader, engagement_id)
    return Found(
        calibration((one.judged for one in cases), stated), assessors, criteria, cases, len(stated)
    )


def _cases(
    reader: Reader,
    engagement_id: uuid.UUID,
    outcomes: Iterable[Outcome],
    assessors: Mapping[str, Assessor],
    scales: Mapping[str, CoreCriterion],
) -> Iterable[Case]:
    """Every assessor's last own score beside the outcome; what is off the scale is left out."""
    said: dict[tuple[uuid.UUID, uuid.UUID], dict[uuid.UUID, Score]] = {}
    wanted = {one.initiative_id for one in outcomes}
    scores = scores_read.scores(reader, engagement_id).filter(
        initiative__in=wanted, state=ScoreState.GIVEN, is_carried=False
    )
    for score in scores:
        place = score.initiative_id, score.criterion_id
        said.setdefault(place, {})[score.assessor_id] = score
    for outcome in outcomes:
        scale = scales.get(str(outcome.criterion_id))
        came = _points(scale, outcome.value) if scale else None
        if scale is None or came is None:
            continue
        for score in said.get((outcome.initiative_id, outcome.criterion_id), {}).values():
            assessor = assessors.get(str(score.assessor_id))
            judged = _judged(scale, score, came)
            if assessor is not None and judged is not None:
                yield Case(outcome, assessor, judged)


def _judged(scale: CoreCriterion, score: Score, outcome: float) -> Judged | None:
    points = _points(scale, score.value)
    if points is None:
        return None
    ends = [_points(scale, one) for one in (score.low, score.high)]
    low, high = (min(ends), max(ends)) if None not in ends else (None, None)  # type: ignore[type-var]
    return Judged(str(score.assessor_id), str(score.criterion_id), points, outcome, low, high)


def _points(scale: CoreCriterion, value: float | None) -> float | None:
    if value is None:
        return None
    found = float(points_of(scale, np.array([value]))[0])
    return found if math.isfinite(found) else None


def _scale(row: Criterion) -> CoreCriterion | None:
    """The criterion's scale; None where it cannot give points, which the ranking says."""
    found = rows.criterion(row)
    try:
        check_scale(found)
    except Invalid:
        return None
    return found


def _stated(reader: Reader, engagement_id: uuid.UUID) -> list[Stated]:
    """The chances of measures of which it is known whether they met their target in time."""
    met = {
        one.measure.pk: one.came_true
        for one in actuals_read.standings(reader, engagement_id)
        if one.came_true is not None
    }
    return [
        Stated(str(one.assessor_id), one.chance / 100, bool(met[one.measure_id]))
        for one in forecasts_read.forecasts(reader, engagement_id)
        if one.measure_id in met
    ]
