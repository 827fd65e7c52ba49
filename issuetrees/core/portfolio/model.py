"""A problem as columns and rows of numbers, each row with the limit that it stands for.

The first columns are the shares of the initiatives. One that may be funded in part has a second
column that says whether it is in at all; of others the share says so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.portfolio.records import (
    GRAIN,
    Bound,
    By,
    Item,
    Limit,
    LimitKind,
    Problem,
    Unit,
    Use,
)

Array: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.intp]

#: What sums of floats may be off by, as a share of what is added up.
NOISE: Final = 1e-9
#: The same where nothing is in part, and what it is at most: less than half a kopeck. Floats hold
#: sums of kopecks far closer than that up to 10¹³, so these are compared exactly.
WHOLE_NOISE: Final = 1e-13
_HALF: Final = 0.004
_MOST_DIGITS: Final = 6
#: Whole numbers up to here are exact as floats, and so are sums of them in a solver.
_EXACT: Final = 1e12


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """``low`` ≤ weights of columns, added up ≤ ``high``; one of the ends is infinite."""

    limit: Limit | None
    columns: Numbers
    weights: Array
    low: float = -inf
    high: float = inf

    def holds(self, columns: Array) -> bool:
        """Whether the columns meet it, but for noise of floats."""
        parts = self.weights * columns[self.columns]
        size = fsum(abs(parts))
        is_whole = bool((columns == np.rint(columns)).all())
        noise = min(WHOLE_NOISE * size, _HALF) if is_whole else NOISE * max(1.0, size)
        return self.low - noise <= fsum(parts) <= self.high + noise


@dataclass(frozen=True, slots=True)
class Model:
    """A problem in numbers. ``grains``: the values in whole grains, by share."""

    problem: Problem
    grain: float
    grains: Array
    costs: Array
    switch: Numbers
    is_whole: NDArray[np.bool_]
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.is_whole)

    @property
    def is_granular(self) -> bool:
        """Whether nothing is funded in part, so that every value is a whole number of grains."""
        return self.width == len(self.grains)

    @property
    def step(self) -> float:
        """The grains by which values of sets differ at least; 0 where any difference occurs."""
        if not self.is_granular:
            return 0.0
        return float(np.gcd.reduce(self.grains.astype(np.int64))) or 1.0

    def objective(self) -> Array:
        """Return the grains of every column."""
        return np.concatenate([self.grains, np.zeros(self.width - len(self.grains))])

    def broken(self, columns: Array) -> tuple[Row, ...]:
        """Return the rows that these columns do not meet."""
        return tuple(row for row in self.rows if not row.holds(columns))

    def columns_of(self, shares: Mapping[str, float]) -> Array:
        """Return the columns of a portfolio."""
        columns = np.zeros(self.width)
        for at, item in enumerate(self.problem.items):
            share = shares.get(item.id, 0.0)
            columns[at] = share
            columns[self.switch[at]] = max(columns[self.switch[at]], float(share > 0))
        return columns


def build(problem: Problem) -> Model:
    """Return a checked problem in numbers."""
    items = problem.items
    partial = [at for at, item in enumerate(items) if not item.is_whole]
    switch = np.arange(len(items))
    switch[partial] = len(items) + np.arange(len(partial))
    is_whole = np.ones(len(items) + len(partial), dtype=np.bool_)
    is_whole[partial] = False
    costs = np.array([[cost or 0.0 for cost in item.costs] for item in items], dtype=float)
    costs = costs.reshape(len(items), len(problem.budgets))
    rows = (
        *_parts(items, partial, switch),
        *_money(problem, costs),
        *_efforts(problem),
        *_bounds(problem, _whole(costs), switch),
        *_choices(problem, switch),
        *_relations(problem, switch),
    )
    values = np.array([item.value for item in items])
    grain = _grain(values)
    return Model(problem, grain, np.rint(values / grain), costs, switch, is_whole, _once(rows))


def _whole(costs: Array) -> Array:
    """Return what each initiative costs over all periods, added up without noise."""
    return np.array([fsum(one) for one in costs], dtype=float)


def _once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Leave out limits that are said twice, so that no conflict names one again."""
    kept = {row.limit or at: row for at, row in enumerate(rows)}
    return tuple(kept.values())


