"""How sure a place in the portfolio is: in how many of many noisy runs an initiative is in.

Core, borderline and exterior as in J. Liesiö, P. Mild & A. Salo, *Preference Programming for Robust
Portfolio Modeling and Project Selection* (2007). There the index counts non-dominated portfolios,
here the best portfolio of each run, so that it is a share of what may turn out.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import isfinite
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.optimum import solve
from issuetrees.core.portfolio.records import Item, Portfolio, Problem, Status
from issuetrees.core.portfolio.watch import Watch
from issuetrees.core.text import gettext_noop

MOST_RUNS: Final = 10_000
#: HiGHS works outside the lock of the interpreter, so threads do.
_THREADS: Final = 2


class Zone(StrEnum):
    """In all runs, in some, in none."""

    CORE = "core"
    BORDERLINE = "borderline"
    EXTERIOR = "exterior"


@dataclass(frozen=True, slots=True)
class Noise:
    """What may turn out otherwise, drawn from triangles whose top is what is said today.

    ``values``: low and high by initiative; others vary by ``spread`` to both sides, a share of
    their value. ``cost_spread``: the same share for all costs of one initiative together.
    """

    values: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    spread: float = 0.1
    cost_spread: float = 0.0


@dataclass(frozen=True, slots=True)
class Membership:
    """In which share of the runs (0 to 1) an initiative is in, whatever its share of money."""

    initiative: str
    index: float
    zone: Zone


@dataclass(frozen=True, slots=True)
class CoreIndex:
    """``runs`` were asked for, ``done`` count; ``margin``: what an index may be off by (95 %).

    ``unproved``: runs whose best portfolio is not proved; ``nothing``: runs that nothing fits.
    """

    members: tuple[Membership, ...]
    runs: int
    done: int
    unproved: int
    nothing: int
    seed: int

    @property
    def margin(self) -> float:
        """Half the width of the interval at most, as for a poll of so many."""
        return 0.98 / self.done**0.5 if self.done else 1.0


def core_index(
    problem: Problem,
    noise: Noise | None = None,
    runs: int = 500,
    seed: int = 20_261_130,
    watch: Watch | None = None,
) -> CoreIndex:
    """Return in which share of the runs each initiative is in the best portfolio.

    The same problem, noise and seed give the same index, whatever the order of the initiatives.
    """
    check(problem)
    noise, watch = noise or Noise(), watch or Watch()
    _check(problem, noise, runs)
    counts = dict.fromkeys(problem.by_id, 0)
    done = unproved = nothing = 0
    for found in _solved(problem, noise, runs, seed, watch):
        if found.status is Status.STOPPED:
            continue
        done += 1
        unproved += found.status is Status.FEASIBLE
        nothing += found.status is Status.INFEASIBLE
        for one in found.shares:
            counts[one] += 1
        watch.on_progress(done / runs)
    members = tuple(_member(one, count, done) for one, count in counts.items())
    return CoreIndex(members, runs, done, unproved, nothing, seed)


def _solved(
    problem: Problem, noise: Noise, runs: int, seed: int, watch: Watch
) -> Iterator[Portfolio]:
    """Solve run by run, two at a time; a new one begins only while there is time."""
    most = max(0.2, watch.seconds / runs * _THREADS)
    today = solve(problem, most)
    waiting: set[Future[Portfolio]] = set()
    numbers = iter(range(runs))
    with ThreadPoolExecutor(_THREADS) as pool:
        while True:
            while len(waiting) < 2 * _THREADS and not watch.is_over:
                number = next(numbers, None)
                if number is None:
                    break
                noisy = _noisy(problem, noise, np.random.default_rng([seed, number]))
                waiting.add(pool.submit(solve, noisy, most, is_settling=False, hint=today))
            if not waiting:
                return
            finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in finished)


def _noisy(problem: Problem, noise: Noise, chance: np.random.Generator) -> Problem:
    """Return the problem as it may turn out; drawn in the order of the ids."""
    drawn = {one: _drawn(problem.by_id[one], noise, chance) for one in sorted(problem.by_id)}
    return replace(problem, items=tuple(drawn[item.id] for item in problem.items))


def _drawn(item: Item, noise: Noise, chance: np.random.Generator) -> Item:
    low, high = noise.values.get(
        item.id, (item.value * (1 - noise.spread), item.value * (1 + noise.spread))
    )
    low, high = min(low, item.value), max(high, item.value)
    value = chance.triangular(low, item.value, high) if low < high else item.value
    part = 1.0
    if noise.cost_spread:
        part = chance.triangular(1 - noise.cost_spread, 1, 1 + noise.cost_spread)
    costs = tuple((cost or 0.0) * part for cost in item.costs)
    return replace(item, value=float(value), costs=costs)


def _member(one: str, count: int, done: int) -> Membership:
    zone = Zone.BORDERLINE
    if count == 0:
        zone = Zone.EXTERIOR
    elif count == done:
        zone = Zone.CORE
    return Membership(one, count / done if done else 0.0, zone)


def _check(problem: Problem, noise: Noise, runs: int) -> None:
    if not 1 <= runs <= MOST_RUNS:
        raise Invalid(
            "runs_wrong", gettext_noop("Use 1 to {most} runs."), field="runs", most=MOST_RUNS
        )
    if not (0 <= noise.spread <= 1 and 0 <= noise.cost_spread < 1):
        raise Invalid(
            "spread_wrong",
            gettext_noop("What may turn out otherwise is a share from 0 to 1 (100 %)."),
            field="spread",
        )
    for one, (low, high) in noise.values.items():
        if one in problem.by_id and not (isfinite(low) and isfinite(high) and 0 <= low <= high):
            raise Invalid(
                "range_wrong",
                gettext_noop("The range of “{title}” goes from a lower to a higher value."),
                field="values",
                title=problem.by_id[one].title,
            )
