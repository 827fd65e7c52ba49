"""Sets that are as good as the best one: nobody has to take the first that a solver finds."""

from dataclasses import dataclass, replace

import numpy as np

from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.model import Row, build, money_weights
from issuetrees.core.portfolio.optimum import portfolio
from issuetrees.core.portfolio.records import Portfolio, Problem, Status
from issuetrees.core.portfolio.search import Search
from issuetrees.core.portfolio.solver import Clock, Solved, System, unlike
from issuetrees.core.portfolio.watch import Watch

MOST: int = 20


@dataclass(frozen=True, slots=True)
class Alike:
    """The sets, the cheapest first; ``is_complete``: whether proved that there are no others.

    Two that fund the same initiatives with other shares are one set.
    """

    portfolios: tuple[Portfolio, ...]
    is_complete: bool


def alike(
    problem: Problem, most: int = MOST, within: float = 0.0, watch: Watch | None = None
) -> Alike:
    """Return the sets that are worth as much as the best one, or fall short by ``within`` points.

    Each set that was found is cut off (a no-good cut) and the next one is looked for, ``most`` of
    them.
    """
    check(problem)
    watch = watch or Watch()
    model = build(problem)
    search = Search(model, Clock.of(watch.left), is_settling=False)
    best = search.best()
    if best.columns is None or best.status is not Status.OPTIMAL:
        return Alike((), is_complete=best.status is Status.INFEASIBLE)
    least = float(model.objective() @ best.columns) - within / model.grain
    noise = 0.5 if model.is_granular else 1e-9 * max(1.0, least)
    kept = [Row(None, np.arange(model.width), model.objective(), low=least - noise)]
    span = search.span_of(least)
    found: list[Portfolio] = []
    while len(found) < most and not watch.is_over:
        solved = System(model, (*model.rows, *kept)).maximise(
            -money_weights(model), Clock.of(watch.left), span
        )
        if solved.columns is None:
            return Alike(tuple(found), is_complete=solved.status is Status.INFEASIBLE)
        said = portfolio(model, Solved(Status.OPTIMAL, solved.columns, best.bound))
        top = round(best.bound * model.grain, 6)
        found.append(replace(said, bound=top, gap=max(0.0, 1 - said.value / top) if top else 0.0))
        kept.append(unlike(np.flatnonzero(solved.columns > 0), model))
        watch.on_progress(len(found) / most)
    return Alike(tuple(found), is_complete=False)
