"""Value functions: fixed anchors to points, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring import (
    Criterion,
    CriterionKind,
    Level,
    anchors,
    check_scale,
    check_value,
)
from issuetrees.core.scoring.values import points_of

REACH = Criterion("reach", "g", "Reach", kind=CriterionKind.NUMBER, worst=100, best=300)
RUBRIC = Criterion("fit", "g", "Fit")
YES_NO = Criterion("legal", "g", "Legal", kind=CriterionKind.YES_NO)


def points(criterion: Criterion, *raw: float) -> list[float]:
    return [float(point) for point in points_of(criterion, np.array(raw))]


def less(criterion: Criterion) -> Criterion:
    return replace(criterion, worst=criterion.best, best=criterion.worst)


def test_numbers_lie_on_a_line_between_the_anchors() -> None:
    assert points(REACH, 0, 100, 150, 300, 1e9) == [0, 0, 25, 100, 100]
    assert points(less(REACH), 0, 100, 150, 300, 1e9) == [100, 100, 75, 0, 0]


def test_worst_and_best_come_in_either_order() -> None:
    days = Criterion("days", "g", "Days", kind=CriterionKind.NUMBER, worst=36, best=6)
    check_scale(days)
    assert points(days, 36, 6, 21, 1, 50) == [0, 100, 50, 100, 0]
    assert anchors(days) == [(6, 100), (36, 0)]


def test_a_rubric_without_levels_counts_from_end_to_end() -> None:
    assert points(RUBRIC, 0, 1, 2, 3, 4) == [0, 25, 50, 75, 100]
    assert anchors(RUBRIC) == [(0, 0), (1, 25), (2, 50), (3, 75), (4, 100)]


def test_levels_spread_evenly_by_value_or_as_set_by_hand() -> None:
    even = Criterion("c", "g", "C", levels=(Level(5), Level(1), Level(2)))
    assert points(even, 1, 2, 5) == [0, 25, 100]
    assert points(less(even), 1, 2, 5) == [100, 75, 0]
    by_hand = Criterion("c", "g", "C", levels=(Level(0, "", 10), Level(1, "", 90)))
    assert points(by_hand, 0, 1) == [10, 90]


def test_yes_is_good_unless_less_is_better() -> None:
    assert points(YES_NO, 0, 1) == [0, 100]
    assert points(less(YES_NO), 0, 1) == [100, 0]


@pytest.mark.parametrize(
    ("criterion", "value"),
    [(RUBRIC, 2.5), (RUBRIC, 5), (RUBRIC, -1), (YES_NO, 2), (REACH, float("inf"))],
)
def test_values_off_the_scale_have_no_points_and_are_refused(
    criterion: Criterion, value: float
) -> None:
    assert np.isnan(points(criterion, value)[0])
    with pytest.raises(Invalid, match=criterion.title) as refusal:
        check_value(criterion, value)
    assert refusal.value.details["field"] == "value"


def test_a_refused_value_says_what_is_allowed() -> None:
    with pytest.raises(Invalid) as refusal:
        check_value(YES_NO, 3)
    assert str(refusal.value) == "“Legal”: 3 is not on the scale. Use one of 0, 1."


@pytest.mark.parametrize(
    ("criterion", "value"), [(RUBRIC, 4), (YES_NO, 1), (REACH, -50), (REACH, 1e9)]
)
def test_values_on_the_scale_pass(criterion: Criterion, value: float) -> None:
    check_scale(criterion)
    check_value(criterion, value)


@pytest.mark.parametrize(
    "levels",
    [
        (Level(1),),
        (Level(1), Level(1)),
        (Level(0), Level(float("nan"))),
        (Level(0, "", 5), Level(1)),
        (Level(0, "", 0), Level(1, "", 101)),
    ],
)
def test_useless_levels_are_refused(levels: tuple[Level, ...]) -> None:
    with pytest.raises(Invalid, match="“C”") as refusal:
        check_scale(Criterion("c", "g", "C", levels=levels))
    assert refusal.value.details["field"] == "levels"


@pytest.mark.parametrize(("worst", "best"), [(0, 0.5), (0, 1e9), (3, 3), (0, float("inf"))])
def test_useless_ends_are_refused(worst: float, best: float) -> None:
    with pytest.raises(Invalid, match="“C”") as refusal:
        check_scale(Criterion("c", "g", "C", worst=worst, best=best))
    assert refusal.value.details["field"] == "best"
