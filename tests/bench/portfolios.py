"""Portfolios made up for measuring: as large as anybody has, and of the kinds that are hard."""

from typing import Final

import numpy as np

from issuetrees.core.portfolio import Bound, By, Item, Problem, Unit

KINDS: Final = tuple(f"k{number}" for number in range(8))
TEAMS: Final = tuple(f"t{number}" for number in range(5))
PERIODS: Final = 4


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
    pairs = chance.permutation(count)[: 4 * (count // 10)].reshape(-1, 2)
    requires = tuple((ids[max(pair)], ids[min(pair)]) for pair in pairs[: count // 10].tolist())
    excludes = tuple((ids[one], ids[other]) for one, other in pairs[count // 10 :].tolist())
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
