"""The portfolio that is worth most: exactly, by mixed-integer programming.

The 0/1 knapsack problem with several limits (H. Kellerer, U. Pferschy & D. Pisinger, *Knapsack
Problems*, 2004), solved by branch and cut. Of sets that are worth the same the one that costs least
is taken, of those the one of fewest initiatives, then the earlier ones of the list.
"""

from math import inf
from typing import Final

import numpy as np

from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.model import (
    NOISE,
    Array,
    Model,
    Row,
    build,
    money_weights,
    place_weights,
    uses_of,
)
from issuetrees.core.portfolio.prices import Pool
from issuetrees.core.portfolio.records import Portfolio, Problem, Status
from issuetrees.core.portfolio.search import Search
from issuetrees.core.portfolio.solver import Clock, Solved, System

#: Seconds that a search takes at most unless told otherwise.
SECONDS: Final = 10.0
#: Among so many initiatives the choice between equals takes a solver so long at most.
_VERY_MANY: Final = 400
_EQUAL_SECONDS: Final = 0.3


def optimum(problem: Problem, seconds: float = SECONDS) -> Portfolio:
    """Return the best portfolio; a bad problem is ``Invalid``.

    After ``seconds`` the best that was found is returned, with how much better another one could
    be at most (``gap``).
    """
    check(problem)
    return solve(problem, seconds)


def solve(
    problem: Problem,
    seconds: float = SECONDS,
    is_settling: bool = True,
    hint: Portfolio | None = None,
    pool: Pool | None = None,
) -> Portfolio:
    """Return the best portfolio of a problem that was checked; budgets of 0 are fine.

    Unless ``is_settling``, any one of equally good sets is returned, the same each time. ``hint``
    is one that may be good here too; ``pool``: prices known from the same with other budgets.
    """
    model = build(problem)
    columns = None if hint is None else model.columns_of(hint.shares)
    search = Search(model, Clock.of(seconds), columns, pool, is_settling)
    solved = search.best()
    if search.is_settled:
        return portfolio(model, solved)
    if solved.columns is None or solved.status is not Status.OPTIMAL or not is_settling:
        return portfolio(model, solved, is_settled=False)
    settled, is_settled = _settled(search, solved.columns)
    return portfolio(model, Solved(solved.status, settled, solved.bound), is_settled)


def _settled(search: Search, columns: Array) -> tuple[Array, bool]:
    """Return the columns of the set worth as much that ties are broken for, and whether proved."""
    model, span = search.model, search.span_of(float(search.model.objective() @ columns))
    clock = search.clock.part(_EQUAL_SECONDS) if model.width > _VERY_MANY else search.clock
    kept = [_floor(model, model.objective(), columns)]
    for objective in (-money_weights(model), -place_weights(model)):
        found = System(model, (*model.rows, *kept)).maximise(objective, clock, span)
        if found.columns is None or found.status is not Status.OPTIMAL:
            return columns, False
        columns = found.columns
        kept.append(_floor(model, objective, columns))
    return columns, True


def _floor(model: Model, objective: Array, columns: Array) -> Row:
    """Return the row that demands as much of an objective as these columns reach."""
    reached = float(objective @ columns)
    noise = 0.5 if model.is_granular and (objective >= 0).all() else NOISE * abs(reached)
    return Row(None, np.arange(model.width), objective, low=reached - noise)


def portfolio(model: Model, solved: Solved, is_settled: bool = True) -> Portfolio:
    """Return what a solver has found as a portfolio."""
    columns = solved.columns
    if columns is None:
        nothing = (0.0,) * len(model.problem.budgets)
        return Portfolio({}, 0.0, nothing, solved.status)
    items = model.problem.items
    shares = {item.id: float(columns[at]) for at, item in enumerate(items) if columns[at] > 0}
    grains = float(model.objective() @ columns)
    bound = max(grains, solved.bound)
    if solved.status is Status.OPTIMAL:
        bound = grains
    return Portfolio(
        shares,
        round(grains * model.grain, 6),
        tuple(round(float(cost), 6) for cost in columns[: len(items)] @ model.costs),
        Status.OPTIMAL if bound == grains else solved.status,
        bound=round(float(bound) * model.grain, 6) if bound < inf else None,
        gap=(float(bound) - grains) / float(bound) if 0 < bound < inf else 0.0,
        uses=uses_of(model, shares),
        is_settled=is_settled,
    )
