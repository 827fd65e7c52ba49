"""Stochastic multicriteria acceptability analysis: how often who comes where.

Method: R. Lahdelma & P. Salminen, *SMAA-2: Stochastic Multicriteria Acceptability Analysis for
Group Decision Making* (2001). Weights and scores are drawn, totals and places taken each time. The
same opinions, settings and seed give the same result, whatever the order of the initiatives.
"""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.robust.opinions import Opinions
from issuetrees.core.scoring.robust.places import NO_TOTAL, Numbers, PlaceCounts
from issuetrees.core.scoring.robust.results import Odds, Robustness
from issuetrees.core.scoring.robust.score_draws import ScoreDraws
from issuetrees.core.scoring.robust.settings import Settings
from issuetrees.core.scoring.robust.table import TIE
from issuetrees.core.scoring.robust.weight_draws import draw_weights
from issuetrees.core.text import gettext_noop

#: The counts of places are initiatives squared.
MOST_INITIATIVES: Final = 3000
_CELLS: Final = 1 << 20
_VARYING_CELLS: Final = 1 << 17

#: Told after each block how much is done, 0 to 1; whatever it raises ends the run.
Progress = Callable[[float], None]


def draw(opinions: Opinions, settings: Settings, on_progress: Progress | None = None) -> Robustness:
    """Do a whole run. Bad opinions and weights that cannot be met are ``Invalid``."""
    if len(opinions.initiative_ids) > MOST_INITIATIVES:
        raise Invalid(
            "too_many_initiatives",
            gettext_noop("Draws are made for at most {most} initiatives."),
            field="initiatives",
            most=MOST_INITIATIVES,
        )
    has_any = opinions.applies.any(axis=(1, 2))
    rows = sorted(np.flatnonzero(has_any).tolist(), key=opinions.initiative_ids.__getitem__)
    run = _Run(opinions.ordered(rows), settings, on_progress or _untold) if rows else None
    odds = {one.initiative_id: one for one in run.odds()} if run else {}
    return Robustness(
        settings=settings,
        criterion_ids=opinions.criterion_ids,
        initiatives=tuple(odds[key] for key in opinions.initiative_ids if key in odds),
        unranked=tuple(key for key in opinions.initiative_ids if key not in odds),
        finalists=run.finalist_ids if run else (),
        wins=run.win_shares if run else (),
        margin=0.98 / settings.draws**0.5,
        generator=f"PCG64, NumPy {np.__version__}",
    )


def _untold(_done: float) -> None:
    """Nobody asks how far it is."""


