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

    ``least``: what sets have to be worth. ``losses``: of a column out, then in, what each row
    loses.
    """

    def __init__(self, bounds: Bounds, prices: Array, least: float) -> None:
        weights = bounds.weights
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
        net = bounds.objective - prices @ weights
        worth = bounds.of_all(prices) - least + _MARGIN
        self.start = np.concatenate([left[rows], worth])
        self.losses = (
            np.concatenate([-below[rows], np.maximum(net, 0.0)]).T.copy(),
            np.concatenate([above[rows], np.maximum(-net, 0.0)]).T.copy(),
        )
        self._prices = prices[0, rows] if len(prices) else np.zeros(len(rows))
        self._ahead = _from_each_on(abs(weights[rows]))

    @property
    def nothing(self) -> Picks:
        """The one set of which nothing is settled."""
        return np.zeros((1, -(-self.count // _BITS)), dtype=np.uint8)

    def left(self, picks: Picks, level: int, least: float) -> Array:
        """Return what sets have left, a column each, when so many columns are settled.

        ``least``: what they have to be worth by now.
        """
        out, into = self.losses[0][:level], self.losses[1][:level]
        chosen = columns_of(picks, level).astype(float)
        # Not "@": threads of a library of matrices cost more than they save on so little.
        lost = np.einsum("ij,jk->ki", chosen, into - out)
        left: Array = (self.start - out.sum(axis=0))[:, None] - lost
        left[self.limits :] -= least - self.least
        return left

    def settle(self, picks: Picks, left: Array, level: int, is_in: int) -> tuple[Numbers, Array]:
        """Settle the next column one way; return which sets are kept, and what they have left."""
        after = left - self.losses[is_in][level][:, None]
        is_kept = after.min(axis=0, initial=np.inf) >= 0
        for pair in self.pairs[level]:
            is_kept &= pair.holds(picks, is_in)
        wasted = self._wasted(after[: self.limits], level + 1)
        if wasted is not None:
            is_kept &= wasted <= after[self.limits]
        kept = np.flatnonzero(is_kept)
        return kept, after[:, kept]

    def promise(self, left: Array) -> Array:
        """Return by how much at most sets may be worth more than they have to be."""
        most: Array = left[self.limits :].min(axis=0, initial=np.inf)
        return most

    def _wasted(self, left: Array, level: int) -> Array | None:
        """Return what is lost with what no column to come can use of scarce limits."""
        ahead = self._ahead[:, level]
        concerned = np.flatnonzero((self._prices > 0) & (left.max(axis=1, initial=0.0) > ahead))
        if not len(concerned) or len(self.start) == self.limits:
            return None
        unused = np.maximum(left[concerned] - ahead[concerned, None], 0.0)
        lost: Array = np.einsum("i,ij->j", self._prices[concerned], unused)
        return lost


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
