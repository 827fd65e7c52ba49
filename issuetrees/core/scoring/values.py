"""Value functions: raw scores to points from 0 to 100 on fixed anchors.

The anchors belong to the criterion, not to the list of initiatives, so a new initiative
never changes the points of another one (no rank reversal by normalisation).
"""

import math

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import bare
from issuetrees.core.scoring.curves import check_curve
from issuetrees.core.scoring.records import Criterion, CriterionKind
from issuetrees.core.text import gettext_noop

Points = NDArray[np.float64]
BEST = 100.0
MAX_STEPS = 100


def check_scale(criterion: Criterion) -> None:
    """Refuse a criterion whose scale cannot give points; ``field`` names the part."""
    if criterion.kind is CriterionKind.YES_NO:
        return
    if criterion.kind is CriterionKind.RUBRIC and criterion.levels:
        _check_levels(criterion)
    elif criterion.is_measured and criterion.curve:
        check_curve(criterion)
    elif not _is_finite(criterion.worst, criterion.best) or criterion.worst == criterion.best:
        raise Invalid(
            "scale_empty",
            gettext_noop("“{title}”: the worst and the best value have to differ."),
            field="best",
            title=criterion.title,
            criterion_id=criterion.id,
        )
    elif criterion.kind is CriterionKind.RUBRIC and not 1 <= _steps(criterion) <= MAX_STEPS:
        raise Invalid(
            "scale_steps",
            gettext_noop("“{title}”: a rubric without levels has 1 to {most} whole steps."),
            field="best",
            title=criterion.title,
            most=MAX_STEPS,
            criterion_id=criterion.id,
        )


def anchors(criterion: Criterion) -> list[tuple[float, float]]:
    """Return (raw value, points) of the scale's fixed places, raw values ascending.

    Between the anchors of a number or of money the points are on straight lines, outside they stay
    at the nearest end; a rubric and yes / no have no values but their anchors.
    """
    if criterion.kind is CriterionKind.RUBRIC:
        return _level_anchors(criterion)
    if criterion.is_measured and criterion.curve:
        return [(place.value, place.points) for place in criterion.curve]
    low, high = sorted((criterion.worst, criterion.best))
    if criterion.kind is CriterionKind.YES_NO:
        low, high = 0.0, 1.0
    return _directed(criterion, [(low, 0.0), (high, BEST)])


def points_of(criterion: Criterion, raw: Points) -> Points:
    """Turn raw values of any shape into points; NaN where a value is not on the scale."""
    places = anchors(criterion)
    values = np.array([value for value, _ in places])
    points = np.array([point for _, point in places])
    if criterion.is_measured:
        result: Points = np.interp(raw, values, points)
        return np.where(np.isfinite(raw), result, np.nan)
    index = np.minimum(np.searchsorted(values, raw), len(values) - 1)
    return np.where(values[index] == raw, points[index], np.nan)


def check_value(criterion: Criterion, value: float, *, is_beyond: bool = True) -> None:
    """Refuse a score that is not on the criterion's scale.

    A number beyond the worst or the best value has their points; it is refused unless ``is_beyond``
    says that it is meant, since it may as well be a slip of the hand.
    """
    low, high = sorted((criterion.worst, criterion.best))
    is_measure = criterion.is_measured and math.isfinite(value)
    if is_measure and not is_beyond and not low <= value <= high:
        raise Invalid(
            "beyond_scale",
            gettext_noop(
                "“{title}”: {value} is beyond the scale of {low} to {high}. Say that it is meant."
            ),
            field="value",
            title=criterion.title,
            value=bare(value),
            low=bare(low),
            high=bare(high),
            criterion_id=criterion.id,
        )
    if np.isnan(points_of(criterion, np.array([value])))[0]:
        message = gettext_noop("“{title}”: {value} is not on the scale. Use one of {allowed}.")
        if criterion.is_measured:
            message = gettext_noop("“{title}”: {value} is not a number that can be scored.")
        raise Invalid(
            "off_scale",
            message,
            field="value",
            title=criterion.title,
            value=bare(value) if np.isfinite(value) else str(value),
            allowed=[bare(place) for place, _ in anchors(criterion)],
            criterion_id=criterion.id,
        )


def _level_anchors(criterion: Criterion) -> list[tuple[float, float]]:
    levels = sorted(criterion.levels, key=lambda level: level.value)
    if any(level.points is not None for level in levels):
        return [(level.value, level.points or 0.0) for level in levels]
    values = [level.value for level in levels]
    if not values:
        low = min(criterion.worst, criterion.best)
        values = [low + step for step in range(_steps(criterion) + 1)]
    span = values[-1] - values[0]
    return _directed(criterion, [(value, BEST * (value - values[0]) / span) for value in values])


def _directed(criterion: Criterion, places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    if not criterion.is_less_better:
        return places
    return [(value, BEST - points) for value, points in places]


def _check_levels(criterion: Criterion) -> None:
    values = [level.value for level in criterion.levels]
    points = [level.points for level in criterion.levels if level.points is not None]
    message = ""
    if len(set(values)) < 2 or len(set(values)) < len(values) or not _is_finite(*values):
        message = gettext_noop("“{title}”: a rubric has two or more levels, each with its value.")
    elif points and len(points) < len(values):
        message = gettext_noop("“{title}”: give points to every level or to none.")
    elif any(not 0 <= point <= BEST for point in points):
        message = gettext_noop("“{title}”: points of a level are between 0 and 100.")
    if message:
        raise Invalid(
            "levels_wrong",
            message,
            field="levels",
            title=criterion.title,
            criterion_id=criterion.id,
        )


def _steps(criterion: Criterion) -> int:
    return math.floor(abs(criterion.best - criterion.worst))


def _is_finite(*numbers: float) -> bool:
    return all(math.isfinite(number) for number in numbers)
