"""Incomplete and bad input: a clear answer each, and gates beside the score."""

from collections.abc import Sequence

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring import (
    Assessor,
    CellState,
    Criterion,
    CriterionKind,
    Evaluation,
    Gate,
    GateDecision,
    GateVerdict,
    Goal,
    Initiative,
    Level,
    MissingReason,
    Score,
    ScoreState,
    evaluate,
)
from tests.core.scoring.builders import score

GOAL = Goal("g", "Love")
FIT = Criterion("fit", "g", "Fit")
ANNA = Assessor("anna", "Anna")
BORIS = Assessor("boris", "Boris")
FESTIVAL = Initiative("festival", "Festival")
PODCAST = Initiative("podcast", "Podcast")


def judge(
    *scores: Score,
    goals: Sequence[Goal] = (GOAL,),
    criteria: Sequence[Criterion] = (FIT,),
    initiatives: Sequence[Initiative] = (FESTIVAL, PODCAST),
    assessors: Sequence[Assessor] = (ANNA,),
) -> Evaluation:
    return evaluate(goals, criteria, initiatives, scores, assessors)


def codes(evaluation: Evaluation) -> list[str]:
    return [notice.code for notice in evaluation.notices]


def test_nothing_at_all() -> None:
    evaluation = judge(goals=(), criteria=(), initiatives=(), assessors=())
    assert evaluation.initiatives == ()
    assert codes(evaluation) == ["no_criteria", "no_assessors", "no_initiatives"]


def test_no_criteria() -> None:
    evaluation = judge(criteria=())
    assert [one.title for one in evaluation.unranked] == ["Festival", "Podcast"]
    assert codes(evaluation) == ["no_criteria", "not_ranked", "not_ranked"]
    assert (evaluation.unranked[0].low, evaluation.unranked[0].high) == (0, 100)


def test_all_scores_missing() -> None:
    evaluation = judge()
    assert evaluation.ranked == ()
    festival = evaluation.unranked[0]
    assert festival.total is None
    assert festival.rank is None
    assert festival.coverage == 0
    assert [(one.criterion_id, one.assessor_id, one.reason) for one in festival.missing] == [
        ("fit", "anna", MissingReason.NOT_SCORED)
    ]
    assert festival.criteria[0].state is CellState.MISSING
    assert str(evaluation.notices[0]) == "“Festival” has no scores that count and is not ranked."


def test_no_assessors() -> None:
    evaluation = judge(score("festival", "fit", "anna", 4), assessors=())
    assert codes(evaluation)[0] == "no_assessors"
    assert evaluation.ranked == ()
    assert evaluation.unranked[0].criteria[0].state is CellState.MISSING


def test_one_initiative() -> None:
    evaluation = judge(score("festival", "fit", "anna", 3), initiatives=(FESTIVAL,))
    assert [(str(one.rank), one.total) for one in evaluation.ranked] == [("1", 75)]
    assert codes(evaluation) == ["one_initiative"]


def test_a_missing_score_is_not_a_zero() -> None:
    other = Criterion("depth", "g", "Depth")
    scored = score("festival", "fit", "anna", 3)
    missing = judge(scored, criteria=(FIT, other)).ranked[0]
    zero = judge(scored, score("festival", "depth", "anna", 0), criteria=(FIT, other)).ranked[0]
    assert (missing.total, missing.low, missing.high, missing.coverage) == (75, 37.5, 87.5, 0.5)
    assert (zero.total, zero.low, zero.high, zero.coverage) == (37.5, 37.5, 37.5, 1)


def test_unknown_is_missing_and_not_applicable_is_not() -> None:
    evaluation = judge(
        score("festival", "fit", "anna", "unknown"),
        score("podcast", "fit", "anna", "not_applicable"),
    )
    festival, podcast = evaluation.unranked
    assert [one.reason for one in festival.missing] == [MissingReason.UNKNOWN]
    assert podcast.missing == ()
    assert podcast.criteria[0].state is CellState.NOT_APPLICABLE


def test_a_constant_criterion_keeps_its_value_and_is_named() -> None:
    evaluation = judge(score("festival", "fit", "anna", 2), score("podcast", "fit", "anna", 2))
    assert [(str(one.rank), one.total) for one in evaluation.ranked] == [("1–2", 50), ("1–2", 50)]
    assert [str(notice) for notice in evaluation.notices] == [
        "“Fit” does not discriminate: every scored initiative has 50 points."
    ]


def test_a_goal_without_criteria_gives_its_weight_away() -> None:
    idle = Goal("idle", "Idle", 9)
    evaluation = judge(score("festival", "fit", "anna", 4), goals=(idle, GOAL))
    assert [weight.share for weight in evaluation.goals] == [None, 1.0]
    assert evaluation.ranked[0].total == 100
    assert "goal_without_criteria" in codes(evaluation)


def test_an_observer_does_not_count() -> None:
    observer = Assessor("boris", "Boris", weight=0)
    scores = score("festival", "fit", "anna", 4), score("festival", "fit", "boris", 0)
    festival = judge(*scores, assessors=(ANNA, observer)).ranked[0]
    assert festival.total == 100
    assert festival.by_assessor == {"anna": 100}
    assert festival.spread is not None
    assert (festival.spread.count, festival.spread.sd) == (1, None)


