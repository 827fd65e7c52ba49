"""Why nothing fits: the limits that cannot all hold, and what each would have to give.

An irreducible infeasible set: together they cannot hold, without any one of them they can. Found by
the elastic filter and the deletion filter of J. Chinneck & E. Dravnieks, *Locating Minimal
Infeasible Constraint Sets in Linear Programs* (1991), on whole initiatives rather than parts.
"""

from collections.abc import Iterator, Sequence
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
    ``is_enough``: whether all limits hold then, also those outside the conflict; None where nobody
    knows. ``whole`` is where it would stand for all to hold; None where it alone cannot do that.
    """

    limit: Limit
    amount: float | None
    to: float | None
    is_enough: bool | None = None
    whole: float | None = None


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

    ``is_complete``: whether something fits once all limits named here are gone. Others may stand
    behind these, which share a limit with them: ``Give.is_enough`` tells.
    """

    conflicts: tuple[Conflict, ...]
    is_complete: bool


def conflicts(problem: Problem, watch: Watch | None = None) -> Conflicts:
    """Return why nothing fits, conflict by conflict."""
    check(problem)
    watch, model = watch or Watch(), build(problem)
    found: list[Conflict] = []
    for core in _cores(model, watch):
        if core is None:
            return Conflicts(tuple(found), is_complete=False)
        found.append(Conflict(tuple(_give(model, core, row, watch) for row in core)))
        watch.on_progress(1 - 0.5 ** len(found))
    return Conflicts(tuple(found), is_complete=True)


def first_clash(problem: Problem, watch: Watch) -> tuple[Limit, ...]:
    """Return limits that cannot all hold, of a problem that may be contradictory from the start."""
    core = next(_cores(build(problem), watch), None)
    return tuple(row.limit for row in core or () if row.limit is not None)


def _cores(model: Model, watch: Watch) -> Iterator[list[Row] | None]:
    """Yield sets of rows that cannot all hold, none of them twice; None where the time is over."""
    hard, soft = _parted(model)
    while True:
        status = is_possible(model, [*hard, *soft], Clock.of(watch.left))
        if status is not Status.INFEASIBLE:
            if status is Status.STOPPED:
                yield None
            return
        core = _irreducible(model, hard, _elastic(model, hard, soft, watch), watch)
        yield core
        if core is None:
            return
        soft = [row for row in soft if row not in core]


def _parted(model: Model) -> tuple[list[Row], list[Row]]:
    """Return the rows that nobody can move, and those of limits."""
    hard = [row for row in model.rows if row.limit is None]
    return hard, [row for row in model.rows if row.limit is not None]


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


def _give(model: Model, core: Sequence[Row], row: Row, watch: Watch) -> Give:
    """Return by how much one row of a conflict would have to give, all others unmoved."""
    limit = row.limit
    assert limit is not None  # noqa: S101 - conflicts are made of limits
    hard, soft = _parted(model)
    others = [*hard, *(other for other in soft if other is not row)]
    if limit.kind in _CHOICES or limit.amount is None:
        return Give(limit, None, None, _is_enough(model, others, watch))
    reached = _reached(System(model, [*hard, *(one for one in core if one is not row)]), row, watch)
    if reached is None:
        return Give(limit, None, None, _is_enough(model, others, watch))
    to, whole = round(reached, 9), _reached(System(model, others), row, watch)
    whole = None if whole is None else round(whole, 9)
    is_enough = None if whole is None and watch.is_over else whole == to
    return Give(limit, round(abs(reached - limit.amount), 9), to, is_enough, whole)


def _is_enough(model: Model, rows: Sequence[Row], watch: Watch) -> bool | None:
    """Return whether the rows can hold; None where nobody knows."""
    status = is_possible(model, rows, Clock.of(watch.left))
    return None if status is Status.STOPPED else status is not Status.INFEASIBLE


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
