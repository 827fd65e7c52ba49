"""What always holds of the additive model, for any weights, scores and gaps in them."""

from dataclasses import dataclass, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.scoring import (
    Assessor,
    Criterion,
    CriterionKind,
    Evaluation,
    Goal,
    Initiative,
    Score,
    ScoreState,
    criterion_figures,
    evaluate,
    point_figures,
    share_figures,
)


@dataclass(frozen=True)
class Model:
    goals: tuple[Goal, ...]
    criteria: tuple[Criterion, ...]
    initiatives: tuple[Initiative, ...]
    assessors: tuple[Assessor, ...]
    scores: tuple[Score, ...]

    def evaluate(self) -> Evaluation:
        return evaluate(self.goals, self.criteria, self.initiatives, self.scores, self.assessors)


WEIGHTS = st.sampled_from([0.5, 1.0, 2.0, 3.7, 40.0])
SAID = st.sampled_from([0, 1, 2, 3, 4, ScoreState.UNKNOWN, ScoreState.NOT_APPLICABLE, None])


@st.composite
def models(draw: st.DrawFn) -> Model:
    goals = tuple(Goal(f"g{i}", f"G{i}", draw(WEIGHTS)) for i in range(draw(st.integers(1, 3))))
    criteria = tuple(
        Criterion(f"c{i}", draw(st.sampled_from(goals)).id, f"C{i}", weight=draw(WEIGHTS))
        for i in range(draw(st.integers(1, 4)))
    )
    initiatives = tuple(Initiative(f"i{i}", f"I{i}") for i in range(draw(st.integers(1, 4))))
    assessors = tuple(
        Assessor(f"a{i}", f"A{i}", draw(WEIGHTS)) for i in range(draw(st.integers(1, 3)))
    )
    scores = []
    for initiative in initiatives:
        for criterion in criteria:
            for assessor in assessors:
                said = draw(SAID)
                place = (initiative.id, criterion.id, assessor.id)
                if isinstance(said, ScoreState):
                    scores.append(Score(*place, said))
                elif said is not None:
                    scores.append(Score(*place, ScoreState.GIVEN, said))
    return Model(goals, criteria, initiatives, assessors, tuple(scores))


def totals(evaluation: Evaluation) -> dict[str, float | None]:
    return {one.initiative_id: one.total for one in evaluation.initiatives}


@given(models())
def test_points_add_up_and_bounds_hold_the_total(model: Model) -> None:
    for result in model.evaluate().initiatives:
        assert sum(one.points for one in result.goals) == pytest.approx(result.total or 0)
        assert sum(one.points for one in result.criteria) == pytest.approx(result.total or 0)
        assert 0 <= result.coverage <= 1 + 1e-12
        if result.total is not None:
            assert result.low - 1e-9 <= result.total <= result.high + 1e-9
        if not result.missing and result.total is not None:
            assert result.low == pytest.approx(result.high)


@given(models())
def test_printed_parts_add_up_to_printed_totals(model: Model) -> None:
    evaluation = model.evaluate()
    shares = share_figures(evaluation.goals, evaluation.criteria)
    counted = {goal: share for goal, share in shares.goals.items() if share is not None}
    assert sum(counted.values()) == (1 if counted else 0)
    for goal, share in counted.items():
        mine = [one.criterion_id for one in evaluation.criteria if one.goal_id == goal]
        assert sum(shares.criteria[one] for one in mine) == share
        assert sum(shares.inside[one] for one in mine) in {0, 1}
    for result in evaluation.initiatives:
        points, adds = point_figures(result), criterion_figures(result)
        assert sum(points.goals.values()) == (points.total or 0)
        for goal_id, told in points.goals.items():
            parts = [adds[one.criterion_id] for one in result.criteria if one.goal_id == goal_id]
            assert sum(parts) == told


