"""Value functions drawn as a curve: straight pieces that rise, fall, or rise to one optimum."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.records import Criterion, CurvePoint
from issuetrees.core.text import gettext_noop

MOST_PLACES: Final = 21
_TOP: Final = 100.0


def check_curve(criterion: Criterion) -> None:
    """Refuse a curve that cannot give points, with what is wrong in words.

    It goes from the lowest to the highest value of the scale, uses all of 0 to 100, since weights
    mean the step from the worst to the best, and turns once at most.
    """
    message = _wrong(criterion.curve) or _open_ended(criterion)
    if message:
        raise Invalid(
            "curve_wrong",
            message,
            field="curve",
            title=criterion.title,
            most=MOST_PLACES,
            criterion_id=criterion.id,
        )


def ends(curve: Sequence[CurvePoint]) -> tuple[float, float]:
    """Return the worst and the best end of a curve; where both are worth the same, the low one."""
    first, last = curve[0], curve[-1]
    is_less = first.points > last.points
    return (last.value, first.value) if is_less else (first.value, last.value)


def is_between(curve: Sequence[CurvePoint]) -> bool:
    """Whether the best value lies inside, so that neither more nor less is better throughout."""
    return any(place.points == _TOP for place in curve) and not any(
        place.points == _TOP for place in (curve[0], curve[-1])
    )


def _wrong(curve: Sequence[CurvePoint]) -> str:
    values = [place.value for place in curve]
    points = [place.points for place in curve]
    if not all(math.isfinite(number) for number in (*values, *points)):
        return gettext_noop("“{title}”: the values and points of a curve are numbers.")
    if not 2 <= len(curve) <= MOST_PLACES:
        return gettext_noop("“{title}”: a curve has 2 to {most} points.")
    if any(one >= other for one, other in pairwise(values)):
        return gettext_noop("“{title}”: each value stands on the curve once.")
    if min(points) != 0 or max(points) != _TOP:
        return gettext_noop(
            "“{title}”: the worst place of the curve is worth 0 points and the best one 100."
        )
    if _turns_up(points):
        return gettext_noop(
            "“{title}”: the curve falls and rises again. It may rise, fall, or rise to one"
            " optimum and fall after it."
        )
    return ""


def _open_ended(criterion: Criterion) -> str:
    if ends(criterion.curve) == (criterion.worst, criterion.best):
        return ""
    return gettext_noop("“{title}”: the curve goes from the worst value to the best one.")


def _turns_up(points: Sequence[float]) -> bool:
    is_falling = False
    for one, other in pairwise(points):
        if is_falling and other > one:
            return True
        is_falling = is_falling or other < one
    return False
