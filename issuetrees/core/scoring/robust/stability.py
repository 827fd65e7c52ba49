"""How far each weight may move until somebody else leads: exact, not by trial.

When one weight goes to the share t and the others keep their proportions, a total is
(t·v + (1 - t)·b) / (t·a + (1 - t)·g): v and a are points and known weight of what moves, b and g
those of the rest, each adding up to 1. With nothing missing a = g = 1 and this is a line; two
initiatives cross where a quadratic in t is zero, which then has one root, the closed form
t* = (r_b - r_a) / ((v_a - v_b) + (r_b - r_a)). A quadratic crosses zero upward once and downward
once at most, so an interval is the nearest of each around the present share.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.scoring.additive import Array, Flags
from issuetrees.core.scoring.robust.table import TIE, Movable, Table, check_table

_NEVER: Final = np.nan
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Interval:
    """Shares of a weight for which today's leaders stay in front.

    Beyond ``low`` leads ``below``, beyond ``high`` leads ``above`` (several where they tie, nobody
    where the end is 0 or 1). Both ends are None for a weight that cannot move: it is the only one,
    or nothing is ranked. Where leaders tie today and part with the least move, both ends are
    today's share.
    """

    id: str
    share: float
    low: float | None
    high: float | None
    below: tuple[str, ...]
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stability:
    """Today's leaders and how firm each weight lets them stand."""

    leaders: tuple[str, ...]
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class _Curves:
    """Coefficients of the totals, initiatives × weights: see the module."""

    points: Array
    known: Array
    other_points: Array
    other_known: Array

    def slope(self, share: Array) -> Array:
        """How fast each total rises at the shares."""
        above = share * self.points + (1 - share) * self.other_points
        below = share * self.known + (1 - share) * self.other_known
        change = (self.points - self.other_points) * below
        change -= above * (self.known - self.other_known)
        return np.divide(change, below**2, out=np.zeros_like(change), where=below > 0)


def stability(table: Table, weights: Sequence[Movable]) -> Stability:
    """Return the interval of every weight. Initiatives without a total today are left out."""
    check_table(table)
    totals = table.totals()
    ranked = np.flatnonzero(~np.isnan(totals))
    if not len(ranked):
        return Stability((), tuple(_unmoved(table, weight) for weight in weights))
    moving = [weight for weight in weights if weight.moved(table.shares, 0.0) is not None]
    ids = [table.initiative_ids[row] for row in ranked]
    is_leader = totals[ranked] >= totals[ranked].max() - TIE
    found = {one.id: one for one in _intervals(table, ranked, ids, is_leader, moving)}
    return Stability(
        leaders=tuple(np.array(ids, dtype=object)[is_leader].tolist()),
        intervals=tuple(found.get(weight.id, _unmoved(table, weight)) for weight in weights),
    )


def _intervals(
    table: Table, ranked: Places, ids: list[str], is_leader: Flags, moving: Sequence[Movable]
) -> list[Interval]:
    if not moving:
        return []
    points = table.points[ranked]
    curves = _curves(points, table.shares, moving)
    shares = np.array([weight.share(table.shares) for weight in moving])
    down, up = _nearest(curves, _different(points, is_leader), shares, is_leader)
    low = np.fmax(np.fmax.reduce(down, axis=0), 0.0)
    high = np.fmin(np.fmin.reduce(up, axis=0), 1.0)
    below = [_named(ids, chosen) for chosen in _takers(down, low, -curves.slope(low)).T]
    above = [_named(ids, chosen) for chosen in _takers(up, high, curves.slope(high)).T]
    names = [weight.id for weight in moving]
    ends = zip(names, shares.tolist(), low.tolist(), high.tolist(), below, above, strict=True)
    return [Interval(*parts) for parts in ends]


def _nearest(
    curves: _Curves, leaders: Places, shares: Array, is_leader: Flags
) -> tuple[Array, Array]:
    """The last crossing up to the present shares and the first one from them on."""
    crossings = [_crossings(curves, leader, shares, is_leader) for leader in leaders]
    down = np.fmax.reduce([falls for falls, _rises in crossings])
    up = np.fmin.reduce([rises for _falls, rises in crossings])
    return down, up


