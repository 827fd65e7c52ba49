"""Reasons are true: whatever is said of an initiative that is out is checked over all sets."""

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given, settings

from issuetrees.core.portfolio import LimitKind, Problem, optimum, why_not, with_money
from issuetrees.core.portfolio.override import forced
from tests.core.portfolio.builders import brute_force, every_set, plain, problems


@settings(max_examples=20, deadline=None)
@given(problems(most=5))
def test_what_is_said_is_so(problem: Problem) -> None:
    best = optimum(problem)
    if not best.is_found:
        return
    told = why_not(problem, best)
    assert told.is_complete
    assert {one.initiative for one in told.absences} == set(problem.by_id) - set(best.shares)
    for absence in told.absences:
        one = absence.initiative
        value = brute_force(forced(problem, [one]))
        # Who must never be in may be worth more in: that has no price.
        lost = round(max(0.0, best.value - value), 6)
        assert absence.forced.price == (None if value == -inf else lost)
        assert (value == -inf) == bool(absence.against)
        if absence.entry is not None:
            base = sum(filter(None, problem.budgets)) if problem.total is None else problem.total
            richer = with_money(problem, base + absence.entry.extra)
            assert one in _in_best_sets(problem, base + absence.entry.extra)
            assert one in absence.entry.portfolio.shares
            assert absence.entry.portfolio.value == brute_force(richer)
            for less in range(round(absence.entry.extra / told.step)):
                assert one not in _in_best_sets(problem, base + less * told.step)


def _in_best_sets(problem: Problem, money: float) -> set[str]:
    """Who is in any best set with so much money; looked up where it was asked before."""
    known = problem.__dict__.setdefault("_in_best_sets", {})
    if money not in known:
        sets = every_set(with_money(problem, money))
        best = max((value for value, _ in sets), default=-inf)
        known[money] = set().union(*(shares for value, shares in sets if value == best))
    found: set[str] = known[money]
    return found


def test_no_step_is_missed_between_doubled_ones() -> None:
    # With 3 more it is in, with 4 to 7 more another one is, with 8 more it is in again.
    problem = plain([10, 16, 20], [5, 8, 9], budget=5)
    found = why_not(problem, optimum(problem), step=1).absences
    entry = {one.initiative: one.entry for one in found}["i01"]
    assert entry is not None
    assert (entry.extra, entry.portfolio.chosen) == (3, ("i01",))
    is_in = ["i01" in _in_best_sets(problem, 5 + more) for more in (2, 3, 4, 7, 8)]
    assert is_in == [False, True, False, False, True]


def test_a_dearer_set_of_the_same_worth_comes_in_too() -> None:
    # Only one of the two is done; both buy the most of all, the cheaper one today.
    problem = replace(plain([5, 5], [1, 9], budget=2), groups={"i00": "a", "i01": "a"})
    (absence,) = why_not(problem, optimum(problem), step=1).absences
    assert absence.entry is not None
    assert (absence.entry.extra, absence.entry.portfolio.chosen) == (7, ("i01",))


def test_a_budget_in_the_wrong_unit_takes_no_million_steps() -> None:
    problem = plain([30, 20, 20], [12_000_000, 7_000_000, 7_000_000], budget=15)
    told = why_not(problem, optimum(problem))
    assert told.is_complete
    assert told.step == 10_000
    assert [one.entry and one.entry.extra for one in told.absences] == [
        12_000_000,
        7_000_000,
        7_000_000,
    ]


def test_more_money_brings_it_in() -> None:
    problem = plain([60, 50, 40], [5, 4, 3], budget=8)
    told = why_not(problem, optimum(problem), step=0.5)
    (absence,) = told.absences
    assert (absence.initiative, absence.forced.price) == ("i01", 10)
    assert absence.forced.leaves == ("i00",)
    assert [limit.kind for limit in absence.held_by] == [LimitKind.BUDGET]
    assert absence.entry is not None
    assert (absence.entry.extra, absence.entry.portfolio.value) == (1, 110)


def test_one_that_excludes_what_must_be_in_is_against_both() -> None:
    problem = replace(
        plain([6, 5], [1, 1], budget=2), must=frozenset({"i00"}), excludes=(("i01", "i00"),)
    )
    (absence,) = why_not(problem, optimum(problem)).absences
    assert absence.forced.price is None
    assert {limit.kind for limit in absence.against} == {
        LimitKind.MUST,
        LimitKind.EXCLUDES,
    }
    assert sum(limit.kind is LimitKind.MUST for limit in absence.against) == 2


@pytest.mark.parametrize(("amount", "step"), [(7, 5), (0.99, 0.5), (100, 100), (2e6, 2e6)])
def test_steps_are_round(amount: float, step: float) -> None:
    from issuetrees.core.portfolio.entry import nice

    assert nice(amount) == step
