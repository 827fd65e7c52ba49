"""What it costs to want it otherwise: the price of forcing initiatives in or out.

The price is the value lost against the best portfolio, which is what a constraint costs in
optimisation (R. Keeney & H. Raiffa would have it said before it is decided).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.model import build, uses_of
from issuetrees.core.portfolio.optimum import SECONDS, solve
from issuetrees.core.portfolio.records import Limit, Portfolio, Problem, Status


@dataclass(frozen=True, slots=True)
class Override:
    """A portfolio that somebody wants, beside the best one.

    ``price``: the points lost against it (None where the wish cannot be met); ``joins`` and
    ``leaves``: who comes in and who goes by it.
    """

    portfolio: Portfolio
    price: float | None
    joins: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A set put together by hand, as it is; ``broken``: the limits that it does not keep to."""

    portfolio: Portfolio
    price: float
    broken: tuple[Limit, ...]


def override(
    problem: Problem,
    best: Portfolio,
    inside: Collection[str] = (),
    outside: Collection[str] = (),
    seconds: float = SECONDS,
) -> Override:
    """Return the best portfolio with these initiatives in and those out.

    ``best`` is the best one without the wish. What was said of these initiatives before (must,
    never) is taken back. A wish that contradicts itself is ``Invalid``.
    """
    wanted = forced(problem, inside, outside)
    check(wanted)
    return beside(best, solve(wanted, seconds))


def forced(problem: Problem, inside: Collection[str], outside: Collection[str] = ()) -> Problem:
    """Return the problem in which these must be in and those must not."""
    return replace(
        problem,
        must=(problem.must - frozenset(outside)) | frozenset(inside),
        never=(problem.never - frozenset(inside)) | frozenset(outside),
    )


def beside(best: Portfolio, other: Portfolio) -> Override:
    """Return what another portfolio is beside the best one."""
    if not other.is_found:
        return Override(other, None, (), ())
    return Override(
        other,
        round(max(0.0, best.value - other.value), 6),
        tuple(one for one in other.shares if one not in best.shares),
        tuple(one for one in best.shares if one not in other.shares),
    )


def appraise(problem: Problem, best: Portfolio, shares: Mapping[str, float]) -> Appraisal:
    """Return what a set put together by hand is worth and costs, and what it breaks."""
    check(problem)
    model = build(problem)
    columns = model.columns_of(shares)
    kept = {item.id: shares[item.id] for item in problem.items if shares.get(item.id)}
    value = round(float(model.objective() @ columns) * model.grain, 6)
    costs = columns[: len(problem.items)] @ model.costs
    made = Portfolio(
        kept,
        value,
        tuple(round(float(cost), 6) for cost in costs),
        Status.FEASIBLE,
        uses=uses_of(model, kept),
        is_settled=False,
    )
    broken = tuple(row.limit for row in model.broken(columns) if row.limit is not None)
    return Appraisal(made, round(best.value - value, 6), broken)
