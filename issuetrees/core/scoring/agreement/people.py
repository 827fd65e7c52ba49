"""Each assessor beside the panel, and what was said of each unit."""

from collections.abc import Sequence

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.agreement.records import Bias, Dot, checked


def biases(ratings: Array, assessor_ids: Sequence[str]) -> tuple[Bias, ...]:
    """Return how each assessor differs from the panel (assessors × units).

    The panel's mean counts everybody alike, the assessor as well; where all have rated
    everything, the biases add up to nothing.
    """
    found = checked(ratings)
    given = ~np.isnan(found)
    raters = given.sum(axis=0)
    panel = np.where(given, found, 0.0).sum(axis=0) / np.maximum(raters, 1)
    apart = np.where(given & (raters > 1), found - panel, np.nan)
    rows = zip(assessor_ids, found, apart, strict=True)
    return tuple(_bias(assessor_id, own, row) for assessor_id, own, row in rows)


def dots(ratings: Array, assessor_ids: Sequence[str]) -> tuple[tuple[Dot, ...], ...]:
    """Return the ratings of each unit from the lowest up, equal ones as one dot."""
    return tuple(_dots(column, assessor_ids) for column in checked(ratings).T)


def _bias(assessor_id: str, own: Array, apart: Array) -> Bias:
    shared = apart[~np.isnan(apart)]
    return Bias(
        assessor_id=assessor_id,
        bias=float(shared.mean()) if len(shared) else None,
        spread=_deviation(shared),
        range_used=_deviation(own[~np.isnan(own)]),
        units=len(shared),
    )


def _dots(column: Array, assessor_ids: Sequence[str]) -> tuple[Dot, ...]:
    values = np.unique(column[~np.isnan(column)])
    said: dict[float, list[str]] = {float(value): [] for value in values}
    for assessor_id, value in zip(assessor_ids, column, strict=True):
        if not np.isnan(value):
            said[float(value)].append(assessor_id)
    return tuple(Dot(value, tuple(ids)) for value, ids in said.items())


def _deviation(values: Array) -> float | None:
    return float(np.std(values, ddof=1)) if len(values) > 1 else None
