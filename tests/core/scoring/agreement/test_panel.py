"""A panel as a whole: cells, people, coefficients; what varies not is said so."""

import pytest

from issuetrees.core.scoring import (
    Assessor,
    Criterion,
    CriterionKind,
    Initiative,
    Score,
    ScoreState,
)
from issuetrees.core.scoring.agreement import Measure, Undefined, panel

INITIATIVES = [Initiative("a", "A"), Initiative("b", "B")]
PEOPLE = [Assessor("p", "P"), Assessor("q", "Q", weight=0)]


def said(initiative: str, assessor: str, value: float | None, criterion: str = "c") -> Score:
    state = ScoreState.UNKNOWN if value is None else ScoreState.GIVEN
    return Score(initiative, criterion, assessor, state, value)


def test_a_cell_has_median_spread_and_dots() -> None:
    scores = [said("a", "p", 4), said("a", "q", 1), said("b", "p", 2), said("b", "q", None)]
    found = panel(INITIATIVES, [Criterion("c", "g", "C")], PEOPLE, scores)
    first, second = found.cells
    assert (first.median, first.spread) == (62.5, 75)
    assert [(dot.value, dot.assessor_ids) for dot in first.dots] == [(25, ("q",)), (100, ("p",))]
    assert (second.median, second.spread, second.unknown) == (50, None, 1)
    assert [one.bias for one in found.assessors] == [37.5, -37.5]


def test_without_variation_a_coefficient_says_so() -> None:
    scores = [said(one, who, 2) for one in "ab" for who in "pq"]
    found = panel(INITIATIVES, [Criterion("c", "g", "C")], PEOPLE, scores)
    assert {one.undefined for one in found.coefficients} == {Undefined.NO_VARIATION}


@pytest.mark.parametrize("kind", [CriterionKind.RUBRIC, CriterionKind.NUMBER])
def test_kappa_is_asked_of_levels_alone(kind: CriterionKind) -> None:
    found = panel(INITIATIVES, [Criterion("c", "g", "C", kind)], PEOPLE, [])
    measures = {one.measure for one in found.coefficients}
    assert (Measure.FLEISS_KAPPA in measures) == (kind is CriterionKind.RUBRIC)