@given(models(), st.lists(st.sampled_from([0.001, 0.3, 7.0, 1e6]), min_size=3, max_size=3))
def test_scaling_the_weights_changes_nothing(model: Model, factors: list[float]) -> None:
    by_goal, by_criterion, by_assessor = factors
    scaled = replace(
        model,
        goals=tuple(replace(one, weight=one.weight * by_goal) for one in model.goals),
        criteria=tuple(replace(one, weight=one.weight * by_criterion) for one in model.criteria),
        assessors=tuple(replace(one, weight=one.weight * by_assessor) for one in model.assessors),
    )
    before, after = model.evaluate(), scaled.evaluate()
    assert totals(after) == pytest.approx(totals(before))
    assert [one.rank for one in after.initiatives] == [one.rank for one in before.initiatives]


@given(models())
def test_a_dominated_initiative_changes_no_total_and_no_order(model: Model) -> None:
    worst = Initiative("worst", "Worst")
    extended = replace(
        model,
        initiatives=(worst, *model.initiatives),
        scores=(
            *model.scores,
            *(
                Score(worst.id, criterion.id, assessor.id, ScoreState.GIVEN, 0)
                for criterion in model.criteria
                for assessor in model.assessors
            ),
        ),
    )
    before, after = model.evaluate(), extended.evaluate()
    rest = [one for one in after.initiatives if one.initiative_id != worst.id]
    assert [one.initiative_id for one in rest] == [one.initiative_id for one in before.initiatives]
    left = {one.initiative_id: one.total for one in rest}
    assert left == pytest.approx(totals(before))


@given(models(), st.integers(0, 4))
def test_no_answer_to_a_missing_score_leaves_the_bounds(model: Model, value: int) -> None:
    before = {one.initiative_id: one for one in model.evaluate().initiatives}
    asked = {
        (key, one.criterion_id, one.assessor_id) for key in before for one in before[key].missing
    }
    kept = [
        one
        for one in model.scores
        if (one.initiative_id, one.criterion_id, one.assessor_id) not in asked
    ]
    filled = [Score(*place, ScoreState.GIVEN, value) for place in sorted(asked)]
    complete = replace(model, scores=(*kept, *filled)).evaluate()
    for result in complete.initiatives:
        assert not result.missing
        if result.total is not None:
            bounds = before[result.initiative_id]
            assert bounds.low - 1e-9 <= result.total <= bounds.high + 1e-9


@given(models(), st.data())
def test_a_better_score_never_lowers_the_total(model: Model, data: st.DataObject) -> None:
    places = [i for i, one in enumerate(model.scores) if one.value is not None and one.value < 4]
    if not places:
        return
    index = data.draw(st.sampled_from(places))
    raised = list(model.scores)
    raised[index] = replace(raised[index], value=4)
    before = totals(model.evaluate())
    after = totals(replace(model, scores=tuple(raised)).evaluate())
    key = raised[index].initiative_id
    assert (after[key] or 0) >= (before[key] or 0) - 1e-9
    del before[key], after[key]
    assert after == pytest.approx(before)


@given(models())
def test_the_order_of_the_scores_does_not_matter(model: Model) -> None:
    assert replace(model, scores=model.scores[::-1]).evaluate() == model.evaluate()


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_number_is_worth_more_the_more_there_is(first: float, second: float) -> None:
    low, high = sorted((first, second))
    model = Model(
        goals=(Goal("g", "G"),),
        criteria=(Criterion("c", "g", "C", kind=CriterionKind.NUMBER, worst=-100, best=1000),),
        initiatives=(Initiative("low", "Low"), Initiative("high", "High")),
        assessors=(Assessor("a", "A"),),
        scores=(
            Score("low", "c", "a", ScoreState.GIVEN, low),
            Score("high", "c", "a", ScoreState.GIVEN, high),
        ),
    )
    points = totals(model.evaluate())
    assert 0 <= (points["low"] or 0) <= (points["high"] or 0) <= 100


def test_money_cannot_be_in_the_score() -> None:
    assert {field.name for field in fields(Initiative)} == {"id", "title", "kind_id"}
