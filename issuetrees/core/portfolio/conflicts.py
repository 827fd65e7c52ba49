"""Why nothing fits: the limits that cannot all hold, and what each would have to give.

An irreducible infeasible set: together they cannot hold, without any one of them they can. Found by
the elastic filter and the deletion filter of J. Chinneck & E. Dravnieks, *Locating Minimal
Infeasible Constraint Sets in Linear Programs* (1991), on whole initiatives rather than parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np

from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.model import Model, Row, build, is_of, money_weights
from issuetrees.core.portfolio.records import Limit, LimitKind, Problem, Status, Unit
from issuetrees.core.portfolio.solver import Clock, System, is_possible, slackest
from issuetrees.core.portfolio.watch import Watch

#: What has no amount is kept to or let go.
_CHOICES: Final = frozenset(
    {
        LimitKind.MUST,
        LimitKind.NEVER,
        LimitKind.REQUIRES,
        LimitKind.EXCLUDES,
        LimitKind.GROUP,
    }
)
_ROUNDS: Final = 50
_NEAR: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Give:
    """A limit of a conflict and the least by which it alone would have to give.

    In the unit of the limit: money, effort, a count, or a share of all money spent (0 to 1). None
    where it can only be let go, as a relation. ``to`` is where the limit would stand then.
    """

    limit: Limit
    amount: float | None
    to: float | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Limits that cannot all hold. Any one of them that gives, or goes, mends it."""

    gives: tuple[Give, ...]

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The limits alone."""
        return tuple(give.limit for give in self.gives)


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts that have no limit in common; none where something fits.

    ``is_complete``: whether the problem is mended once each of them is.
    """

    conflicts: tuple[Conflict, ...]
    is_complete: bool


def conflicts(problem: Problem, watch: Watch | None = None) -> Conflicts:
    """Return why nothing fits, conflict by conflict."""
    check(problem)
    return clashes(problem, watch or Watch())


def clashes(problem: Problem, watch: Watch) -> Conflicts:
    """Return why nothing fits a problem that may be contradictory from the start."""
    model = build(problem)
    hard = [row for row in model.rows if row.limit is None]
    soft = [row for row in model.rows if row.limit is not None]
    found: list[Conflict] = []
    while not watch.is_over:
        status = is_possible(model, [*hard, *soft], Clock.of(watch.left))
        if status is not Status.INFEASIBLE:
            return Conflicts(tuple(found), status is not Status.STOPPED)
        core = _irreducible(model, hard, _elastic(model, hard, soft, watch), watch)
        if core is None:
            break
        found.append(Conflict(tuple(_give(model, hard, core, row, watch) for row in core)))
        soft = [row for row in soft if row not in core]
        watch.on_progress(1 - 0.5 ** len(found))
    return Conflicts(tuple(found), is_complete=False)


def _elastic(model: Model, hard: Sequence[Row], soft: Sequence[Row], watch: Watch) -> list[Row]:
    """Return rows that cannot all hold: those that give way, again and again until none can."""
    firm: list[Row] = []
    while True:
        rest = [row for row in soft if row not in firm]
        slacks = slackest(model, [*hard, *firm], rest, Clock.of(watch.left))
        if slacks is None:
            return firm
        giving = [row for row, slack in zip(rest, slacks, strict=True) if slack > 1e-7]
        if not giving:
            return list(soft)
        firm += giving


def _irreducible(
    model: Model, hard: Sequence[Row], rows: Sequence[Row], watch: Watch
) -> list[Row] | None:
    """Leave out whatever the rest cannot hold without either; None where the time is over."""
    kept = list(rows)
    for row in rows:
        if watch.is_over:
            return None
        fewer = [other for other in kept if other is not row]
        if is_possible(model, [*hard, *fewer], Clock.of(watch.left)) is Status.INFEASIBLE:
            kept = fewer
    return kept


def _give(model: Model, hard: Sequence[Row], core: Sequence[Row], row: Row, watch: Watch) -> Give:
    """Return by how much one row of a conflict would have to give, all others unmoved."""
    limit = row.limit
    assert limit is not None  # noqa: S101 - conflicts are made of limits
    if limit.kind in _CHOICES or limit.amount is None:
        return Give(limit, None, None)
    others = System(model, [*hard, *(other for other in core if other is not row)])
    reached = _reached(others, row, watch)
    if reached is None:
        return Give(limit, None, None)
    return Give(limit, round(abs(reached - limit.amount), 9), round(reached, 9))


def _reached(others: System, row: Row, watch: Watch) -> float | None:
    """Return the nearest that sets which meet the others come to a row."""
    limit = row.limit
    sign = -1.0 if row.high < inf else 1.0
    if limit is None or limit.unit is not Unit.SHARE:
        columns = others.maximise(sign * others.spread(row), Clock.of(watch.left)).columns
        return None if columns is None else float(others.spread(row) @ columns)
    return _share_reached(others, limit, sign, watch)


def _share_reached(others: System, limit: Limit, sign: float, watch: Watch) -> float | None:
    """Return the nearest share: a ratio, so by steps of W. Dinkelbach (1967)."""
    items = others.model.problem.items
    spent = money_weights(others.model)
    members = spent * np.array(
        [*(is_of(item, limit) for item in items), *[False] * (others.model.width - len(items))]
    )
    share = limit.amount or 0.0
    for _ in range(_ROUNDS):
        clock = Clock.of(watch.left)
        columns = others.maximise(sign * (members - share * spent), clock).columns
        if columns is None:
            return None
        money = float(spent @ columns)
        better = float(members @ columns) / money if money else share
        if abs(better - share) < _NEAR:
            break
        share = better
    return share
