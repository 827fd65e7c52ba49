"""With how much more money an initiative comes into a best portfolio: the smallest step of all.

Being in a best portfolio is not monotone in money: it may be in one, in none with a little more,
and in again later. So no step is passed over unless it is proved that no best portfolio has the
initiative there: what sets with it are worth at most at each step follows from prices of limits,
which hold for every budget (``prices.py``); what the best one is worth at least, from any step
before. Where more money buys no more, sets of the best worth only get more: there it is monotone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, floor, log10
from typing import Final

import numpy as np

from issuetrees.core.portfolio.climb import Climb
from issuetrees.core.portfolio.membership import with_column
from issuetrees.core.portfolio.model import Array, build
from issuetrees.core.portfolio.money import money, needed, with_money, without_budget
from issuetrees.core.portfolio.optimum import SECONDS, portfolio, solve
from issuetrees.core.portfolio.prices import Pool
from issuetrees.core.portfolio.records import Portfolio, Problem, Status
from issuetrees.core.portfolio.search import Search
from issuetrees.core.portfolio.solver import Clock, Solved, System
from issuetrees.core.portfolio.watch import Watch

#: Without a step of one's own, money is told to a hundredth of the budget or a little less; where
#: that would make too many steps until everything can be paid, to a part of that.
_STEPS: Final = 100
_MOST_STEPS: Final = 2_000
#: What bounds by prices may be off by, in grains and as a share.
_NOISE: Final = 1e-9
_MARGIN: Final = 0.01


@dataclass(frozen=True, slots=True)
class Entry:
    """``extra`` money with which an initiative is in a best portfolio, and that portfolio.

    The extra money comes as the budget is: to all periods in proportion. 0: today already there
    is an equally good portfolio with it.
    """

    extra: float
    portfolio: Portfolio


@dataclass(frozen=True, slots=True)
class _Rung:
    """The best that some money buys."""

    search: Search
    solved: Solved
    value: float


class Ladder:
    """More and more money, in whole steps above the named budget.

    ``is_proved``: whether all that was asked was answered and proved.
    """

    def __init__(self, problem: Problem, step: float | None, watch: Watch) -> None:
        self.problem = problem
        self.watch = watch
        self.named = money(problem)
        self.pool = Pool()
        self.is_proved = True
        self._rungs: dict[int, _Rung] = {}
        self.step, self.top, self.last = 0.0, 0, 0
        if self.named is not None:
            every = needed(problem, tuple(build(problem).costs.sum(axis=0).tolist())) - self.named
            finest = nice(every / _MOST_STEPS) if every > 0 else 0.0
            self.step = max(step or nice(self.named / _STEPS), finest)
            self.last = max(0, ceil(every / self.step))
            ideal = solve(without_budget(problem), self._seconds())
            if ideal.is_found:
                most = needed(problem, ideal.costs) - self.named
                self.top = max(0, ceil(most / self.step))
            self._values = np.full(self.top + 1, -np.inf)

    def entry(self, one: str) -> Entry | None:
        """Return the least money with which one is in a best set; None where it never is."""
        if self.named is None:
            return None
        place = list(self.problem.by_id).index(one)
        at = -1
        while (at := self._next(place, at + 1)) <= self.top:
            if self.watch.is_over:
                self.is_proved = False
                return None
            found = self._with(at, place)
            if found is not None:
                return Entry(at * self.step, found)
            low, at = at, self._level(at)
            if (entry := self._first(low, at, place)) is not None:
                return entry
        return self._first(self.top, self.last, place)

    def _level(self, at: int) -> int:
        """Return a step from here on up to which no more is bought, found by ever larger leaps."""
        here, leap = self._rung(at), 1
        while at + leap <= self.top and not self.watch.is_over:
            there = self._rung(at + leap)
            if {here.solved.status, there.solved.status} - {Status.OPTIMAL, Status.INFEASIBLE}:
                break
            if there.value > here.value:
                break
            at, leap = at + leap, 2 * leap
        return at

    def _first(self, low: int, high: int, place: int) -> Entry | None:
        """Return the first step after ``low`` with one in, where all buy as much as it does.

        Sets of that worth only get more there, so halving finds it.
        """
        if high <= low or (found := self._with(high, place)) is None:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            nearer = self._with(middle, place)
            low, high = (middle, high) if nearer is None else (low, middle)
            found = nearer or found
        return Entry(high * self.step, found)

    def nearest_first(self, out: Sequence[str]) -> list[str]:
        """Return initiatives by what having them in loses at least, the least first."""
        relaxed = None if self.named is None else self._rung(0).search.relaxed
        if relaxed is None:
            return list(out)
        places = {one: at for at, one in enumerate(self.problem.by_id)}
        return sorted(out, key=lambda one: abs(relaxed.prices[places[one]]))

    def _next(self, place: int, start: int) -> int:
        """Return the first step from here on at which a best set may have an initiative."""
        while start <= self.top:
            possible = self._worth_at_most(place) >= self._values - _MARGIN
            left = np.flatnonzero(possible[start:])
            if not len(left):
                return self.top + 1
            start += int(left[0])
            if start in self._rungs or self.watch.is_over:
                return start
            self._rung(start)  # which tells what the best ones are worth from here on
        return start

    def _with(self, steps: int, place: int) -> Portfolio | None:
        """Return a best set with one for so much more money, None where no best set has it."""
        rung = self._rung(steps)
        best = rung.solved.columns
        if best is None:
            return None
        model = rung.search.model
        column = int(model.switch[place])
        solved = rung.solved
        if not best[column]:
            if solved.status is not Status.OPTIMAL:
                self.is_proved = False
                return None
            found = with_column(rung.search, column, rung.value, Clock.of(self._seconds()))
            self.is_proved &= found.status is not Status.STOPPED
            if found.columns is None:
                return None
            solved = replace(solved, columns=found.columns)
        return portfolio(model, solved, is_settled=False)

    def _rung(self, steps: int) -> _Rung:
        """Return what so many steps more buy; worked out once."""
        if steps not in self._rungs:
            model = build(with_money(self.problem, (self.named or 0.0) + steps * self.step))
            near = max((at for at in self._rungs if at < steps), default=None)
            hint = None if near is None else self._rungs[near].solved.columns
            search = Search(model, Clock.of(self._seconds()), hint, self.pool, is_settling=False)
            solved = search.best()
            value = -np.inf
            if solved.columns is not None:
                value = float(model.objective() @ solved.columns)
                self._values[steps:] = np.maximum(self._values[steps:], value)
            self._rungs[steps] = _Rung(search, solved, value)
        return self._rungs[steps]

    def _worth_at_most(self, place: int) -> Array:
        """Return by steps what sets with an initiative are worth at most, in grains."""
        search = self._rung(0).search
        unknown = np.full(self.top + 1, np.inf)
        if search.climb is None or not self.pool.known:
            return unknown
        column = int(search.model.switch[place])
        lower, upper = search.system.lower.copy(), search.system.upper
        if not upper[column]:
            return -unknown
        lower[column] = 1.0
        prices = np.array(self.pool.known)
        net = search.objective - prices @ search.climb.weights
        open_ = (np.maximum(net, 0.0) * (upper - lower) + net * lower).sum(axis=1)
        start = open_ + prices @ search.climb.ends
        rising = np.outer(prices @ self._more, np.arange(self.top + 1))
        bounds = (start[:, None] + rising).min(axis=0)
        worth: Array = (bounds + _NOISE * abs(bounds)) * (search.step or 1.0)
        return worth

    @cached_property
    def _more(self) -> Array:
        """By how much the ceilings rise with every step."""
        model = build(with_money(self.problem, (self.named or 0.0) + self.step))
        system = System(model, model.rows)
        climb = self._rung(0).search.climb
        risen = Climb(system.matrix, system.low, system.high)
        more: Array = risen.ends - (climb.ends if climb else risen.ends)
        return more

    def _seconds(self) -> float:
        return min(SECONDS, max(self.watch.left, 0.0))


def nice(amount: float) -> float:
    """Return the largest of 1, 2, 5, 10 … that is not above an amount."""
    if amount <= 0:
        return 1.0
    power = 10.0 ** floor(log10(amount))
    return power * max(part for part in (1, 2, 5) if part * power <= amount * (1 + 1e-9))
