"""What sets have left before they are dropped: of each limit, and of what they may still lose.

Column by column sets are settled, and all that they have left only falls: what is left of a limit
when the columns to come take as little of it as they can, and by how much a bound on their worth
(``prices.py``) exceeds what a set has to be worth. Below 0 nothing can be made of a set. So both
are one table of numbers, and settling a column is one subtraction.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.portfolio.model import Array, Numbers
from issuetrees.core.portfolio.prices import Bounds

#: Sets, a row each, of which columns: each is a bit, 1 is in.
Picks: TypeAlias = NDArray[np.uint8]

#: What sums of weights are off by at most, as a share of them all.
_NOISE: Final = 1e-12
#: What bounds by prices may be off by, in steps of the objective.
_MARGIN: Final = 0.01
_BITS: Final = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """A limit of two columns, looked at when the later one is settled.

    ``may``: by whether the later one is in, then by whether the earlier one (``column``) is.
    """

    column: int
    may: NDArray[np.bool_]

    def holds(self, picks: Picks, is_in: int) -> NDArray[np.bool_]:
        """Whether sets keep to it if the later column is in, or if it is out."""
        held: NDArray[np.bool_] = self.may[is_in][_bit(picks, self.column)]
        return held


class Slacks:
    """The table for columns in their order: rows of limits first, then bounds, the best first.

    ``weights``: of the columns by limit; ``least``: what sets have to be worth. ``losses``: of a
    column out, then in, what each row loses.
    """

    def __init__(self, weights: Array, bounds: Bounds, least: float) -> None:
        self.count = weights.shape[1]
        self.least = least
        below, above = np.minimum(weights, 0.0), np.maximum(weights, 0.0)
        noise = _NOISE * np.maximum(1.0, abs(weights).sum(axis=1) + abs(bounds.left))
        left = bounds.left - below.sum(axis=1) + noise
        is_open = left < abs(weights).sum(axis=1)
        is_pair = is_open & ((weights != 0).sum(axis=1) == 2)
        self.pairs = _pairs(weights[is_pair], bounds.left[is_pair] + noise[is_pair])
        rows = np.flatnonzero(is_open & ~is_pair)
        self.limits = len(rows)
        net, worth = bounds.nets, bounds.of_all() - least + _MARGIN
        self.start = np.concatenate([left[rows], worth])
        self.losses = (
            np.concatenate([-below[rows], np.maximum(net, 0.0)]).T.copy(),
            np.concatenate([above[rows], np.maximum(-net, 0.0)]).T.copy(),
        )
        self._prices = bounds.prices[0, rows] if len(bounds.prices) else np.zeros(len(rows))
        self._priced = np.flatnonzero(self._prices > 0)
        self._ahead = _from_each_on(abs(weights[rows]))

    @property
    def nothing(self) -> Picks:
        """The one set of which nothing is settled."""
        return np.zeros((1, -(-self.count // _BITS)), dtype=np.uint8)

    def settle(self, picks: Picks, left: Array, level: int) -> tuple[Picks, Array]:
        """Settle the next column both ways; return the sets that are kept, with what they have."""
        out, into = (self._kept(picks, left, level, is_in) for is_in in (0, 1))
        both = np.concatenate([out, into])
        after, picks = left[:, both], picks[both]
        after[:, : len(out)] -= self.losses[0][level][:, None]
        after[:, len(out) :] -= self.losses[1][level][:, None]
        with_bit(picks[len(out) :], level)
        return self._useful(picks, after, level + 1)

    def promise(self, left: Array) -> Array:
        """Return by how much at most sets may be worth more than they have to be."""
        most: Array = left[self.limits :].min(axis=0, initial=np.inf)
        return most

    def _kept(self, picks: Picks, left: Array, level: int, is_in: int) -> Numbers:
        """Return which sets have enough left of all that settling a column one way takes."""
        losses = self.losses[is_in][level]
        rows = np.flatnonzero(losses)
        is_kept = (left[rows] >= losses[rows, None]).all(axis=0)
        for pair in self.pairs[level]:
            is_kept &= pair.holds(picks, is_in)
        return np.flatnonzero(is_kept)

    def _useful(self, picks: Picks, left: Array, level: int) -> tuple[Picks, Array]:
        """Drop sets that lose too much with what no column to come can use of scarce limits."""
        if not len(self._priced) or not len(picks):
            return picks, left
        unused = left[self._priced] - self._ahead[self._priced, level, None]
        if unused.max() <= 0:
            return picks, left
        lost = np.einsum("i,ij->j", self._prices[self._priced], np.maximum(unused, 0.0))
        kept = np.flatnonzero(lost <= left[self.limits])
        return picks[kept], left[:, kept]


def with_bit(picks: Picks, column: int) -> Picks:
    """Put a column into sets."""
    picks[:, column // _BITS] |= 1 << (_BITS - 1 - column % _BITS)
    return picks


def columns_of(picks: Picks, count: int) -> NDArray[np.uint8]:
    """Return the first columns of sets, 1 is in."""
    return np.unpackbits(picks, axis=1, count=count)


def _bit(picks: Picks, column: int) -> Picks:
    bits = (picks[:, column // _BITS] >> (_BITS - 1 - column % _BITS)) & 1
    return bits.astype(np.uint8)


def _pairs(weights: Array, ends: Array) -> list[list[Pair]]:
    """Return the limits of two columns by the later one."""
    pairs: list[list[Pair]] = [[] for _ in range(weights.shape[1])]
    for row, end in zip(weights, ends, strict=True):
        earlier, later = np.flatnonzero(row).tolist()
        may = np.array([[0.0, row[earlier]], [row[later], row[later] + row[earlier]]]) <= end
        pairs[later].append(Pair(earlier, may))
    return pairs


def _from_each_on(weights: Array) -> Array:
    """Return by row what the columns from each one on add up to."""
    sums = np.cumsum(weights[:, ::-1], axis=1)[:, ::-1]
    return np.concatenate([sums, np.zeros((len(weights), 1))], axis=1)
