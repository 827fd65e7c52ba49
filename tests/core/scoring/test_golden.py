"""Worked examples: computed by hand, kept as JSON."""

from typing import Any

import pytest

from tests.core.scoring.builders import evaluate_case, read_cases


@pytest.mark.parametrize("case", read_cases("additive.json"), ids=lambda case: case["name"])
def test_worked_examples(case: dict[str, Any]) -> None:
    evaluation = evaluate_case(case)
    expected = case["expected"]
    shares = {weight.criterion_id: weight.share for weight in evaluation.criteria}
    assert shares == pytest.approx(expected["shares"])
    assert [one.initiative_id for one in evaluation.initiatives] == expected["order"]
    for result in evaluation.initiatives:
        wanted = expected["initiatives"][result.initiative_id]
        assert (str(result.rank) if result.rank else None) == wanted["rank"]
        for name in ("total", "low", "high", "coverage"):
            assert getattr(result, name) == pytest.approx(wanted[name]), name
        goals = {goal.goal_id: goal.points for goal in result.goals}
        assert goals == pytest.approx(wanted["goals"])
        missing = [[one.criterion_id, one.assessor_id, one.reason] for one in result.missing]
        assert missing == wanted["missing"]
        if "by_assessor" in wanted:
            assert result.by_assessor == pytest.approx(wanted["by_assessor"])
        if "sd" in wanted:
            assert result.spread is not None
            assert result.spread.sd == pytest.approx(wanted["sd"])
