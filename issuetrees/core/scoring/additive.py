"""The additive value model on arrays: initiatives × criteria × assessors.

Method: multi-attribute value theory, weighted sum of values on fixed anchors (see
Goodwin & Wright, *Decision Analysis for Management Judgment*). Missing scores are NaN and
are left out before any sum; they never count as zero.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.scoring.values import BEST

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Panel:
    """The assessors taken together, per initiative and criterion (all I × C).

    ``mean``: weighted mean of the given points, NaN when none is given. ``given``: share of
    the assessors' weight that gave a score, among those for whom the criterion applies; ``counted``
    is that with those whose missing score stands for something.
    """

    mean: Array
    given: Array
    counted: Array
    is_applicable: Flags


@dataclass(frozen=True, slots=True)
class Totals:
    """Per initiative: total (NaN when nothing is known), bounds, coverage; points I × C."""

    total: Array
    low: Array
    high: Array
    coverage: Array
    points: Array


def pool(
    points: Array, is_applicable: Flags, assessor_weights: Array, counted: Array | None = None
) -> Panel:
    """Merge the assessors: ``points`` and ``is_applicable`` are I × C × A, weights A.

    ``points`` is NaN where no score is given, ``counted`` where none counts. A criterion that
    applies for some assessors only is judged by those; it is left out where it applies for none.
    """
    used = points if counted is None else counted
    is_used = ~np.isnan(used)
    weight_used = is_used @ assessor_weights
    weight_asked = is_applicable @ assessor_weights
    sums = np.where(is_used, used, 0.0) @ assessor_weights
    share_used = _ratio(weight_used, weight_asked, 0.0)
    return Panel(
        mean=_ratio(sums, weight_used, np.nan),
        given=share_used
        if used is points
        else _ratio(~np.isnan(points) @ assessor_weights, weight_asked, 0.0),
        counted=share_used,
        is_applicable=weight_asked > 0,
    )


def add_up(panel: Panel, shares: Array) -> Totals:
    """Weighted sums over the criteria with their ``shares`` (C, adding up to 1).

    The total is taken over the known criteria, their weights brought to 1 again; the bounds
    set every missing score that stands for nothing to 0 or to 100 points.
    """
    is_known = ~np.isnan(panel.mean)
    mean = np.where(is_known, panel.mean, 0.0)
    known = is_known @ shares
    asked = panel.is_applicable @ shares
    points = _ratio(mean * shares, known[:, np.newaxis], 0.0)
    coverage = _ratio(panel.given @ shares, asked, 0.0)
    low = _ratio((mean * panel.counted) @ shares, asked, 0.0)
    doubt = 1 - _ratio(panel.counted @ shares, asked, 0.0)
    return Totals(
        total=np.where(known > 0, points.sum(axis=1), np.nan),
        low=low,
        high=np.where(asked > 0, low + BEST * doubt, BEST),
        coverage=coverage,
        points=points,
    )


def totals_by_assessor(points: Array, shares: Array) -> Array:
    """Each assessor's own totals (I × A) over what they know; NaN when that is nothing."""
    is_given = ~np.isnan(points)
    sums = np.einsum("ica,c->ia", np.where(is_given, points, 0.0), shares)
    known = np.einsum("ica,c->ia", is_given.astype(np.float64), shares)
    return _ratio(sums, known, np.nan)


def _ratio(above: Array, below: Array, otherwise: float) -> Array:
    """``above / below`` where ``below`` is positive, else ``otherwise``."""
    result = np.full(np.broadcast(above, below).shape, otherwise)
    np.divide(above, below, out=result, where=below > 0)
    return result
