"""The optimum is the best there is: beside all sets, and beside what greed finds."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from issuetrees.core.portfolio import (
    Problem,
    Status,
    alike,
    appraise,
    greedy,
    one_limit,
    optimum,
    override,
    search,
    with_money,
)
from issuetrees.core.portfolio.model import build
from tests.bench.portfolios import problem as large
from tests.core.portfolio.builders import brute_force, by_solver, every_set, is_met, plain, problems


@settings(max_examples=50, deadline=None)
@given(problems())
def test_nothing_is_better(problem: Problem) -> None:
    best = brute_force(problem)
    found, by_greed = optimum(problem), greedy(problem)
    if best == -inf:
        assert found.status is Status.INFEASIBLE
        assert by_greed.status is Status.STOPPED
        return
    assert (found.status, found.value, found.gap) == (Status.OPTIMAL, best, 0)
    assert is_met(problem, found)
    assert by_greed.value <= found.value
    if by_greed.is_found:
        assert is_met(problem, by_greed)


@settings(max_examples=25, deadline=None)
@given(problems())
def test_without_sifting_the_solver_proves_the_same(problem: Problem) -> None:
    by_sifting = optimum(problem)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_SIFT_SECONDS", 0.0)
        patch.setattr(one_limit, "MOST_CELLS", 0)
        by_solver = optimum(problem)
    assert (by_solver.status, by_solver.value) == (by_sifting.status, by_sifting.value)
    assert (by_solver.cost, len(by_solver.shares)) == (by_sifting.cost, len(by_sifting.shares))


@pytest.mark.parametrize("seed", [2, 16, 18, 20, 26, 27])
@pytest.mark.parametrize("is_alike", [False, True])
def test_sixteen_with_all_limits(seed: int, is_alike: bool) -> None:
    problem = large(16, seed=seed, is_alike=is_alike)
    assert optimum(problem).value == brute_force(problem) > 0


def test_of_equals_the_cheaper_then_fewer_then_the_earlier() -> None:
    assert optimum(plain([10, 20, 10, 10], [5, 8, 4, 4], budget=12)).chosen == ("i01", "i02")
    assert optimum(plain([2, 2, 4, 0], [3, 3, 6, 0], budget=6)).chosen == ("i02",)


@settings(max_examples=25, deadline=None)
@given(problems(most=4))
def test_parts_are_as_good_as_an_lp_over_every_choice_of_who_is_in(problem: Problem) -> None:
    items = tuple(
        replace(item, least=None if at == 1 else 0.3) for at, item in enumerate(problem.items)
    )
    problem = replace(problem, items=items)
    best = _by_enumeration(problem)
    found = optimum(problem)
    if best == -inf:
        assert found.status is Status.INFEASIBLE
    else:
        assert found.value == pytest.approx(best, abs=1e-5)
        assert is_met(problem, found)


@pytest.mark.parametrize("seed", range(4))
def test_parts_are_never_below_a_grid_of_shares(seed: int) -> None:
    chance = np.random.default_rng(seed)
    values, costs = chance.integers(1, 100, 5) / 10.0, chance.integers(1, 20, 5).astype(float)
    problem = plain(values.tolist(), costs.tolist(), budget=float(chance.integers(5, 40)))
    items = tuple(
        replace(item, least=0.3 if at % 2 else None) for at, item in enumerate(problem.items)
    )
    problem = replace(problem, items=items)
    parts = (0.0, *np.linspace(0.3, 1, 8))
    grid = np.array(list(product((0, 1), parts, (0, 1), parts, (0, 1))))
    best = (grid @ values)[grid @ costs <= problem.budgets[0]].max()
    found = optimum(problem)
    assert is_met(problem, found)
    # Under one budget at most one share is between its ends, and lines are a tenth apart.
    assert best - 1e-6 <= found.value <= best + 0.1 * values.max() + 1e-6


def _by_enumeration(problem: Problem) -> float:
    """For every choice of who is in, an LP over the shares."""
    model = build(problem)
    best = -inf
    for picked in product((0.0, 1.0), repeat=len(problem.items)):
        low, high = np.zeros(model.width), np.ones(model.width)
        low[model.switch] = high[model.switch] = picked
        rows, ends = [], []
        for row in model.rows:
            weights = np.zeros(model.width)
            weights[row.columns] = row.weights
            way = 1.0 if row.high < inf else -1.0
            rows.append(way * weights)
            ends.append(row.high if row.high < inf else -row.low)
        matrix, limits = (np.array(rows), np.array(ends)) if rows else (None, None)
        found = linprog(-model.objective(), matrix, limits, bounds=np.column_stack([low, high]))
        best = max(best, -found.fun / 100 if found.success else -inf)
    return best


@settings(max_examples=15, deadline=None)
@given(problems(most=6))
def test_all_that_are_as_good_are_found(problem: Problem) -> None:
    found = alike(problem, most=100)
    assert found.is_complete
    best = brute_force(problem)
    expected = {chosen for value, chosen in every_set(problem) if value == best}
    assert all(one.value == best for one in found.portfolios)
    assert {frozenset(one.shares) for one in found.portfolios} == expected
    assert len(found.portfolios) == len(expected)
    assert [one.cost for one in found.portfolios] == sorted(one.cost for one in found.portfolios)


def test_some_of_those_that_are_as_good_are_not_said_to_be_all() -> None:
    problem = plain([5, 5, 5, 4], [1, 2, 3, 1], budget=3)  # i00 + i01, worth 10, and others
    assert [one.chosen for one in alike(problem).portfolios] == [("i00", "i01")]
    within = alike(problem, within=1)
    assert within.is_complete
    assert {one.chosen for one in within.portfolios} == {
        ("i00", "i01"),
        ("i00", "i03"),
        ("i01", "i03"),
    }
    assert not alike(problem, most=2, within=1).is_complete


@pytest.mark.parametrize(("count", "is_alike"), [(160, False), (160, True), (420, False)])
def test_many_are_as_good_as_one_run_of_a_solver(count: int, is_alike: bool) -> None:
    problem = large(count, seed=1, is_alike=is_alike, slack=1.6)
    found = optimum(problem, seconds=60)
    assert (found.status, found.value) == (Status.OPTIMAL, by_solver(problem))
    assert is_met(problem, found)


def test_a_wish_has_its_price() -> None:
    problem = plain([60, 50, 40], [5, 4, 3], budget=8)
    best = optimum(problem)
    assert best.chosen == ("i00", "i02")
    wish = override(problem, best, inside=["i01"], outside=["i00"])
    assert (wish.price, wish.joins, wish.leaves) == (10, ("i01",), ("i00",))
    by_hand = appraise(problem, best, {"i00": 1, "i01": 1})
    assert (by_hand.price, [limit.kind for limit in by_hand.broken]) == (-10, ["budget"])


def test_what_is_not_proved_in_time_says_how_far_off_it_may_be() -> None:
    problem = large(200, seed=1, slack=1.0)
    found = optimum(problem, seconds=0.3)
    assert found.status is Status.FEASIBLE
    assert found.bound is not None
    assert found.gap is not None
    assert found.value <= found.bound
    assert 0 < found.gap < 0.1
    assert is_met(problem, found)


def test_money_of_any_size_counts_to_the_last_kopeck() -> None:
    for scale in (1e-6, 0.01, 1e9):
        costs = [0.1 * scale, 0.2 * scale, 0.3 * scale]
        assert optimum(plain([1, 1, 1.5], costs, costs[0] + costs[1])).chosen == ("i00", "i01")
        short = with_money(plain([1, 1, 1.5], costs, 1), 0.3 * scale * (1 - 1e-8))
        assert optimum(short).value == 1


def test_budgets_of_just_what_it_costs() -> None:
    assert optimum(plain([1, 1], [0.1, 0.2], budget=0.3)).chosen == ("i00", "i01")
    costs = [0.1] * 9 + [1e6 / 3]
    assert len(optimum(plain([1] * 10, costs, budget=sum(costs))).chosen) == 10
    # What is worth nothing is left out, also where it costs nothing; one initiative is enough.
    assert optimum(plain([0, 5], [0, 3], budget=3)).chosen == ("i01",)
    assert optimum(plain([5], [3], budget=2)).chosen == ()
    huge = optimum(plain([1, 5, 3], [0.01, 1e12, 0.02], budget=1e12 - 1))
    assert huge.chosen == ("i00", "i02")


@st.composite
def kopecks(draw: st.DrawFn) -> tuple[list[int], int]:
    """Costs in kopecks that come to 10¹² at most, and a budget just at what some of them cost."""
    count = draw(st.integers(2, 9))
    most = 10**14 // count
    costs = draw(st.lists(st.integers(1, most), min_size=count, max_size=count))
    chosen = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    whole = sum(cost for cost, is_in in zip(costs, chosen, strict=True) if is_in)
    return costs, max(whole + draw(st.integers(-1, 1)), 1)


@settings(max_examples=60, deadline=None)
@given(kopecks())
def test_kopecks_are_compared_exactly_up_to_a_thousand_billion(case: tuple[list[int], int]) -> None:
    """Beside whole numbers: one kopeck too little does not pay, the last one does."""
    costs, budget = case
    values = [float(2**at) for at in range(len(costs))]  # every set is worth another sum
    best = max(
        sum(2**at for at in chosen)
        for chosen in subsets(len(costs))
        if sum(costs[at] for at in chosen) <= budget
    )
    problem = plain(values, [cost / 100 for cost in costs], budget=budget / 100)
    found = optimum(problem)
    assert found.value == best
    whole = appraise(problem, found, {one.id: 1.0 for one in problem.items})
    assert bool(whole.broken) == (sum(costs) > budget)


def subsets(count: int) -> Iterator[tuple[int, ...]]:
    return (one for size in range(count + 1) for one in combinations(range(count), size))
