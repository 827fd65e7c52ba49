"""Value functions drawn as a curve, and what a missing score stands for."""

from dataclasses import replace

import numpy as np
import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring import (
    Assessor,
    CellState,
    Criterion,
    CriterionKind,
    CurvePoint,
    Evaluation,
    Goal,
    Initiative,
    MissingPolicy,
    Score,
    check_scale,
    check_value,
    ends,
    evaluate,
)
from issuetrees.core.scoring.values import points_of
from tests.core.scoring.builders import read_cases

REACH = Criterion("reach", "g", "Reach")
Places = list[tuple[float, float]]


def curved(places: Places, kind: CriterionKind = CriterionKind.NUMBER) -> Criterion:
    curve = tuple(CurvePoint(*place) for place in places)
    worst, best = ends(curve)
    return Criterion("reach", "g", "Reach", kind=kind, worst=worst, best=best, curve=curve)


@pytest.mark.parametrize("case", read_cases("curves.json"), ids=lambda case: case["name"])
def test_points_lie_on_the_curve(case) -> None:
    criterion = curved(case["curve"], CriterionKind.MONEY)
    check_scale(criterion)
    assert [criterion.worst, criterion.best] == case["ends"]
    values = np.array([value for value, _ in case["points"]], dtype=np.float64)
    assert points_of(criterion, values).tolist() == [points for _, points in case["points"]]


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([(0, 0), (0, 50), (5, 100)], "stands on the curve once"),
        ([(0, 0), (5, 90)], "is worth 0 points and the best one 100"),
        ([(0, 10), (5, 100)], "is worth 0 points and the best one 100"),
        ([(0, 0), (2, 100), (3, 50), (5, 60)], "falls and rises again"),
        ([(0, 100), (2, 0), (5, 100)], "falls and rises again"),
        ([(0, 0), (float("nan"), 100)], "are numbers"),
        ([(value, value * 4.0) for value in range(26)], "2 to 21 points"),
    ],
)
def test_a_curve_that_cannot_give_points_is_refused(places: Places, words: str) -> None:
    with pytest.raises(Invalid, match="“Reach”") as refusal:
        check_scale(curved(places))
    assert words in str(refusal.value)
    assert refusal.value.details["field"] == "curve"


def test_a_curve_that_contradicts_the_ends_is_refused() -> None:
    with pytest.raises(Invalid, match="from the worst value to the best one"):
        check_scale(replace(curved([(0, 0), (5, 100)]), best=9.0))


def test_a_value_beyond_a_curve_has_to_be_meant() -> None:
    money = curved([(0, 0), (5, 100)], CriterionKind.MONEY)
    check_value(money, 7)
    with pytest.raises(Invalid, match="beyond the scale of 0 to 5"):
        check_value(money, 7, is_beyond=False)


def _evaluated(policy: MissingPolicy) -> Evaluation:
    """Two criteria of one weight, two judges: one has not scored “Proof” of A, nobody that of B."""
    rows = [
        ("a", "fit", "x", 4),
        ("a", "proof", "x", 4),
        ("b", "fit", "x", 4),
        ("a", "fit", "y", 4),
    ]
    return evaluate(
        [Goal("g", "Be known")],
        [Criterion("fit", "g", "Fit"), Criterion("proof", "g", "Proof", missing=policy)],
        [Initiative("a", "A"), Initiative("b", "B"), Initiative("c", "C")],
        [Score(*row[:3], value=row[3]) for row in rows],
        [Assessor("x", "Xenia"), Assessor("y", "Yuri")],
    )


@pytest.mark.parametrize(
    ("policy", "totals", "bounds"),
    [
        (MissingPolicy.LEAVE_OUT, {"a": 100, "b": 100}, {"a": (75, 100), "b": (25, 100)}),
        (MissingPolicy.WORST, {"a": 75, "b": 50}, {"a": (75, 75), "b": (25, 50)}),
        (MissingPolicy.MIDDLE, {"a": 87.5, "b": 75}, {"a": (87.5, 87.5), "b": (50, 75)}),
    ],
)
def test_a_missing_score_counts_as_its_criterion_says(policy, totals, bounds) -> None:
    results = {one.initiative_id: one for one in _evaluated(policy).initiatives}
    assert {key: results[key].total for key in totals} == totals
    assert {key: (results[key].low, results[key].high) for key in bounds} == bounds
    assert results["c"].total is None
    assert [len(results[key].missing) for key in "ab"] == [1, 3]


def test_what_nobody_has_scored_is_called_assumed() -> None:
    (_, b, _) = sorted(_evaluated(MissingPolicy.WORST).initiatives, key=lambda one: one.title)
    assert [cell.state for cell in b.criteria] == [CellState.PARTLY, CellState.ASSUMED]
    assert b.criteria[1].value == 0
    assert b.by_assessor == {"x": 50}


def _asked(kind_ids: tuple[str, ...] = (), assessor_ids: tuple[str, ...] = ()) -> Evaluation:
    """“Reach” is asked of some only; all scores are there, those on Reach are the worst."""
    assessors = [Assessor("x", "Xenia"), Assessor("y", "Yuri")]
    values = {"fit": 4.0, "reach": 0.0}
    return evaluate(
        [Goal("g", "Be known")],
        [
            Criterion("fit", "g", "Fit"),
            replace(REACH, kind_ids=kind_ids, assessor_ids=assessor_ids),
        ],
        [Initiative("a", "A", "tv"), Initiative("b", "B")],
        [
            Score(one, criterion, judge.id, value=value)
            for one in "ab"
            for criterion, value in values.items()
            for judge in assessors
        ],
        assessors,
    )


def test_a_criterion_counts_for_the_kinds_that_it_applies_to() -> None:
    found = {one.initiative_id: one for one in _asked(kind_ids=("tv",)).initiatives}
    assert {key: (one.total, one.coverage) for key, one in found.items()} == {
        "a": (50, 1),
        "b": (100, 1),
    }
    assert found["b"].criteria[1].state is CellState.NOT_APPLICABLE
    assert not found["b"].missing


def test_a_criterion_is_scored_by_those_who_are_asked() -> None:
    evaluation = _asked(assessor_ids=("y",))
    assert [one.total for one in evaluation.initiatives] == [50, 50]
    assert evaluation.initiatives[0].by_assessor == {"x": 100, "y": 50}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind_ids": ("events",)}, "applies_to_none"),
        ({"assessor_ids": ("zoe",)}, "nobody_asked"),
    ],
)
def test_a_criterion_that_asks_nothing_of_nobody_is_named(fields, code) -> None:
    evaluation = _asked(**fields)
    assert [one.total for one in evaluation.initiatives] == [100, 100]
    assert code in [notice.code for notice in evaluation.notices]
