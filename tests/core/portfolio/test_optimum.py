"""The optimum is the best there is: beside all sets, and beside published examples."""

from math import inf

from hypothesis import given, settings

from issuetrees.core.portfolio import Problem, Status, optimum
from tests.core.portfolio.builders import brute_force, is_met, plain, problems


@settings(max_examples=60, deadline=None)
@given(problems())
def test_nothing_is_better(problem: Problem) -> None:
    best = brute_force(problem)
    found = optimum(problem)
    if best == -inf:
        assert found.status is Status.INFEASIBLE
        return
    assert found.status is Status.OPTIMAL
    assert found.value == best
    assert is_met(problem, found)


def test_of_equals_the_cheaper_then_the_earlier() -> None:
    found = optimum(plain([10, 20, 10, 10], [5, 8, 4, 4], budget=12))
    assert found.chosen == ("i01", "i02")
    assert (found.value, found.cost, found.gap) == (30, 12, 0)
