"""Portfolios made up for measuring: as large as anybody has, and of the kinds that are hard."""

import time
from dataclasses import replace
from typing import Any, Final

import numpy as np

from issuetrees.core.portfolio import (
    Bound,
    By,
    Frontier,
    Item,
    Problem,
    Status,
    Unit,
    core_index,
    frontier,
    optimum,
)
from tests.bench.figures import judge, median, milliseconds, say

KINDS: Final = tuple(f"k{number}" for number in range(8))
TEAMS: Final = tuple(f"t{number}" for number in range(5))
PERIODS: Final = 4
_SEEDS: Final = 5
#: Money and kinds are scarce; all teams and most periods are too.
_SOME: Final = 1.6
_ALL: Final = 1.15


def problem(count: int, seed: int, *, is_alike: bool = False, slack: float = 1.15) -> Problem:
    """Return a problem with all kinds of limits.

    The total budget pays for a third of what all cost. Each period and team has ``slack`` times a
    third of what all need of it: with 1 all ten limits are scarce at once. ``is_alike``: values go
    with costs, so that hardly anything tells initiatives apart.
    """
    chance = np.random.default_rng(seed)
    money = np.rint(chance.lognormal(3, 0.8, count) * 10) + 10
    parts = chance.dirichlet(np.full(PERIODS, 0.7), count)
    costs = np.rint(money[:, None] * parts)
    efforts = np.rint(
        chance.gamma(1.0, 20, (count, len(TEAMS))) * chance.integers(0, 2, (count, 5))
    )
    values = chance.uniform(5, 95, count).round(1)
    if is_alike:
        values = np.clip(
            costs.sum(1) / costs.sum(1).max() * 90 + chance.uniform(0, 5, count), 0, 100
        )
        values = values.round(1)
    kinds = chance.integers(0, len(KINDS), count)
    ids = [f"i{number:04}" for number in range(count)]
    items = tuple(
        Item(
            one,
            one,
            float(values[at]),
            tuple(costs[at].tolist()),
            effort=dict(zip(TEAMS, efforts[at].tolist(), strict=True)),
            kind=KINDS[kinds[at]],
        )
        for at, one in enumerate(ids)
    )
    requires, excludes = _relations(chance, ids)
    sizes = np.bincount(kinds, minlength=len(KINDS))
    return Problem(
        items=items,
        budgets=tuple(np.rint(slack * costs.sum(0) / 3).tolist()),
        total=float(np.rint(costs.sum() / 3)),
        capacities=dict(zip(TEAMS, np.rint(slack * efforts.sum(0) / 3).tolist(), strict=True)),
        bounds=tuple(
            Bound(By.KIND, kind, float(size // 5), float(size // 2), Unit.COUNT)
            for kind, size in zip(KINDS, sizes.tolist(), strict=True)
        ),
        must=frozenset(ids[-2:]),
        requires=requires,
        excludes=excludes,
    )


def _relations(chance: np.random.Generator, ids: list[str]) -> tuple[Any, Any]:
    """One in ten requires an earlier one, one in ten excludes another."""
    tenth = len(ids) // 10
    pairs = chance.permutation(len(ids))[: 4 * tenth].reshape(-1, 2)
    requires = tuple((ids[max(pair)], ids[min(pair)]) for pair in pairs[:tenth].tolist())
    excludes = tuple((ids[one], ids[other]) for one, other in pairs[tenth:].tolist())
    return requires, excludes


def portfolios() -> bool:
    """Measure all; return whether every figure was reached."""
    optimum(problem(20, 2))  # SciPy is loaded
    return all(
        [_one("values of their own", False), _one("value ≈ cost", True), _many(), _in_parts()]
    )


def _one(name: str, is_alike: bool) -> bool:
    """1,000 initiatives: money and kinds scarce, then teams and periods scarce as well."""
    spent, proved = [], 0
    for seed in range(_SEEDS):
        start = time.process_time()
        found = optimum(problem(1000, seed, is_alike=is_alike, slack=_SOME), seconds=5)
        spent.append(time.process_time() - start)
        proved += found.status is Status.OPTIMAL
    hard = [
        optimum(problem(1000, seed, is_alike=is_alike, slack=_ALL), seconds=1)
        for seed in range(_SEEDS)
    ]
    worst = max(found.gap or 0.0 for found in hard)
    say(f"1,000 with all limits, {name}: {proved} of {_SEEDS} proved, {max(spent):.2f} s at most")
    say(f"… nine limits scarce at once: within {100 * worst:.2f} % of the best after 1 s")
    return all(
        [
            judge(f"seconds for a portfolio of 1,000, {name}", median(spent), 1),
            judge("portfolios of 1,000 that are not proved", _SEEDS - proved, 0),
            judge("what may be missing where all is scarce, in percent", 100 * worst, 1),
        ]
    )


def _in_parts() -> bool:
    """200 initiatives, every third of which may be funded from 30 % up."""
    spent, worst = [], 0.0
    for seed in range(_SEEDS):
        made = problem(200, seed, slack=_SOME)
        items = tuple(
            replace(item, least=0.3 if at % 3 == 0 else None) for at, item in enumerate(made.items)
        )
        start = time.process_time()
        found = optimum(replace(made, items=items), seconds=30)
        spent.append(time.process_time() - start)
        worst = max(worst, found.gap or 0.0)
    say(f"200 of which 67 may be in part: {max(spent):.2f} s at most")
    return all(
        [
            judge("seconds of the processor for 200, a third of them in part", median(spent), 2),
            judge("what may be missing of them, in percent", 100 * worst, 0.01),
        ]
    )


def _frontier(name: str, is_alike: bool) -> tuple[bool, Frontier]:
    start, clock = time.process_time(), time.perf_counter()
    made = frontier(problem(200, 3, is_alike=is_alike, slack=_SOME), 50, seconds=60)
    seconds, waited = time.process_time() - start, time.perf_counter() - clock
    open_ = sum(step.portfolio.status is Status.FEASIBLE for step in made.steps)
    say(f"frontier of 50 budgets at 200, {name}: {waited:.1f} s with what else ran")
    is_reached = all(
        [
            judge(f"seconds of the processor for a frontier of 50 at 200, {name}", seconds, 5),
            judge("steps of it that are not proved", open_, 0),
        ]
    )
    return is_reached, made


def _many() -> bool:
    """Frontiers, slider and core index."""
    is_reached, made = _frontier("values of their own", is_alike=False)
    is_alike_reached, _ = _frontier("value ≈ cost", is_alike=True)
    fifty = problem(50, 5, slack=_SOME)
    slider = milliseconds(lambda: made.at((made.money or 0.0) / 2))
    start = time.perf_counter()
    index = core_index(fifty, runs=500)
    runs = time.perf_counter() - start
    say(f"core index: {index.done} runs, {index.unproved} of them not proved")
    return all(
        [
            is_reached,
            is_alike_reached,
            judge("ms for a move of the slider on a stored frontier", slider, 50),
            judge("seconds for the core index of 500 runs at 50", runs, 15),
        ]
    )
