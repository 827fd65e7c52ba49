"""Why one before another: printed parts add up to printed totals, whatever is rounded."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.figures import criterion_figures, point_figures
from issuetrees.core.scoring.robust.reasons import compare
from tests.core.scoring.builders import evaluate_case, read_cases
from tests.core.scoring.test_properties import Model, models

FIRST = evaluate_case(read_cases("additive.json")[0])


def test_reasons_of_a_worked_example() -> None:
    found = compare(*FIRST.ranked)
    assert (found.first_id, found.second_id, found.is_tie) == ("festival", "podcast", False)
    assert found.total.difference == sum(goal.difference for goal in found.goals)
    assert [(goal.id, str(goal.difference)) for goal in found.goals] == [
        ("loyalty", "40.0"),
        ("awareness", "15.0"),
    ]
    assert [(part.id, str(part.difference)) for part in found.goals[1].parts] == [
        ("fit", "22.5"),
        ("reach", "-7.5"),
    ]
    assert found.unequal == ()


@given(models())
def test_parts_add_up_and_agree_with_the_rows(model: Model) -> None:
    ranked = model.evaluate().ranked
    for first, second in pairwise(ranked):
        found = compare(first, second)
        assert found.total.difference >= 0
        assert sum(goal.difference for goal in found.goals) == found.total.difference
        for goal in found.goals:
            if goal.parts:
                assert sum(part.difference for part in goal.parts) == goal.difference
            else:
                assert goal.difference == Decimal(0)
            assert goal.first == point_figures(first).goals[goal.id]
            assert all(part.second == criterion_figures(second)[part.id] for part in goal.parts)
        assert found.is_tie == (first.rank == second.rank)


def test_without_a_total_there_is_no_reason() -> None:
    unranked = [one for case in read_cases("additive.json") for one in evaluate_case(case).unranked]
    with pytest.raises(Invalid) as caught:
        compare(FIRST.ranked[0], unranked[0])
    assert caught.value.code == "not_ranked"
