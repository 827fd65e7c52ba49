"""The portfolio that somebody would put together by value for money, for contrast.

Sorting by value per money is not the best portfolio (it is at most that for one budget and parts
of initiatives: G. B. Dantzig, *Discrete-Variable Extremum Problems*, 1957).
"""

from collections.abc import Iterator
from math import inf

import numpy as np

from issuetrees.core.portfolio.checking import check
from issuetrees.core.portfolio.model import Array, Model, Row, build
from issuetrees.core.portfolio.optimum import portfolio
from issuetrees.core.portfolio.records import Item, LimitKind, Portfolio, Problem, Status
from issuetrees.core.portfolio.solver import Solved


def greedy(problem: Problem) -> Portfolio:
    """Take what must be in, then what smallest amounts ask for, then by value per money.

    Whoever needs others takes them along; what does not fit is passed over, or taken in part
    where it may be. The status is ``STOPPED`` where this meets not all limits: others may.
    """
    check(problem)
    model = build(problem)
    picking = _Picking(model)
    for at in picking.order():
        picking.take(at)
    columns = picking.columns
    if model.broken(columns):
        return portfolio(model, Solved(Status.STOPPED, None, inf))
    return portfolio(model, Solved(Status.FEASIBLE, columns, inf), is_settled=False)


class _Picking:
    """A set that grows; ceilings are met all the time."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.columns = np.zeros(model.width)
        self.ceilings = [row for row in model.rows if _is_ceiling(row)]
        self.floors = [
            row
            for row in model.rows
            if row.limit is not None and row.limit.kind is LimitKind.AT_LEAST
        ]
        self.needs = model.problem.relations.needs()
        self.places = {item.id: at for at, item in enumerate(model.problem.items)}

    def order(self) -> Iterator[int]:
        items = self.model.problem.items
        by_worth = sorted(range(len(items)), key=lambda at: -_worth(items[at]))
        yield from (at for at in by_worth if items[at].id in self.model.problem.must)
        for row in self.floors:
            for at in by_worth:
                if row.holds(self.columns):
                    break
                if at in row.columns or self.model.switch[at] in row.columns:
                    yield at
        yield from by_worth

    def take(self, at: int) -> None:
        """Take one with all that it needs, wholly or as much as fits."""
        if self.columns[self.model.switch[at]]:
            return
        trial = self.columns.copy()
        for one in self._needed(at):
            self._set(trial, one, 1.0)
        if not self._fits(trial):
            least = self.model.problem.items[at].least
            if self.model.problem.items[at].is_whole or least is None:
                return
            share = self._largest(trial, at)
            if share < least:
                return
            self._set(trial, at, share)
        self.columns = trial

    def _largest(self, trial: Array, at: int) -> float:
        """Return the share of one with which all ceilings are met, 0 for none."""
        share = 1.0
        for row in self.ceilings:
            weights = row.weights[row.columns == at]
            if len(weights):
                over = float(row.weights @ trial[row.columns]) - row.high
                share = min(share, 1 - over / float(weights[0]))
        share = np.floor(share * 1e9) / 1e9
        tried = trial.copy()
        self._set(tried, at, share)
        return share if share > 0 and self._fits(tried) else 0.0

    def _set(self, columns: Array, at: int, share: float) -> None:
        columns[self.model.switch[at]] = 1.0
        columns[at] = share

    def _fits(self, columns: Array) -> bool:
        return all(row.holds(columns) for row in self.ceilings)

    def _needed(self, at: int) -> list[int]:
        """Return one and what it needs that is not in yet."""
        found, waiting = [at], [at]
        while waiting:
            for other in self.needs.get(self.model.problem.items[waiting.pop()].id, ()):
                place = self.places[other]
                if place not in found and not self.columns[self.model.switch[place]]:
                    found.append(place)
                    waiting.append(place)
        return found


def _is_ceiling(row: Row) -> bool:
    """Whether a set that breaks it breaks it with more initiatives too."""
    return row.high < inf and bool((row.weights >= 0).all())


def _worth(item: Item) -> float:
    return item.value / item.cost if item.cost else (inf if item.value else 0.0)