def _grain(values: Array) -> float:
    """Return to what values count: as they are written, those of endless digits to hundredths."""
    for digits in range(2, _MOST_DIGITS + 1):
        grain = 10.0**-digits
        if (values == np.round(values, digits)).all() and values.sum() / grain < _EXACT:
            return float(grain)
    return GRAIN


def _row(
    limit: Limit | None, weights: Mapping[int, float], low: float = -inf, high: float = inf
) -> Row:
    used = {column: weight for column, weight in weights.items() if weight}
    columns = np.fromiter(used, dtype=np.intp, count=len(used))
    return Row(limit, columns, np.array(list(used.values()), dtype=float), low, high)


def _parts(items: Sequence[Item], partial: Sequence[int], switch: Numbers) -> Iterator[Row]:
    """Tie shares to their switches: not in is 0, in is at least the least."""
    for at in partial:
        least = items[at].least or 0.0
        yield _row(None, {at: 1.0, int(switch[at]): -1.0}, high=0.0)
        yield _row(None, {at: 1.0, int(switch[at]): -least}, low=0.0)


def _money(problem: Problem, costs: Array) -> Iterator[Row]:
    for period, budget in enumerate(problem.budgets):
        if budget is not None:
            limit = Limit(LimitKind.BUDGET, (str(period),), budget)
            yield _row(limit, dict(enumerate(costs[:, period].tolist())), high=budget)
    if problem.total is not None:
        limit = Limit(LimitKind.TOTAL, (), problem.total)
        yield _row(limit, dict(enumerate(_whole(costs).tolist())), high=problem.total)


def _efforts(problem: Problem) -> Iterator[Row]:
    for team, capacity in problem.capacities.items():
        weights = {at: item.effort.get(team, 0.0) for at, item in enumerate(problem.items)}
        yield _row(Limit(LimitKind.CAPACITY, (team,), capacity), weights, high=capacity)


def _bounds(problem: Problem, costs: Array, switch: Numbers) -> Iterator[Row]:
    for bound in problem.bounds:
        members = [at for at, item in enumerate(problem.items) if is_of(item, bound)]
        for kind, amount in ((LimitKind.AT_LEAST, bound.low), (LimitKind.AT_MOST, bound.high)):
            if amount is not None:
                limit = Limit(kind, (bound.key,), amount, bound.by, bound.unit)
                yield _bound_row(limit, amount, members, costs, switch)


def _bound_row(
    limit: Limit, amount: float, members: Sequence[int], costs: Array, switch: Numbers
) -> Row:
    weights = {int(switch[at]): 1.0 for at in members}
    end = amount
    if limit.unit is not Unit.COUNT:
        weights = {at: float(costs[at]) for at in members}
    if limit.unit is Unit.SHARE:
        weights = {at: weights.get(at, 0.0) - amount * cost for at, cost in enumerate(costs)}
        end = 0.0
    if limit.kind is LimitKind.AT_LEAST:
        return _row(limit, weights, low=end)
    return _row(limit, weights, high=end)


def is_of(item: Item, bound: Bound | Limit) -> bool:
    """Whether an initiative counts for a bound."""
    key = bound.key if isinstance(bound, Bound) else bound.key[0]
    if bound.by is By.GOAL:
        return key in item.goals
    return key == (item.kind if bound.by is By.KIND else item.side)


def _choices(problem: Problem, switch: Numbers) -> Iterator[Row]:
    for at, item in enumerate(problem.items):
        if item.id in problem.must:
            yield _row(Limit(LimitKind.MUST, (item.id,)), {int(switch[at]): 1.0}, low=1.0)
        if item.id in problem.never:
            yield _row(Limit(LimitKind.NEVER, (item.id,)), {int(switch[at]): 1.0}, high=0.0)


