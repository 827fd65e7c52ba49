"""Problems made up for tests, and the slow sure way to solve them."""

from collections.abc import Iterable
from math import inf

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from issuetrees.core.portfolio import Bound, By, Item, Portfolio, Problem, Unit
from issuetrees.core.portfolio.model import Array, Row, build
from issuetrees.core.portfolio.silence import silence

KINDS, SIDES, GOALS, TEAMS = ("tv", "event"), ("outside", "inside"), ("g1", "g2"), ("t1", "t2")


def plain(values: list[float], costs: list[float], budget: float | None) -> Problem:
    """A knapsack of one period."""
    items = tuple(
        Item(f"i{at:02}", f"Initiative {at}", value, (cost,))
        for at, (value, cost) in enumerate(zip(values, costs, strict=True))
    )
    return Problem(items=items, budgets=(budget,))


def every_choice(problem: Problem) -> Array:
    """All sets of a problem in which nothing is funded in part, a row of columns each."""
    count = len(problem.items)
    return (np.arange(2**count)[:, None] >> np.arange(count) & 1).astype(float)


def meets(choices: Array, rows: Iterable[Row]) -> NDArray[np.bool_]:
    """Which of the choices meet all rows."""
    is_met = np.ones(len(choices), dtype=np.bool_)
    for row in rows:
        sums = choices[:, row.columns] @ row.weights
        is_met &= (row.low - 1e-9 <= sums) & (sums <= row.high + 1e-9)
    return is_met


def every_set(problem: Problem) -> list[tuple[float, frozenset[str]]]:
    """All sets that meet a problem in which nothing is funded in part, with what they are worth."""
    choices = every_choice(problem)
    values = np.array([item.value for item in problem.items])
    ids = np.array([item.id for item in problem.items])
    return [
        (round(float(values @ picked), 6), frozenset(ids[picked > 0].tolist()))
        for picked in choices[meets(choices, build(problem).rows)]
    ]


def brute_force(problem: Problem) -> float:
    """What the best set is worth, -inf where there is none."""
    choices = every_choice(problem)
    values = choices @ [item.value for item in problem.items]
    return round(float(max(values[meets(choices, build(problem).rows)], default=-inf)), 6)


def by_solver(problem: Problem) -> float:
    """What the best set is worth by one run of HiGHS, -inf where there is none."""
    model = build(problem)
    matrix = np.zeros((len(model.rows), model.width))
    for at, row in enumerate(model.rows):
        matrix[at, row.columns] = row.weights
    limits = LinearConstraint(
        matrix, [row.low for row in model.rows], [row.high for row in model.rows]
    )
    with silence():
        found = milp(
            -model.objective(),
            integrality=model.is_whole.astype(int),
            bounds=Bounds(0, 1),
            constraints=[limits],
            options={"mip_rel_gap": 0.0},
        )
    return -inf if found.x is None else round(float(-found.fun) * model.grain, 6)


def is_met(problem: Problem, portfolio: Portfolio) -> bool:
    """Whether a portfolio keeps to all limits."""
    model = build(problem)
    return not model.broken(model.columns_of(portfolio.shares))


@st.composite
def problems(draw: st.DrawFn, most: int = 9, least: int = 1) -> Problem:
    """Problems of whole initiatives with every kind of limit, some of which nothing meets."""
    count = draw(st.integers(least, most))
    ids = [f"i{at:02}" for at in range(count)]
    money = st.integers(0, 12).map(lambda cost: cost / 4)
    items = tuple(
        Item(
            one,
            one.upper(),
            draw(st.integers(0, 200)) / 20,
            (draw(money), draw(money)),
            effort={team: draw(st.integers(0, 5)) / 10 for team in TEAMS},
            kind=draw(st.sampled_from(KINDS)),
            side=draw(st.sampled_from(SIDES)),
            goals=tuple(draw(st.sets(st.sampled_from(GOALS)))),
        )
        for one in ids
    )
    upper = st.none() | st.integers(1, 3 * count).map(float)
    requires = _pairs(draw, ids)
    excludes = _pairs(draw, ids)
    must = draw(st.sets(st.sampled_from(ids), max_size=1))
    never = draw(st.sets(st.sampled_from(ids), max_size=1)) - must
    groups = draw(st.dictionaries(st.sampled_from(ids), st.sampled_from("ab"), max_size=3))
    for one in sorted(must)[1:]:
        groups.pop(one, None)
    return Problem(
        items=items,
        budgets=(draw(upper), draw(upper)),
        total=draw(upper),
        capacities={team: draw(st.integers(0, 20)) / 10 for team in TEAMS},
        bounds=tuple(draw(st.lists(bounds(), max_size=3))),
        must=frozenset(must),
        never=frozenset(never),
        requires=tuple((min(pair), max(pair)) for pair in requires),
        excludes=tuple(excludes),
        groups=groups,
    )


def _pairs(draw: st.DrawFn, ids: list[str]) -> list[tuple[str, str]]:
    if len(ids) == 1:
        return []
    pair = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda p: p[0] != p[1])
    return draw(st.lists(pair, max_size=3))


@st.composite
def bounds(draw: st.DrawFn) -> Bound:
    """A bound of any kind and unit."""
    by = draw(st.sampled_from(By))
    keys = {By.KIND: KINDS, By.SIDE: SIDES, By.GOAL: GOALS}[by]
    unit = draw(st.sampled_from(Unit))
    end = {
        Unit.COUNT: st.integers(0, 4).map(float),
        Unit.MONEY: st.integers(0, 20).map(float),
        Unit.SHARE: st.integers(0, 4).map(lambda part: part / 4),
    }[unit]
    low, high = draw(st.none() | end), draw(st.none() | end)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Bound(by, draw(st.sampled_from(keys)), low, high, unit)
