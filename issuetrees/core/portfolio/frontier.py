"""The efficient frontier: what more or less money would buy.

H. Markowitz's efficient set (*Portfolio Selection*, 1952) with money for risk; as in J. Phillips &
C. Bana e Costa, *Transparent prioritisation, budgeting and resource allocation* (2007).
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.model import uses
from issuetrees.core.portfolio.money import money, needed, with_money, without_budget
from issuetrees.core.portfolio.optimum import solve
from issuetrees.core.portfolio.prices import Pool
from issuetrees.core.portfolio.records import Portfolio, Problem, Status
from issuetrees.core.portfolio.solver import Clock
from issuetrees.core.portfolio.watch import Watch
from issuetrees.core.text import gettext_noop

MOST_STEPS: Final = 500
#: About how long a frontier takes at most unless told otherwise.
FRONTIER_SECONDS: Final = 4.0
_LEAST_SECONDS: Final = 0.05
#: HiGHS works outside the lock of the interpreter, so threads do.
_THREADS: Final = 2


@dataclass(frozen=True, slots=True)
class Step:
    """The best portfolio for so much money over all periods."""

    money: float
    portfolio: Portfolio


@dataclass(frozen=True, slots=True)
class Frontier:
    """Steps from no money to all that could be used, rising in money and never falling in value.

    ``money``: the named budget, one of the steps; None where there is none. ``is_complete``:
    whether every step was worked out.
    """

    steps: tuple[Step, ...]
    money: float | None
    is_complete: bool = True

    def at(self, amount: float) -> Step | None:
        """Return the step with the most money up to an amount: what a slider shows."""
        place = bisect_right(self.steps, amount, key=_money_of)
        return self.steps[place - 1] if place else None


def frontier(
    problem: Problem,
    steps: int = 50,
    watch: Watch | None = None,
    seconds: float = FRONTIER_SECONDS,
    best: Portfolio | None = None,
) -> Frontier:
    """Return the best portfolios for ``steps`` amounts of money, and for the named budget.

    The budgets of all periods grow and shrink together. Between two amounts that buy the same
    nothing is looked for. All steps together get about so many ``seconds``, hard ones what easy
    ones leave. ``best``: the portfolio of the named budget, where it is known already.
    """
    check(problem)
    if not 2 <= steps <= MOST_STEPS:
        raise Invalid(
            "steps_wrong",
            gettext_noop("A frontier has 2 to {most} budgets."),
            field="steps",
            most=MOST_STEPS,
        )
    watch = watch or Watch()
    clock = Clock.of(min(seconds, watch.left))
    ideal = solve(without_budget(problem), clock.left / 4, is_settling=False)
    named = money(problem)
    top = max(needed(problem, ideal.costs) if ideal.is_found else 0.0, named or 0.0)
    amounts = sorted({top * at / (steps - 1) for at in range(steps)} | {named or 0.0})
    found = _Filling(problem, amounts, watch, clock, {named: best} if best else {}).fill()
    done = [Step(amounts[at], found[at]) for at in sorted(found)]
    return Frontier(_rising(problem, done), named, len(done) == len(amounts))


class _Filling:
    """The best portfolios for all amounts: both ends first, then ever between two."""

    def __init__(
        self,
        problem: Problem,
        amounts: Sequence[float],
        watch: Watch,
        clock: Clock,
        known: Mapping[float | None, Portfolio],
    ) -> None:
        self.problem = problem
        self.amounts = amounts
        self.watch = watch
        self.clock = clock
        self.known = known
        self.pool = Pool()
        self.found: dict[int, Portfolio] = {}

    def fill(self) -> dict[int, Portfolio]:
        """Return the portfolio of each amount by its place, as far as there was time."""
        last = len(self.amounts) - 1
        spans = [(0, last)]
        with ThreadPoolExecutor(_THREADS) as pool:
            self._solve(pool, {0: None, last: None})
            while spans and not self.watch.is_over:
                open_spans = [span for span in spans if not self._is_closed(*span)]
                hints = {(low + high) // 2: self.found[low] for low, high in open_spans}
                self._solve(pool, dict(hints))
                spans = [
                    part
                    for low, high in open_spans
                    for part in ((low, (low + high) // 2), ((low + high) // 2, high))
                ]
        return self.found

    def _solve(self, pool: Executor, hints: Mapping[int, Portfolio | None]) -> None:
        for at, made in zip(hints, pool.map(self._best, hints, hints.values()), strict=True):
            if made is not None:
                self.found[at] = made
            self.watch.on_progress(len(self.found) / len(self.amounts))

    def _best(self, at: int, hint: Portfolio | None) -> Portfolio | None:
        if self.watch.is_over:
            return None
        amount = self.amounts[at]
        if amount in self.known:
            return self.known[amount]
        part = _THREADS * self.clock.left / max(1, len(self.amounts) - len(self.found))
        return solve(
            with_money(self.problem, amount),
            max(_LEAST_SECONDS, part),
            is_settling=False,
            hint=hint,
            pool=self.pool,
        )

    def _is_closed(self, low: int, high: int) -> bool:
        """Fill in what lies between two that leave nothing open; return whether that is so."""
        if high - low < 2 or low not in self.found or high not in self.found:
            return True
        poorer, richer = self.found[low], self.found[high]
        is_same = richer.status is Status.INFEASIBLE or (
            poorer.is_found and richer.bound is not None and poorer.value >= richer.bound
        )
        for at in range(low + 1, high) if is_same else ():
            here = with_money(self.problem, self.amounts[at])
            self.found[at] = replace(poorer, uses=uses(here, poorer.shares))
        return is_same


def _rising(problem: Problem, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Let no step be worth less than one with less money, nor bounded by more than one with more.

    Both could be where time was over.
    """
    bound = inf
    bounds = []
    for step in reversed(steps):
        own = step.portfolio.bound
        bound = min(bound, inf if own is None else own)
        bounds.append(bound)
    rising: list[Step] = []
    best: Portfolio | None = None
    for step, most in zip(steps, reversed(bounds), strict=True):
        found = step.portfolio
        if best is not None and (not found.is_found or found.value < best.value):
            found = replace(best, uses=uses(with_money(problem, step.money), best.shares))
        best = found if found.is_found else best
        rising.append(Step(step.money, _bounded(found, most)))
    return tuple(rising)


def _bounded(found: Portfolio, bound: float) -> Portfolio:
    """Return a portfolio knowing that no other one here is worth more than ``bound``."""
    if not found.is_found or bound == inf:
        return found
    bound = max(bound, found.value)
    status = Status.OPTIMAL if bound == found.value else Status.FEASIBLE
    return replace(found, bound=bound, gap=1 - found.value / bound if bound else 0.0, status=status)


def _money_of(step: Step) -> float:
    return step.money