def _relations(problem: Problem, switch: Numbers) -> Iterator[Row]:
    at = {item.id: int(switch[place]) for place, item in enumerate(problem.items)}
    for one, other in dict.fromkeys(problem.requires):
        limit = Limit(LimitKind.REQUIRES, (one, other))
        yield _row(limit, {at[one]: 1.0, at[other]: -1.0}, high=0.0)
    for one, other in dict.fromkeys(problem.excludes):
        yield _row(Limit(LimitKind.EXCLUDES, (one, other)), {at[one]: 1.0, at[other]: 1.0}, high=1)
    members: dict[str, dict[int, float]] = {}
    for one, group in problem.groups.items():
        if group:
            members.setdefault(group, {})[at[one]] = 1.0
    for group, weights in members.items():
        yield _row(Limit(LimitKind.GROUP, (group,)), weights, high=1.0)


def money_weights(model: Model) -> Array:
    """Return what each column costs over all periods."""
    money = model.costs.sum(axis=1)
    return np.concatenate([money, np.zeros(model.width - len(money))])


def place_weights(model: Model) -> Array:
    """Return weights by which fewer come before more, and of as many the earlier in the list."""
    count = len(model.switch)
    weights = np.zeros(model.width)
    weights[model.switch] = count * count + np.arange(count)
    return weights


def uses(problem: Problem, shares: Mapping[str, float]) -> tuple[Use, ...]:
    """Return what a portfolio uses and leaves of every limit with an amount."""
    return uses_of(build(problem), shares)


def uses_of(model: Model, shares: Mapping[str, float]) -> tuple[Use, ...]:
    """Return what a portfolio uses and leaves of every limit with an amount of a model."""
    return tuple(
        use_of(model.problem, row.limit, shares)
        for row in model.rows
        if row.limit is not None and row.limit.amount is not None
    )


def use_of(problem: Problem, limit: Limit, shares: Mapping[str, float]) -> Use:
    """Return what a portfolio uses and leaves of one limit with an amount."""
    amount = limit.amount or 0.0
    used = _USED[limit.kind](problem, limit, shares)
    left = used - amount if limit.kind is LimitKind.AT_LEAST else amount - used
    return Use(limit, used, max(left, 0.0))


def _used_budget(problem: Problem, limit: Limit, shares: Mapping[str, float]) -> float:
    period = int(limit.key[0])
    return fsum((problem.by_id[one].costs[period] or 0) * part for one, part in shares.items())


def _used_total(problem: Problem, limit: Limit, shares: Mapping[str, float]) -> float:
    del limit
    return fsum(problem.by_id[one].cost * part for one, part in shares.items())


def _used_capacity(problem: Problem, limit: Limit, shares: Mapping[str, float]) -> float:
    team = limit.key[0]
    return fsum(problem.by_id[one].effort.get(team, 0) * part for one, part in shares.items())


def _used_bound(problem: Problem, limit: Limit, shares: Mapping[str, float]) -> float:
    members = {one: part for one, part in shares.items() if is_of(problem.by_id[one], limit)}
    if limit.unit is Unit.COUNT:
        return float(len(members))
    money = _used_total(problem, limit, members)
    if limit.unit is Unit.MONEY:
        return money
    spent = _used_total(problem, limit, shares)
    return money / spent if spent else limit.amount or 0.0


_USED: Final[Mapping[LimitKind, Callable[[Problem, Limit, Mapping[str, float]], float]]] = {
    LimitKind.BUDGET: _used_budget,
    LimitKind.TOTAL: _used_total,
    LimitKind.CAPACITY: _used_capacity,
    LimitKind.AT_LEAST: _used_bound,
    LimitKind.AT_MOST: _used_bound,
}
