"""What more money buys never falls, each step is the best one, a slider looks it up."""

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given, settings

from issuetrees.core.portfolio import Problem, Status, Watch, frontier, optimum, with_money
from tests.bench.portfolios import problem as large
from tests.core.portfolio.builders import brute_force, by_solver, is_met, plain, problems


@settings(max_examples=12, deadline=None)
@given(problems(most=6))
def test_each_step_is_the_best_for_its_money(problem: Problem) -> None:
    found = frontier(problem, steps=6)
    values = [step.portfolio.value for step in found.steps if step.portfolio.is_found]
    assert values == sorted(values)
    for step in found.steps:
        here = with_money(problem, step.money)
        if step.portfolio.is_found:
            assert step.portfolio.status is Status.OPTIMAL
            assert step.portfolio.value == brute_force(here)
            assert is_met(here, step.portfolio)
        else:
            assert brute_force(here) < 0


@pytest.mark.parametrize("is_alike", [False, True])
def test_each_step_of_many_is_what_a_solver_finds_alone(is_alike: bool) -> None:
    """All steps share their prices; none of them may cut off what is best at another one."""
    problem = large(36, seed=4, is_alike=is_alike)
    steps = frontier(problem, steps=9, seconds=60).steps
    values = [step.portfolio.value if step.portfolio.is_found else -inf for step in steps]
    assert values == sorted(values)
    assert values == [by_solver(with_money(problem, step.money)) for step in steps]
    assert {step.portfolio.status for step in steps} == {Status.OPTIMAL, Status.INFEASIBLE}


def test_it_goes_from_nothing_to_all_and_has_the_named_budget() -> None:
    told: list[float] = []
    found = frontier(
        plain([6, 5, 4], [3, 2, 1], budget=2.5), steps=4, watch=Watch(on_progress=told.append)
    )
    assert [(step.money, step.portfolio.value) for step in found.steps] == [
        (0, 0),
        (2, 5),
        (2.5, 5),
        (4, 10),
        (6, 15),
    ]
    assert (found.money, told[-1], sorted(told)) == (2.5, 1, told)
    assert [found.at(amount).money for amount in (0, 3.9, 99)] == [0, 2.5, 6]  # type: ignore[union-attr]


def test_the_named_budget_has_the_portfolio_that_is_known() -> None:
    problem = plain([5, 5, 4], [2, 2, 1], budget=2)
    known = optimum(replace(problem, never=frozenset({"i00"})))
    step = frontier(problem, steps=5, best=known).at(2)
    assert step is not None
    assert step.portfolio.chosen == known.chosen == ("i01",)


def test_whoever_stops_it_gets_what_is_there() -> None:
    told: list[float] = []
    watch = Watch(on_progress=told.append, is_stopped=lambda: len(told) == 2)
    found = frontier(plain([6, 5, 4], [3, 2, 1], budget=2.5), steps=4, watch=watch)
    assert (len(found.steps), found.is_complete) == (2, False)
