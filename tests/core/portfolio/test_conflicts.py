"""Where nothing fits, what is named cannot hold together, and any one that gives way mends it."""

from dataclasses import replace
from math import inf
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.portfolio import Bound, By, Give, Limit, LimitKind, Problem, Unit, conflicts
from issuetrees.core.portfolio.model import Row, build
from tests.core.portfolio.builders import brute_force, every_choice, meets, plain, problems


@st.composite
def tight(draw: st.DrawFn) -> Problem:
    """Problems that often nothing fits: much is wanted of little money."""
    problem = draw(problems(most=5, least=3))
    wanted = draw(st.sampled_from(["i00", "i01", "i02"]))
    return replace(
        problem,
        budgets=(1.0, 0.5),
        must=problem.must | {wanted} if wanted not in problem.never else problem.must,
        bounds=(*problem.bounds, Bound(By.KIND, "tv", low=2)),
        groups={},
        excludes=tuple(pair for pair in problem.excludes if wanted not in pair),
    )


@settings(max_examples=25, deadline=None)
@given(tight())
def test_conflicts_are_irreducible_and_mended_by_any_one(problem: Problem) -> None:
    _is_told_truly(problem)


#: Two of three must be in: cheap ones of the kinds "tv", "tv", "event".
WANTED: Final = replace(
    plain([5, 4, 3], [3, 2, 1], budget=None), must=frozenset({"i00", "i01"}), budgets=(None,)
)
AGAINST: Final[dict[LimitKind, Problem]] = {
    LimitKind.BUDGET: replace(WANTED, budgets=(4.0,)),
    LimitKind.TOTAL: replace(WANTED, total=4.0),
    LimitKind.CAPACITY: replace(
        WANTED,
        items=tuple(replace(item, effort={"t1": 2.0}) for item in WANTED.items),
        capacities={"t1": 3.0},
    ),
    LimitKind.AT_LEAST: replace(WANTED, bounds=(Bound(By.KIND, "none", low=1),)),
    LimitKind.AT_MOST: replace(WANTED, bounds=(Bound(By.KIND, "", high=4, unit=Unit.MONEY),)),
    LimitKind.NEVER: replace(WANTED, never=frozenset({"i02"}), requires=(("i00", "i02"),)),
    LimitKind.REQUIRES: replace(WANTED, requires=(("i00", "i02"),), total=5.0),
    LimitKind.EXCLUDES: replace(
        WANTED, requires=(("i00", "i02"),), excludes=(("i02", "i01"), ("i01", "i02"))
    ),
    LimitKind.GROUP: replace(WANTED, requires=(("i00", "i02"),), groups={"i01": "g", "i02": "g"}),
}


@pytest.mark.parametrize("kind", [*AGAINST, LimitKind.MUST])
def test_every_kind_of_limit_is_named(kind: LimitKind) -> None:
    problem = AGAINST.get(kind, AGAINST[LimitKind.BUDGET])
    _is_told_truly(problem)
    (conflict,) = conflicts(problem).conflicts
    assert kind in {limit.kind for limit in conflict.limits}


def _is_told_truly(problem: Problem) -> None:
    """What is named cannot hold together; without any one it can, and so with what it gives."""
    told = conflicts(problem)
    assert told.is_complete
    assert bool(told.conflicts) == (brute_force(problem) == -inf)
    rows = {row.limit: row for row in build(problem).rows}
    named: set[Limit] = set()
    for conflict in told.conflicts:
        assert not named & set(conflict.limits)
        named |= set(conflict.limits)
        core = [rows[limit] for limit in conflict.limits]
        assert not _fits(problem, core)
        for give in conflict.gives:
            rest = [row for row in core if row.limit != give.limit]
            assert _fits(problem, rest)
            if give.to is not None:
                assert _fits(problem, [*rest, _given(problem, give)])
            others = [row for limit, row in rows.items() if limit != give.limit]
            if give.to is None:
                assert give.is_enough == _fits(problem, others)
            else:
                assert give.is_enough == _fits(problem, [*others, _given(problem, give)])
            if give.whole is not None:
                whole = replace(give, to=give.whole)
                assert _fits(problem, [*others, _given(problem, whole)])
    assert _fits(problem, [row for limit, row in rows.items() if limit not in named])


def _fits(problem: Problem, rows: list[Row]) -> bool:
    return bool(meets(every_choice(problem), rows).any())


def _given(problem: Problem, give: Give) -> Row:
    """The row of a limit that has given way by no more than is said."""
    limit, to = give.limit, give.to
    moved = replace(problem, total=to, bounds=())
    if limit.kind is LimitKind.BUDGET:
        budgets = list(problem.budgets)
        budgets[int(limit.key[0])] = to
        moved = replace(problem, budgets=tuple(budgets))
    elif limit.kind is LimitKind.CAPACITY:
        moved = replace(problem, capacities={limit.key[0]: to or 0.0})
    elif limit.by is not None and limit.unit is not None:
        low, high = (to, None) if limit.kind is LimitKind.AT_LEAST else (None, to)
        moved = replace(problem, bounds=(Bound(limit.by, limit.key[0], low, high, limit.unit),))
    return next(
        row
        for row in build(moved).rows
        if row.limit is not None and replace(row.limit, amount=limit.amount) == limit
    )


def test_each_says_how_much_it_would_have_to_give() -> None:
    problem = replace(
        plain([5, 5, 5], [4, 3, 2], budget=4),
        bounds=(Bound(By.KIND, "", low=2, unit=Unit.COUNT),),
    )
    (conflict,) = conflicts(problem).conflicts
    assert {(give.limit.kind, give.amount, give.to) for give in conflict.gives} == {
        (LimitKind.BUDGET, 1, 5),
        (LimitKind.AT_LEAST, 1, 1),
    }


def test_a_limit_in_two_conflicts_says_what_mends_both() -> None:
    problem = replace(plain([1, 1, 1], [5, 4, 3], budget=4), must=frozenset({"i00", "i01"}))
    told = [give for clash in conflicts(problem).conflicts for give in clash.gives]
    (budget,) = (give for give in told if give.limit.kind is LimitKind.BUDGET)
    assert (budget.to in {4.0, 5.0}, budget.is_enough, budget.whole) == (True, False, 9.0)
