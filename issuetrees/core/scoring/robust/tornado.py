"""One thing at a time: what each weight and each score would change, the largest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.robust.table import Movable, Table, check_table
from issuetrees.core.text import gettext_noop

#: By default a weight goes up and down by a quarter of itself.
STEP: Final = 0.25


class Moved(StrEnum):
    """What a bar of the tornado moves."""

    WEIGHT = "weight"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Bar:
    """What comes out with one thing at its two ends and everything else as it is.

    ``id``: the weight or the criterion; ``initiative_id``: whose score it is. ``from_`` and ``to``:
    the share or the points at the ends. ``low`` and ``high``: what comes out at these, not sorted.
    """

    moved: Moved
    id: str
    initiative_id: str | None
    from_: float
    to: float
    low: float
    high: float

    @property
    def swing(self) -> float:
        """How far apart the two outcomes are."""
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True)
class Tornado:
    """Bars of an initiative's total, or of its lead over a rival: ``base`` is today's."""

    initiative_id: str
    rival_id: str | None
    base: float
    step: float
    bars: tuple[Bar, ...]


def tornado(
    table: Table,
    weights: Sequence[Movable],
    low: Array,
    high: Array,
    initiative_id: str,
    *,
    rival_id: str | None = None,
    step: float = STEP,
) -> Tornado:
    """Move each weight by ``step`` of itself, each score of the two between ``low`` and ``high``.

    Both are initiatives × criteria, NaN where a score has no range: a missing one has the whole
    scale. What changes nothing has no bar.
    """
    check_table(table)
    rows = [table.initiative_ids.index(key) for key in (initiative_id, rival_id) if key is not None]
    base = _outcome(table.points[rows], table.shares)
    if base is None:
        raise Invalid(
            "not_ranked",
            gettext_noop("Only initiatives with scores that count can be compared."),
            field="initiative_id",
        )
    bars = [*_of_weights(table, weights, rows, step), *_of_scores(table, low, high, rows)]
    told = [bar for bar in bars if bar.swing > 0]
    return Tornado(
        initiative_id, rival_id, base, step, tuple(sorted(told, key=lambda bar: -bar.swing))
    )


def _of_weights(
    table: Table, weights: Sequence[Movable], rows: list[int], step: float
) -> Iterator[Bar]:
    for weight in weights:
        share = weight.share(table.shares)
        ends = (share * (1 - step), min(1.0, share * (1 + step)))
        found = [weight.moved(table.shares, end) for end in ends]
        outcomes = [
            None if moved is None else _outcome(table.points[rows], moved) for moved in found
        ]
        yield from _bar(Moved.WEIGHT, weight.id, None, ends, outcomes)


def _of_scores(table: Table, low: Array, high: Array, rows: list[int]) -> Iterator[Bar]:
    for at, row in enumerate(rows):
        for column in np.flatnonzero(~np.isnan(low[row]) & ~np.isnan(high[row])):
            ends = (float(low[row, column]), float(high[row, column]))
            outcomes = []
            for end in ends:
                points = table.points[rows].copy()
                points[at, column] = end
                outcomes.append(_outcome(points, table.shares))
            key = table.criterion_ids[column]
            yield from _bar(Moved.SCORE, key, table.initiative_ids[row], ends, outcomes)


def _bar(
    moved: Moved,
    key: str,
    initiative_id: str | None,
    ends: tuple[float, float],
    outcomes: list[float | None],
) -> Iterator[Bar]:
    first, second = outcomes
    if first is not None and second is not None:
        yield Bar(moved, key, initiative_id, *ends, first, second)


def _outcome(points: Array, shares: Array) -> float | None:
    """The total of the first row, less that of the second if there are two; None without one."""
    is_known = ~np.isnan(points)
    known = is_known @ shares
    if not (known > 0).all():
        return None
    totals = (np.where(is_known, points, 0.0) @ shares / known).tolist()
    return float(totals[0] - sum(totals[1:]))