class _Run:
    """Draws in blocks, so that memory does not grow with their number."""

    def __init__(self, opinions: Opinions, settings: Settings, on_progress: Progress) -> None:
        self.opinions, self.settings, self._tell = opinions, settings, on_progress
        self._size = len(opinions.initiative_ids)
        self._scores = ScoreDraws(opinions, settings)
        self._applies = self._scores.applies.astype(np.float64)
        self._is_full = bool(self._scores.applies.all())
        criteria = len(opinions.criterion_ids)
        self._weights = draw_weights(settings.weights, criteria, settings.draws, self._random(0))
        self.finalists = self._leading(settings.finalists)
        self.wins = np.zeros((len(self.finalists), len(self.finalists)))
        self._won = np.zeros(self._size)
        self._central = np.zeros((self._size, criteria))

    @property
    def finalist_ids(self) -> tuple[str, ...]:
        """Those who are compared in pairs, the best first."""
        return tuple(self.opinions.initiative_ids[row] for row in self.finalists)

    @property
    def win_shares(self) -> tuple[tuple[float, ...], ...]:
        """How often each of them beats each other one."""
        return tuple(tuple(row) for row in (self.wins / self.settings.draws).tolist())

    @property
    def _confidence_draws(self) -> int:
        most = min(self.settings.confidence_draws, self.settings.draws)
        return 0 if self._scores.is_certain else most

    def odds(self) -> list[Odds]:
        """Draw, then look at the central weights."""
        counts = PlaceCounts(self._size)
        steps = self.settings.draws + self._confidence_draws
        for done, weights, tables in self._blocks(self.settings.draws):
            totals = self._totals(weights, tables)
            winners = counts.add(totals)
            self._won += np.bincount(winners.initiatives, winners.shares, self._size)
            own = winners.shares[:, np.newaxis] * weights[winners.draws]
            np.add.at(self._central, winners.initiatives, own)
            self._compare(totals[:, self.finalists])
            self._tell(done / steps)
        chances = counts.chances(self.settings.draws)
        return self._described(chances, self._confidence())

    def _random(self, *stream: int) -> np.random.Generator:
        return np.random.Generator(
            np.random.PCG64(np.random.SeedSequence([self.settings.seed, *stream]))
        )

    def _blocks(self, draws: int) -> Iterator[tuple[int, Array, Array | None]]:
        """Weights and tables of points of each block, and how many draws are done after it.

        They are the same ones whenever it is asked.
        """
        is_certain = self._scores.is_certain
        cells = self._size if is_certain else self._applies.size
        size = max(1, (_CELLS if is_certain else _VARYING_CELLS) // cells)
        for start in range(0, draws, size):
            weights = self._weights[start : min(start + size, draws)]
            random = self._random(1, start)
            tables = None if is_certain else self._scores.block(len(weights), random)
            yield start + len(weights), weights, tables

    def _totals(self, weights: Array, tables: Array | None) -> Array:
        if tables is None:
            sums = weights @ self._scores.likely.reshape(self._applies.shape).T
        else:
            cube = tables.reshape(len(tables), *self._applies.shape)
            sums = np.asarray(np.einsum("dic,dc->di", cube, weights))
        return sums if self._is_full else self._over_known(sums, weights)

    def _over_known(self, sums: Array, weights: Array) -> Array:
        """Bring the weights of what applies to 1 again."""
        known = np.broadcast_to(weights @ self._applies.T, sums.shape)
        result = np.full(sums.shape, NO_TOTAL)
        np.divide(sums, known, out=result, where=known > 0)
        return result

    def _leading(self, most: int) -> Numbers:
        """The best at the mean of the weights and the likely scores."""
        mean = self._weights.mean(axis=0, keepdims=True)
        totals = self._totals(mean, None)[0]
        return np.argsort(-np.round(totals, 9), kind="stable")[:most]

    def _compare(self, totals: Array) -> None:
        ahead = np.array([(own[:, np.newaxis] - totals > TIE).sum(axis=0) for own in totals.T])
        ahead = ahead.reshape(self.wins.shape)
        self.wins += ahead + (len(totals) - ahead - ahead.T) / 2

    def _confidence(self) -> dict[int, float]:
        """How often each of the likeliest winners is first with its central weights."""
        winners = np.flatnonzero(self._won > 0)
        chosen = winners[np.argsort(-self._won[winners], kind="stable")]
        if not self._scores.is_certain:
            chosen = chosen[: self.settings.finalists]
        central = self._central[chosen] / self._won[chosen, np.newaxis]
        if self._scores.is_certain:
            firsts = _firsts(self._totals(central, None)[np.newaxis], chosen)
            return dict(zip(chosen.tolist(), firsts.tolist(), strict=True))
        sums, steps = np.zeros(len(chosen)), self.settings.draws + self._confidence_draws
        for done, _weights, tables in self._blocks(self._confidence_draws):
            if tables is not None:
                sums += _firsts(self._by_weights(tables, central), chosen)
            self._tell((self.settings.draws + done) / steps)
        shares = (sums / self._confidence_draws).tolist()
        return dict(zip(chosen.tolist(), shares, strict=True))

    def _by_weights(self, tables: Array, central: Array) -> Array:
        """Totals of all tables with each of several weights: draws × weights × initiatives."""
        rows = tables.reshape(-1, self._applies.shape[1])
        # One product of two matrices: a stack of small ones keeps the threads of BLAS spinning.
        sums = np.moveaxis((rows @ central.T).reshape(len(tables), self._size, -1), 2, 1)
        return sums if self._is_full else self._over_known(sums, central)

    def _described(self, chances: Array, confidence: dict[int, float]) -> list[Odds]:
        means = chances @ np.arange(1, self._size + 1)
        return [
            Odds(
                key,
                *_trimmed(chances[row]),
                float(means[row]),
                self._mean_weights(row),
                confidence.get(row),
            )
            for row, key in enumerate(self.opinions.initiative_ids)
        ]

    def _mean_weights(self, row: int) -> tuple[float, ...] | None:
        if not self._won[row]:
            return None
        return tuple((self._central[row] / self._won[row]).tolist())


def _firsts(totals: Array, chosen: Numbers) -> Array:
    """Of draws × weights × initiatives, how often the chosen one of each weight is first."""
    own = totals[:, np.arange(len(chosen)), chosen]
    is_first = own >= totals.max(axis=2) - TIE
    level = (totals >= own[:, :, np.newaxis] - TIE).sum(axis=2)
    return np.asarray((is_first / level).sum(axis=0))


def _trimmed(chances: Array) -> tuple[int, tuple[float, ...]]:
    """Without the zeros at both ends; the first place that is left, counted from 1."""
    places = np.flatnonzero(chances)
    first, last = int(places[0]), int(places[-1])
    return first + 1, tuple(chances[first : last + 1].tolist())
