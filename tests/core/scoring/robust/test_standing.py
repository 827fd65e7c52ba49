"""From records: the same totals as the evaluation, and runs on whatever is there."""

import numpy as np
import pytest
from hypothesis import given, settings

from issuetrees.core.scoring import Assessor, Criterion, Goal, Initiative, Score, ScoreState
from issuetrees.core.scoring.robust.draws import draw
from issuetrees.core.scoring.robust.settings import FixedWeights, Settings
from issuetrees.core.scoring.robust.stability import stability
from issuetrees.core.scoring.robust.standing import standing
from tests.core.scoring.test_properties import Model, models, totals


@given(models())
@settings(max_examples=60)
def test_totals_leaders_and_draws_are_of_one_table(model: Model) -> None:
    found = standing(model.goals, model.criteria, model.initiatives, model.scores, model.assessors)
    evaluation = model.evaluate()
    own = dict(zip(found.table.initiative_ids, found.table.totals().tolist(), strict=True))
    for key, total in totals(evaluation).items():
        assert np.isnan(own[key]) if total is None else own[key] == pytest.approx(total)
    leaders = stability(found.table, found.weights).leaders
    first = {one.initiative_id for one in evaluation.ranked if one.rank and one.rank.first == 1}
    assert set(leaders) <= first
    result = draw(found.opinions, Settings(draws=50, confidence_draws=20))
    for one in result.initiatives:
        assert sum(one.chances) == pytest.approx(1)


def test_without_assessors_nobody_is_ranked() -> None:
    goals, criteria = [Goal("g", "G")], [Criterion("c", "g", "C")]
    initiatives = [Initiative("a", "A"), Initiative("b", "B")]
    nobody = standing(goals, criteria, initiatives, [], [])
    result = draw(nobody.opinions, Settings(weights=FixedWeights((1.0,)), draws=5))
    assert (result.unranked, result.initiatives) == (("a", "b"), ())
    assert stability(nobody.table, nobody.weights).leaders == ()


def test_without_criteria_nothing_is_ranked() -> None:
    empty = standing([Goal("g", "G")], [], [Initiative("a", "A")], [], [])
    assert draw(empty.opinions, Settings(draws=5)).unranked == ("a",)


def test_a_range_of_a_score_becomes_one_of_points_and_of_draws() -> None:
    goals, initiatives = [Goal("g", "G")], [Initiative("a", "A"), Initiative("b", "B")]
    criteria = [Criterion("c", "g", "Days", worst=4, best=0)]
    said = [
        Score("a", "c", "p", ScoreState.GIVEN, 1, 0, 3),
        Score("b", "c", "p", ScoreState.GIVEN, 2),
    ]
    found = standing(goals, criteria, initiatives, said, [Assessor("p", "P")])
    opinions = found.opinions
    assert [cube[0, 0, 0] for cube in (opinions.low, opinions.likely, opinions.high)] == [
        25,
        75,
        100,
    ]
    assert np.isnan(opinions.low[1, 0, 0])
    low, high = found.ranges
    assert (low[:, 0].tolist(), high[:, 0].tolist()) == ([25, 50], [100, 50])
    result = draw(opinions, Settings(weights=FixedWeights((1.0,)), draws=500))
    chances = {one.initiative_id: one.chances[0] for one in result.initiatives}
    assert 0.5 < chances["a"] < 1
