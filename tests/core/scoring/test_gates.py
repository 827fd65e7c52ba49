"""Gates beside the score: by people under a rule, or by a threshold."""

from dataclasses import replace

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring import (
    Assessor,
    Criterion,
    CriterionKind,
    Gate,
    GateDecision,
    GateRule,
    GateState,
    GateVerdict,
    Goal,
    Initiative,
    Score,
    check_gate,
    evaluate,
)

DAYS = Criterion("days", "g", "Days", CriterionKind.NUMBER, weight=1, worst=30, best=10)
FIT = Criterion("fit", "g", "Fit", weight=3)


def state(gate: Gate, verdicts: list[GateVerdict] | None = None, **values: float) -> GateState:
    """What a gate says of one initiative that has these scores."""
    evaluation = evaluate(
        [Goal("g", "Goal")],
        [DAYS, FIT],
        [Initiative("a", "A")],
        [Score("a", key, "x", value=value) for key, value in values.items()],
        [Assessor("x", "Xenia")],
        gates=[gate],
        verdicts=verdicts or [],
    )
    return evaluation.initiatives[0].gates[0]


def said(*words: str) -> list[GateVerdict]:
    return [
        GateVerdict("q", "a", GateDecision(word), f"Reason {at}", f"Person {at}", str(at))
        for at, word in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("rule", "words", "verdict"),
    [
        (GateRule.ANY, ["pass"], "pass"),
        (GateRule.ANY, ["pass", "veto"], "veto"),
        (GateRule.ALL, ["pass", "pass"], None),
        (GateRule.ALL, ["pass", "pass", "pass"], "pass"),
        (GateRule.ALL, ["veto"], "veto"),
        (GateRule.MAJORITY, ["pass", "veto"], None),
        (GateRule.MAJORITY, ["pass", "veto", "pass"], "pass"),
        (GateRule.MAJORITY, ["veto", "veto"], "veto"),
        (GateRule.MAJORITY, [], None),
    ],
)
def test_three_people_decide_under_a_rule(rule, words, verdict) -> None:
    gate = Gate("q", "Legal", rule=rule, deciders=("0", "1", "2"))
    assert state(gate, said(*words)).verdict == verdict


def test_who_is_not_named_does_not_count_and_reasons_are_those_of_the_verdict() -> None:
    gate = Gate("q", "Legal", deciders=("1", "2"))
    found = state(gate, said("veto", "pass", "veto"))
    assert (found.verdict, found.reason, found.author) == ("veto", "Reason 2", "Person 2")
    assert state(replace(gate, deciders=("1",)), said("veto", "pass")).verdict == "pass"


@pytest.mark.parametrize(
    ("minimum", "keys", "values", "expected"),
    [
        (50, ("fit",), {"fit": 2}, ("pass", 50)),
        (51, ("fit",), {"fit": 2}, ("veto", 50)),
        (60, ("fit", "days"), {"fit": 2, "days": 10}, ("pass", 62.5)),
        (60, ("fit", "days"), {"days": 10}, ("pass", 100)),
        (60, ("fit",), {"days": 10}, (None, None)),
        (60, ("gone",), {"fit": 4}, (None, None)),
    ],
)
def test_a_threshold_is_over_its_criteria_by_their_weights(minimum, keys, values, expected) -> None:
    found = state(Gate("t", "Enough", criterion_ids=keys, minimum=minimum), **values)
    assert (found.verdict, found.points) == expected


@pytest.mark.parametrize(("days", "verdict"), [(14, "pass"), (15, "pass"), (16, "veto")])
def test_a_value_is_enough_in_the_direction_of_its_criterion(days, verdict) -> None:
    gate = Gate("t", "Soon", criterion_ids=("days",), minimum=15, is_value=True)
    assert state(gate, days=days).verdict == verdict


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"criterion_ids": ()}, "is over a criterion"),
        ({"criterion_ids": ("fit", "days"), "is_value": True}, "one of one criterion"),
        ({"minimum": 101}, "Nobody can pass"),
        ({"minimum": 0}, "All pass"),
        ({"minimum": 9, "is_value": True, "criterion_ids": ("days",)}, "beyond the scale"),
        ({"minimum": 30, "is_value": True, "criterion_ids": ("days",)}, "All pass"),
        ({"minimum": 2.5, "is_value": True}, "not on the scale"),
    ],
)
def test_a_threshold_that_says_nothing_is_refused(fields, words) -> None:
    gate = replace(Gate("t", "Enough", criterion_ids=("fit",), minimum=50), **fields)
    with pytest.raises(Invalid, match=words):
        check_gate(gate, [DAYS, FIT])
