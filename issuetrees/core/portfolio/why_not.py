"""Why an initiative is not in: who it would displace, at what price, and with how much more money.

What is said is proved by solving: the best portfolio with the initiative forced in at the named
budget; that with so much more money a best portfolio has it, and with one step less none has.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from math import ceil, floor, log10
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.conflicts import clashes
from issuetrees.core.portfolio.model import Array, Model, Row, build
from issuetrees.core.portfolio.money import money, needed, with_money, without_budget
from issuetrees.core.portfolio.optimum import SECONDS, portfolio, solve
from issuetrees.core.portfolio.override import Override, beside, forced
from issuetrees.core.portfolio.records import Limit, Portfolio, Problem, Status
from issuetrees.core.portfolio.search import Search
from issuetrees.core.portfolio.solver import Clock, Solved, Span, System
from issuetrees.core.portfolio.watch import Watch
from issuetrees.core.text import gettext_noop

#: Without a step of one's own, money is told to a hundredth of the budget or a little less.
_STEPS: Final = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """``extra`` money with which an initiative is in a best portfolio, and that portfolio.

    The extra money comes as the budget is: to all periods in proportion. 0: today already there
    is an equally good portfolio with it.
    """

    extra: float
    portfolio: Portfolio


@dataclass(frozen=True, slots=True)
class Absence:
    """One initiative that is not in.

    ``forced``: the best portfolio with it at the named budget, its price, who it displaces
    (``leaves``). ``held_by``: the limits that today's portfolio would break if it came on top.
    ``against``: where it can never be in, limits with which it cannot be. ``entry`` is None where
    no more money brings it in, or where none was looked for.
    """

    initiative: str
    forced: Override
    held_by: tuple[Limit, ...]
    against: tuple[Limit, ...] = ()
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class WhyNot:
    """``step``: to how much money entries are told, 0 where there is no budget.

    ``is_complete``: whether all was worked out and proved.
    """

    absences: tuple[Absence, ...]
    step: float
    is_complete: bool


def why_not(
    problem: Problem,
    best: Portfolio,
    only: Collection[str] | None = None,
    step: float | None = None,
    watch: Watch | None = None,
) -> WhyNot:
    """Return why those that the best portfolio leaves out are out, ``only`` some if named.

    ``step`` is money. More money is tried in steps of 1, 2, 4 … up to where it buys nothing more;
    between the last without and the first with the initiative it is halved.
    """
    check(problem)
    if step is not None and not step > 0:
        raise Invalid(
            "step_wrong", gettext_noop("The step of money is a sum above 0."), field="step"
        )
    watch = watch or Watch()
    ladder = _Ladder(problem, step, watch)
    out = [
        item.id
        for item in problem.items
        if item.id not in best.shares and (only is None or item.id in only)
    ]
    found: list[Absence] = []
    for one in out:
        if watch.is_over:
            break
        found.append(_absence(problem, best, one, ladder, watch))
        watch.on_progress(len(found) / len(out))
    is_complete = len(found) == len(out) and ladder.is_proved
    return WhyNot(tuple(found), ladder.step, is_complete and _are_proved(found))


def _absence(
    problem: Problem, best: Portfolio, one: str, ladder: "_Ladder", watch: Watch
) -> Absence:
    wanted = forced(problem, [one])
    with_it = beside(best, solve(wanted, min(SECONDS, max(watch.left, 0.0))))
    model = build(problem)
    columns = model.columns_of({**best.shares, one: problem.by_id[one].least or 1.0})
    held_by = tuple(row.limit for row in model.broken(columns) if row.limit is not None)
    against: tuple[Limit, ...] = ()
    if with_it.portfolio.status is Status.INFEASIBLE:
        found = clashes(wanted, watch).conflicts
        against = tuple(limit for clash in found[:1] for limit in clash.limits)
    entry = None if one in problem.never else ladder.entry(one)
    return Absence(one, with_it, held_by, against, entry)


def _are_proved(found: Collection[Absence]) -> bool:
    proved = {Status.OPTIMAL, Status.INFEASIBLE}
    return all(absence.forced.portfolio.status in proved for absence in found)


@dataclass(frozen=True, slots=True)
class _Rung:
    """The best that some money buys, and where all sets are that are worth as much."""

    model: Model
    system: System
    solved: Solved
    span: Span | None


class _Ladder:
    """More and more money, in whole steps above the named budget."""

    def __init__(self, problem: Problem, step: float | None, watch: Watch) -> None:
        self.problem = problem
        self.watch = watch
        self.named = money(problem)
        self.is_proved = True
        self._rungs: dict[int, _Rung] = {}
        self.step, self.top = 0.0, 0
        if self.named is not None:
            self.step = step or nice(self.named / _STEPS)
            ideal = solve(without_budget(problem), min(SECONDS, max(watch.left, 0.0)))
            if ideal.is_found:
                most = needed(problem, ideal.costs) - self.named
                self.top = max(0, ceil(most / self.step))

    def entry(self, one: str) -> Entry | None:
        """Return the least money with which one is in, as far as halving finds it."""
        if self.named is None:
            return None
        without, inside, columns = -1, 0, self._with(0, one)
        while columns is None:
            if inside >= self.top or self.watch.is_over:
                return None
            without, inside = inside, min(max(1, 2 * inside), self.top)
            columns = self._with(inside, one)
        while inside - without > 1 and not self.watch.is_over:
            middle = (without + inside) // 2
            tried = self._with(middle, one)
            if tried is None:
                without = middle
            else:
                inside, columns = middle, tried
        rung = self._rung(inside)
        return Entry(
            inside * self.step,
            portfolio(rung.model, replace(rung.solved, columns=columns), is_settled=False),
        )

    def _with(self, steps: int, one: str) -> Array | None:
        """Return a best set with one for so much more money, None where no best set has it."""
        rung = self._rung(steps)
        best = rung.solved.columns
        if best is None:
            return None
        model = rung.model
        place = list(self.problem.by_id).index(one)
        column = model.switch[place]
        if best[column]:
            return best
        if rung.solved.status is not Status.OPTIMAL:
            self.is_proved = False
            return None
        lower, upper = rung.span or (np.zeros(model.width), np.ones(model.width))
        if not upper[column]:
            return None
        lower = lower.copy()
        lower[column] = 1.0
        found = rung.system.maximise(
            np.zeros(model.width), Clock.of(min(SECONDS, self.watch.left)), (lower, upper)
        )
        self.is_proved &= found.status is not Status.STOPPED
        return found.columns

    def _rung(self, steps: int) -> _Rung:
        """Return what so many steps more buy; worked out once."""
        if steps not in self._rungs:
            model = build(with_money(self.problem, (self.named or 0.0) + steps * self.step))
            search = Search(model, Clock.of(min(SECONDS, max(self.watch.left, 0.0))))
            solved = search.best()
            value = 0.0
            if solved.columns is not None:
                value = float(model.objective() @ solved.columns)
            noise = 0.5 if model.is_granular else 1e-9 * max(1.0, value)
            floor_row = Row(None, np.arange(model.width), model.objective(), low=value - noise)
            system = System(model, (*model.rows, floor_row))
            self._rungs[steps] = _Rung(model, system, solved, search.span_of(value - noise))
        return self._rungs[steps]


def nice(amount: float) -> float:
    """Return the largest of 1, 2, 5, 10 … that is not above an amount."""
    if amount <= 0:
        return 1.0
    power = 10.0 ** floor(log10(amount))
    return power * max(part for part in (1, 2, 5) if part * power <= amount * (1 + 1e-9))
