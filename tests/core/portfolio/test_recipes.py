"""Instances made by the published recipes of hard ones, beside dynamic programming over money."""

from collections.abc import Callable
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from issuetrees.core.portfolio import Status, optimum
from tests.core.portfolio.builders import plain

Whole = NDArray[np.int64]
Recipe = Callable[[np.random.Generator, Whole], Whole]
RANGE = 1000


def _span(chance: np.random.Generator, costs: Whole) -> tuple[Whole, Whole]:
    """All initiatives are multiples of two: span(2, 10) of D. Pisinger (2005)."""
    base = -(-2 * costs[:2] // 10)
    which, times = chance.integers(0, 2, len(costs)), chance.integers(1, 11, len(costs))
    return (base + RANGE // 100)[which] * times, base[which] * times


#: H. Kellerer, U. Pferschy & D. Pisinger, Knapsack Problems (2004), 5.5: values of given costs.
RECIPES: Final[dict[str, Recipe]] = {
    "uncorrelated": lambda chance, costs: chance.integers(1, RANGE + 1, len(costs)),
    "weakly": lambda chance, costs: np.maximum(1, costs + chance.integers(-100, 101, len(costs))),
    "strongly": lambda _, costs: costs + RANGE // 10,
    "inverse": lambda _, costs: np.maximum(1, costs - RANGE // 10),
    "almost": lambda chance, costs: costs + RANGE // 10 + chance.integers(-2, 3, len(costs)),
    "subset sum": lambda _, costs: costs,
    "ceiling": lambda _, costs: 3 * -(-costs // 3),
    "circle": lambda _, costs: np.rint(
        2 / 3 * np.sqrt(4.0 * RANGE**2 - (costs - 2.0 * RANGE) ** 2)
    ).astype(np.int64),
}


@pytest.mark.parametrize("kind", [*RECIPES, "span"])
@pytest.mark.parametrize(("count", "part"), [(60, 0.3), (60, 0.6), (500, 0.5)])
def test_one_limit(kind: str, count: int, part: float) -> None:
    chance = np.random.default_rng([len(kind), round(10 * part)])
    costs = chance.integers(1, RANGE + 1, count)
    if kind == "span":
        values, costs = _span(chance, costs)
    else:
        values = RECIPES[kind](chance, costs)
    budget = int(part * costs.sum())
    found = optimum(plain(values.astype(float).tolist(), costs.astype(float).tolist(), budget))
    assert (found.status, found.is_settled) == (Status.OPTIMAL, True)
    assert (found.value, found.cost) == _by_money(values, costs, budget)


def _by_money(values: Whole, costs: Whole, budget: int) -> tuple[int, int]:
    """R. Bellman's table: the most that every sum of money buys, and the least that costs."""
    best = np.zeros(budget + 1, dtype=np.int64)
    for value, cost in zip(values.tolist(), costs.tolist(), strict=True):
        if cost <= budget:
            best[cost:] = np.maximum(best[cost:], best[: budget + 1 - cost] + value)
    return int(best[-1]), int(np.searchsorted(best, best[-1]))


def test_several_limits_as_of_chu_and_beasley() -> None:
    """P. Chu & J. Beasley (1998): values follow costs, each limit is half of all that is asked."""
    chance = np.random.default_rng(5)
    costs = chance.integers(1, RANGE + 1, (5, 18))
    values = np.rint(costs.mean(axis=0) + 500 * chance.random(18))
    ends = costs.sum(axis=1) // 2
    problem = plain(values.tolist(), [0.0] * 18, None)
    items = tuple(
        type(item)(item.id, item.title, item.value, tuple(map(float, costs[:, at])))
        for at, item in enumerate(problem.items)
    )
    found = optimum(type(problem)(items=items, budgets=tuple(map(float, ends))))
    choices = np.arange(2**18)[:, None] >> np.arange(18) & 1
    best = (choices @ values)[(choices @ costs.T <= ends).all(axis=1)].max()
    assert (found.status, found.value) == (Status.OPTIMAL, best)
