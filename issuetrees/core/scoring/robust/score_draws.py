"""Draws of scores: a table of points for each draw, new only in cells that are not sure."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.scoring.additive import Array, Flags
from issuetrees.core.scoring.robust.opinions import Opinions, completed
from issuetrees.core.scoring.robust.settings import Absent, Pooling, Settings, Shape
from issuetrees.core.scoring.values import BEST


@dataclass(frozen=True, slots=True)
class _Voices:
    """Opinions of the cells that vary: all assessors × cells."""

    low: Array
    likely: Array
    high: Array
    is_anything: Flags

    def of(self, person: int) -> "_Voices":
        """Those of one assessor."""
        return _Voices(
            self.low[person], self.likely[person], self.high[person], self.is_anything[person]
        )

    def picked(self, chosen: NDArray[np.intp]) -> "_Voices":
        """Those at places of the flat arrays."""
        return _Voices(
            self.low.ravel().take(chosen),
            self.likely.ravel().take(chosen),
            self.high.ravel().take(chosen),
            self.is_anything.ravel().take(chosen),
        )


class ScoreDraws:
    """Makes tables of points; ``applies`` (initiatives × criteria) is the same in all of them."""

    def __init__(self, opinions: Opinions, settings: Settings) -> None:
        found = completed(opinions)
        self._settings = settings
        self.applies: Flags = np.asarray(found.applies.any(axis=2))
        given = ~np.isnan(found.likely)
        shares = _by_person(_shares(found.applies, given, found.assessors, settings.absent))
        low, high = _by_person(found.low), _by_person(found.high)
        likely = _by_person(np.where(given, found.likely, BEST / 2))
        self.likely: Array = (shares * likely).sum(axis=0)
        cells = np.flatnonzero(_varies(low, likely, high, shares))
        self._cells = cells
        self._voices = _Voices(
            low[:, cells],
            likely[:, cells],
            high[:, cells],
            _by_person(~given)[:, cells] > 0,
        )
        self._shares = shares[:, cells]
        self._has_ranges = bool((self._voices.high > self._voices.low).any())

    @property
    def is_certain(self) -> bool:
        """Whether all draws are alike."""
        return not len(self._cells)

    @property
    def varying(self) -> int:
        """How many cells are drawn."""
        return len(self._cells)

    def block(self, count: int, random: np.random.Generator) -> Array:
        """Return ``count`` tables, draws × (initiatives · criteria); 0 where nothing applies."""
        tables = np.tile(self.likely, (count, 1))
        if self._settings.pooling is Pooling.ONE:
            tables[:, self._cells] = self._one_each(count, random)
        else:
            tables[:, self._cells] = self._mixed(count, random)
        return tables

    def _one_each(self, count: int, random: np.random.Generator) -> Array:
        """One assessor's opinion in each cell."""
        people, cells = self._shares.shape
        if people == 1:
            return self._sample(self._voices.of(0), count, random)
        said = random.random((count, cells), dtype=np.float32)
        bounds = np.cumsum(self._shares, axis=0).astype(np.float32)
        chosen = np.zeros((count, cells), dtype=np.intp)
        for bound in bounds[:-1]:
            chosen += said >= bound
        chosen *= cells
        chosen += np.arange(cells)
        if not self._has_ranges:
            return self._voices.likely.ravel().take(chosen)
        return self._sample(self._voices.picked(chosen), count, random)

    def _mixed(self, count: int, random: np.random.Generator) -> Array:
        """The mean of all with weights of people drawn anew for the whole table."""
        people, cells = self._shares.shape
        drawn = random.dirichlet(np.ones(people), count)
        sums, weights = np.zeros((2, count, cells))
        for person in range(people):
            weight = drawn[:, [person]] * self._shares[person]
            sums += weight * self._sample(self._voices.of(person), count, random)
            weights += weight
        return np.asarray(sums / weights)

    def _sample(self, voices: _Voices, count: int, random: np.random.Generator) -> Array:
        """Single precision is finer than any score is known, and takes half the time."""
        shape = (count, len(self._cells))
        if not self._has_ranges:
            return np.broadcast_to(voices.likely, shape)
        width = (voices.high - voices.low).astype(np.float32)
        mode = np.zeros(width.shape, dtype=np.float32)
        np.divide(voices.likely - voices.low, width, out=mode, where=width > 0, casting="same_kind")
        if self._settings.shape is Shape.PERT:
            first = np.where(voices.is_anything, 1.0, 1 + 4 * mode)
            second = np.where(voices.is_anything, 1.0, 5 - 4 * mode)
            return np.asarray(voices.low + width * random.beta(first, second, shape))
        place = random.random(shape, dtype=np.float32)
        is_rising = place < mode
        bent = np.sqrt(np.where(is_rising, place * mode, (1 - place) * (1 - mode)))
        np.subtract(1, bent, out=bent, where=~is_rising)
        if voices.is_anything.any():
            bent = np.where(voices.is_anything, place, bent)
        bent *= width
        return np.asarray(voices.low + bent)


def _by_person(cube: Array | Flags) -> Array:
    """Assessors × cells, from initiatives × criteria × assessors."""
    return np.ascontiguousarray(cube.reshape(-1, cube.shape[2]).T, dtype=np.float64)


def _shares(applies: Flags, given: Flags, assessors: Array, absent: Absent) -> Array:
    """Weights of the assessors in each cell, adding up to 1 where anything applies."""
    heard = applies & given if absent is Absent.OTHERS else applies
    heard = np.where(heard.any(axis=2, keepdims=True), heard, applies)
    weights = heard * assessors
    # Where only assessors without weight are asked, they count alike.
    weights = np.where(weights.any(axis=2, keepdims=True), weights, heard.astype(np.float64))
    total = weights.sum(axis=2, keepdims=True)
    result = np.zeros(weights.shape)
    np.divide(weights, total, out=result, where=total > 0)
    return result


def _varies(low: Array, likely: Array, high: Array, shares: Array) -> Flags:
    counts = shares > 0
    apart = (high > low) & counts
    top = np.where(counts, likely, -np.inf).max(axis=0)
    bottom = np.where(counts, likely, np.inf).min(axis=0)
    return np.asarray(apart.any(axis=0) | (top > bottom))