def _curves(points: Array, shares: Array, moving: Sequence[Movable]) -> _Curves:
    is_known = ~np.isnan(points)
    known = np.where(is_known, points, 0.0)
    mine = np.array([weight.parts for weight in moving]).T
    rest = np.array([weight.moved(shares, 0.0) for weight in moving]).T
    return _Curves(known @ mine, is_known @ mine, known @ rest, is_known @ rest)


def _different(points: Array, is_leader: Flags) -> Places:
    """Leaders without those who have the same points as another one: these stay together."""
    leaders = np.flatnonzero(is_leader)
    first = np.unique(np.nan_to_num(points[leaders], nan=-1.0), axis=0, return_index=True)[1]
    return np.asarray(leaders[np.sort(first)])


def _crossings(curves: _Curves, leader: int, share: Array, is_leader: Flags) -> tuple[Array, Array]:
    """Where each initiative falls behind the leader, at most at ``share``, and where it overtakes.

    The lead of the initiative times positive weights is ``square``·t² + ``line``·t + ``start``.
    """
    points, known, other, rest = (
        (part, part[leader])
        for part in (curves.points, curves.known, curves.other_points, curves.other_known)
    )
    end = points[0] * known[1] - points[1] * known[0]
    start = other[0] * rest[1] - other[1] * rest[0]
    middle = points[0] * rest[1] + other[0] * known[1] - points[1] * rest[0] - other[1] * known[0]
    square = _clean(end - middle + start)
    line = middle - 2 * start
    falls, rises = _roots(square, line, start)
    tied_falls, tied_rises = _roots_of_tied(square, line, share)
    falls = np.where(is_leader[:, np.newaxis], tied_falls, falls)
    rises = np.where(is_leader[:, np.newaxis], tied_rises, rises)
    return (
        np.where((falls > TIE) & (falls <= share), falls, _NEVER),
        np.where((rises < 1 - TIE) & (rises >= share), rises, _NEVER),
    )


def _roots(square: Array, line: Array, start: Array) -> tuple[Array, Array]:
    """Where a quadratic goes below zero and where above it; NaN where it never does."""
    inside = line**2 - 4 * square * start
    root = np.sqrt(np.maximum(inside, 0.0))
    # Of the two usual formulas the one that subtracts nothing alike.
    stable = -(line + np.where(line < 0, -root, root)) / 2
    near, far = _ratio(start, stable), _ratio(stable, square)
    falls, rises = np.where(line < 0, near, far), np.where(line < 0, far, near)
    is_touched = (inside <= 0) & (square <= 0)
    return np.where(is_touched, _NEVER, falls), np.where(is_touched, _NEVER, rises)


def _roots_of_tied(square: Array, line: Array, share: Array) -> tuple[Array, Array]:
    """The same for whoever is level with the leader at ``share``: one root is known."""
    steep = 2 * square * share + line
    other = _ratio(-line, square) - share
    is_level = np.abs(steep) <= TIE
    both = np.where(square > 0, share, _NEVER)
    falls = np.where(is_level, both, np.where(steep < 0, share, other))
    rises = np.where(is_level, both, np.where(steep > 0, share, other))
    return falls, rises


def _takers(crossings: Array, ends: Array, gains: Array) -> Flags:
    """Of those who cross at the end, the ones that gain most beyond it."""
    is_there = np.abs(crossings - ends) <= TIE
    most = np.where(is_there, gains, -np.inf).max(axis=0)
    return np.asarray(is_there & (gains >= most - 1e-7))


def _clean(values: Array) -> Array:
    return np.where(np.abs(values) <= TIE, 0.0, values)


def _ratio(above: Array, below: Array) -> Array:
    result = np.full(above.shape, _NEVER)
    np.divide(above, below, out=result, where=below != 0)
    return result


def _named(ids: list[str], chosen: Flags) -> tuple[str, ...]:
    return tuple(ids[row] for row in np.flatnonzero(chosen))


def _unmoved(table: Table, weight: Movable) -> Interval:
    return Interval(weight.id, weight.share(table.shares), None, None, (), ())
