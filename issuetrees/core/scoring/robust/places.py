"""Places of many draws at once, ties shared, counted for every initiative.

Sorting is most of the work. Totals become keys: the float whose last bits are the initiative's
number, so that sorting the plain keys (which NumPy does in vectors of the processor) also says who
stands where, three times faster than ``argsort``.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.scoring.additive import Array, Flags
from issuetrees.core.scoring.robust.table import TIE

#: Totals are turned round and kept well above zero, where bits of floats are in their order.
_ABOVE: Final = 200.0
#: Stands for the total of whoever has none in a draw: behind everybody.
NO_TOTAL: Final = -50.0
#: So many totals at a time stay in the processor's cache.
_CACHED: Final = 1 << 15
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Winners:
    """Who is first in which draw, each with the share of it that is theirs."""

    draws: Numbers
    initiatives: Numbers
    shares: Array


class PlaceCounts:
    """Counts who had which place."""

    def __init__(self, initiatives: int) -> None:
        self._size = initiatives
        bits = max(1, (initiatives - 1).bit_length())
        self._mask = np.int64((1 << bits) - 1)
        self._tie = max(TIE, 2.0 ** (bits - 43))
        self._alone = np.zeros(initiatives * initiatives, dtype=np.int64)
        self._shared = np.zeros(initiatives * (initiatives + 1))
        self._places = np.arange(initiatives, dtype=np.int64)

    def add(self, totals: Array) -> Winners:
        """Count a block of draws × initiatives; returns who won."""
        rows = max(1, _CACHED // max(1, self._size))
        parts = [
            self._add(totals[start : start + rows], start) for start in range(0, len(totals), rows)
        ]
        return Winners(
            np.concatenate([part.draws for part in parts]),
            np.concatenate([part.initiatives for part in parts]),
            np.concatenate([part.shares for part in parts]),
        )

    def _add(self, totals: Array, start: int) -> Winners:
        keys = _ABOVE - totals
        bits = keys.view(np.int64)
        bits &= ~self._mask
        bits |= self._places
        keys.sort(axis=1)
        is_tied = (keys[:, 1:] - keys[:, :-1]) <= self._tie
        with_ties = is_tied.any(axis=1)
        bits &= self._mask
        alone, shared = np.flatnonzero(~with_ties), np.flatnonzero(with_ties)
        winners = self._count_shared(shared, bits[shared], is_tied[shared])
        first = bits[alone, 0]
        self._count_alone(bits if not len(shared) else bits[alone])
        return Winners(
            np.concatenate([alone, winners.draws]) + start,
            np.concatenate([first, winners.initiatives]),
            np.concatenate([np.ones(len(alone)), winners.shares]),
        )

    def chances(self, draws: int) -> Array:
        """Return the probability of each place, initiatives × places."""
        shape = (self._size, self._size)
        shared = np.cumsum(self._shared.reshape(self._size, -1), axis=1)[:, :-1]
        # What sums of thirds leave behind the ninth digit is noise, not a chance.
        return np.asarray(np.round(self._alone.reshape(shape) + shared, 9) / draws)

    def _count_alone(self, order: Numbers) -> None:
        """Uses the order up: it is large."""
        order *= self._size
        order += self._places
        np.add.at(self._alone, order.ravel(), 1)

    def _count_shared(self, draws: Numbers, order: Numbers, is_tied: Flags) -> Winners:
        """Each of several in a tie has an equal part of each of their places.

        Kept as what begins at a place and ends after another, so a tie of many costs no more.
        """
        if not len(draws):
            none = np.zeros(0, dtype=np.int64)
            return Winners(none, none, np.zeros(0))
        first = np.ones((len(order), 1), dtype=np.bool_)
        begins = np.where(np.hstack([first, ~is_tied]), self._places, 0)
        starts = np.maximum.accumulate(begins, axis=1)
        last = np.where(np.hstack([~is_tied, first]), self._places + 1, self._size)
        ends = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
        parts = 1.0 / (ends - starts)
        row = order * (self._size + 1)
        np.add.at(self._shared, (row + starts).ravel(), parts.ravel())
        np.subtract.at(self._shared, (row + ends).ravel(), parts.ravel())
        at, place = np.nonzero(starts == 0)
        return Winners(draws[at], order[at, place], parts[at, place])
