"""The same problem with more or less money.

Money comes as the budget is: the budgets of all periods grow and shrink with it in proportion.
"""

from dataclasses import replace
from math import fsum

from issuetrees.core.portfolio.records import Problem


def money(problem: Problem) -> float | None:
    """Return the money that there is over all periods, None where there is no limit."""
    if problem.total is not None:
        return problem.total
    known = [budget for budget in problem.budgets if budget is not None]
    return fsum(known) if known else None


def with_money(problem: Problem, amount: float) -> Problem:
    """Return the problem with so much money over all periods."""
    had = money(problem)
    if had is None or had <= 0:
        return replace(problem, total=amount)
    part = amount / had
    return replace(
        problem,
        budgets=tuple(None if budget is None else budget * part for budget in problem.budgets),
        total=None if problem.total is None else amount,
    )


def without_budget(problem: Problem) -> Problem:
    """Return the problem with money without end."""
    return replace(problem, budgets=(None,) * len(problem.budgets), total=None)


def needed(problem: Problem, costs: tuple[float, ...]) -> float:
    """Return the money over all periods with which these costs can be paid.

    A period without any budget is left out: no money of others pays for it.
    """
    had = money(problem)
    if had is None or had <= 0:
        return fsum(costs)
    parts = [
        cost / budget * had for cost, budget in zip(costs, problem.budgets, strict=True) if budget
    ]
    if problem.total is not None:
        parts.append(fsum(costs))
    return max(parts, default=fsum(costs))
