"""The efficient frontier: what more or less money would buy.

H. Markowitz's efficient set (*Portfolio Selection*, 1952) with money for risk; as in J. Phillips &
C. Bana e Costa, *Transparent prioritisation, budgeting and resource allocation* (2007).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.model import build, uses
from issuetrees.core.portfolio.money import money, needed, with_money, without_budget
from issuetrees.core.portfolio.optimum import SECONDS, solve
from issuetrees.core.portfolio.records import Portfolio, Problem, Status
from issuetrees.core.portfolio.watch import Watch
from issuetrees.core.text import gettext_noop

MOST_STEPS: int = 500


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


def frontier(problem: Problem, steps: int = 50, watch: Watch | None = None) -> Frontier:
    """Return the best portfolios for ``steps`` amounts of money, and for the named budget.

    The budgets of all periods grow and shrink together. A set that was found for more money and
    can be paid with less is the best one there too, so it is not looked for again.
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
    ideal = solve(without_budget(problem), min(SECONDS, watch.left))
    named = money(problem)
    top = max(needed(problem, ideal.costs) if ideal.is_found else 0.0, named or 0.0)
    amounts = sorted({top * at / (steps - 1) for at in range(steps)} | {named or 0.0})
    found: list[Step] = []
    for amount in reversed(amounts):
        if watch.is_over:
            break
        before = found[-1].portfolio if found else ideal
        found.append(Step(amount, _next(problem, amount, before, watch)))
        watch.on_progress(len(found) / len(amounts))
    return Frontier(_rising(problem, found[::-1]), named, len(found) == len(amounts))


def _next(problem: Problem, amount: float, richer: Portfolio, watch: Watch) -> Portfolio:
    """Return the best portfolio for an amount, given the one for more."""
    here = with_money(problem, amount)
    if richer.status is Status.INFEASIBLE:
        return richer
    if richer.is_found:
        model = build(here)
        if not model.broken(model.columns_of(richer.shares)):
            return replace(richer, uses=uses(here, richer.shares))
    return _bounded(solve(here, min(SECONDS, watch.left)), richer.bound)


def _bounded(found: Portfolio, bound: float | None) -> Portfolio:
    """Return a portfolio knowing that nothing for less money is worth more than ``bound``."""
    if not found.is_found or bound is None or found.bound is None or found.bound <= bound:
        return found
    bound = max(bound, found.value)
    status = Status.OPTIMAL if bound == found.value else found.status
    return replace(found, bound=bound, gap=1 - found.value / bound if bound else 0.0, status=status)


def _rising(problem: Problem, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Let no step be worth less than one with less money, as where time was over it might."""
    rising: list[Step] = []
    best: Portfolio | None = None
    for step in steps:
        found = step.portfolio
        if best is not None and (not found.is_found or found.value < best.value):
            bound = inf if found.bound is None else found.bound
            found = replace(
                best,
                status=Status.FEASIBLE,
                bound=max(best.value, bound) if bound < inf else None,
                gap=1 - best.value / bound if 0 < bound < inf else None,
                uses=uses(with_money(problem, step.money), best.shares),
            )
        best = found if found.is_found else best
        rising.append(replace(step, portfolio=found))
    return tuple(rising)


def _money_of(step: Step) -> float:
    return step.money