def test_partly_scored_criteria_are_told_apart() -> None:
    festival = judge(score("festival", "fit", "anna", 4), assessors=(ANNA, BORIS)).ranked[0]
    assert festival.criteria[0].state is CellState.PARTLY
    assert (festival.total, festival.low, festival.high) == (100, 50, 100)


def test_a_score_that_left_the_scale_is_missing_and_named() -> None:
    shorter = Criterion("fit", "g", "Fit", levels=(Level(0), Level(1)))
    evaluation = judge(score("festival", "fit", "anna", 4), criteria=(shorter,))
    assert evaluation.ranked == ()
    assert evaluation.unranked[0].missing[0].reason is MissingReason.OFF_SCALE
    assert str(evaluation.notices[0]) == (
        "Anna’s score of “Festival” is not on the scale of “Fit” any more and is not counted."
    )


def test_scores_of_what_is_not_listed_are_left_out() -> None:
    evaluation = judge(
        score("festival", "fit", "anna", 4),
        score("elsewhere", "fit", "anna", 0),
        score("festival", "elsewhere", "anna", 0),
        score("festival", "fit", "elsewhere", 0),
    )
    assert evaluation.ranked[0].total == 100


def test_very_large_and_very_small_weights() -> None:
    other = Criterion("depth", "g", "Depth", weight=1e308)
    evaluation = judge(
        score("festival", "fit", "anna", 0),
        score("festival", "depth", "anna", 4),
        criteria=(Criterion("fit", "g", "Fit", weight=1e308), other),
        goals=(Goal("g", "Love", 1e-320),),
    )
    assert evaluation.ranked[0].total == 50


def test_an_assessor_who_hardly_counts_is_no_trouble() -> None:
    scores = score("festival", "fit", "anna", 4), score("festival", "fit", "boris", 0)
    hardly, strongly = Assessor("boris", "Boris", 1e-320), Assessor("anna", "Anna", 1e308)
    assert judge(*scores, assessors=(hardly, strongly)).ranked[0].total == 100


GATE = Gate("safe", "Safe for the brand")


def test_gates_stand_beside_the_score() -> None:
    scores = [score("festival", "fit", "anna", 4), score("podcast", "fit", "anna", 1)]
    veto = GateVerdict("safe", "festival", GateDecision.VETO, "Zashkvar", "Anna")
    free = evaluate((GOAL,), (FIT,), (FESTIVAL, PODCAST), scores, (ANNA,))
    gated = evaluate(
        (GOAL,), (FIT,), (FESTIVAL, PODCAST), scores, (ANNA,), gates=(GATE,), verdicts=(veto,)
    )
    assert [(one.title, one.total, str(one.rank)) for one in gated.ranked] == [
        (one.title, one.total, str(one.rank)) for one in free.ranked
    ]
    festival, podcast = gated.ranked
    assert festival.is_vetoed
    assert (festival.gates[0].reason, festival.gates[0].author) == ("Zashkvar", "Anna")
    assert not podcast.is_vetoed
    assert [(gate.title, gate.verdict) for gate in podcast.gates] == [("Safe for the brand", None)]


@pytest.mark.parametrize(
    ("goals", "criteria", "assessors", "words"),
    [
        ((Goal("g", "Love", 0),), (FIT,), (ANNA,), "at least one goal"),
        ((GOAL,), (Criterion("fit", "g", "Fit", weight=0),), (ANNA,), "criterion of “Love”"),
        ((GOAL,), (FIT,), (Assessor("anna", "Anna", 0),), "at least one assessor"),
        ((Goal("g", "Love", -1),), (FIT,), (ANNA,), "“Love” has the weight -1"),
        ((Goal("g", "Love", float("nan")),), (FIT,), (ANNA,), "“Love” has the weight nan"),
        ((GOAL,), (FIT,), (Assessor("anna", "Anna", float("inf")),), "“Anna” has the weight inf"),
    ],
)
def test_useless_weights_are_refused_by_name(
    goals: Sequence[Goal],
    criteria: Sequence[Criterion],
    assessors: Sequence[Assessor],
    words: str,
) -> None:
    with pytest.raises(Invalid, match=words) as refusal:
        judge(goals=goals, criteria=criteria, assessors=assessors)
    assert refusal.value.details["field"] == "weight"


def test_a_criterion_without_its_goal_is_refused() -> None:
    with pytest.raises(Invalid, match="“Fit” belongs to a goal"):
        judge(goals=())


def test_two_scores_in_one_place_are_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        judge(score("festival", "fit", "anna", 4), score("festival", "fit", "anna", "unknown"))
    assert refusal.value.code == "score_doubled"


def test_a_scale_without_length_is_refused() -> None:
    flat = Criterion("fit", "g", "Fit", kind=CriterionKind.NUMBER, worst=5, best=5)
    with pytest.raises(Invalid, match="“Fit”") as refusal:
        judge(criteria=(flat,))
    assert refusal.value.details["field"] == "best"


def test_states_do_not_need_a_value() -> None:
    bare = Score("festival", "fit", "anna", ScoreState.GIVEN, None)
    assert judge(bare).unranked[0].missing[0].reason is MissingReason.NOT_SCORED
