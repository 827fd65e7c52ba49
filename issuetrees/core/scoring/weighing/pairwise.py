"""Pairwise comparison (AHP): weights from judgements, their consistency and the worst of them."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from issuetrees.core.scoring.additive import Array, Flags
from issuetrees.core.scoring.weighing.eigen import complete, principal
from issuetrees.core.scoring.weighing.judgements import is_connected, read_judgements
from issuetrees.core.scoring.weighing.random_index import LIMIT, TABLES, random_index
from issuetrees.core.scoring.weighing.records import (
    Consistency,
    Judgement,
    Weighed,
    check_choice,
)

_STEPS: Final = np.array([*(1 / step for step in range(9, 1, -1)), *range(1, 10)], dtype=np.float64)
_NOISE: Final = 1e-9


def pairwise(
    matrix: Sequence[Sequence[float | None]],
    table: str = "saaty_1980",
    *,
    titles: Sequence[str] = (),
) -> Weighed:
    """Return the weights of judgements: how many times the row is worth the column.

    None or NaN where nothing is said; such matrices are completed so that they disturb least.
    """
    check_choice("random_index", table, list(TABLES))
    said = read_judgements(matrix, titles=titles)
    is_known = ~np.isnan(said)
    filled = complete(said, is_known)
    largest, weights = principal(filled)
    count, missing = len(said), int((~is_known).sum()) // 2
    conventions = {"weights": "principal_eigenvector", "random_index": table}
    if missing:
        conventions["missing"] = "least_eigenvalue"
    return Weighed(
        method="pairwise",
        weights=tuple(weights.tolist()),
        conventions=conventions,
        figures={
            "largest_eigenvalue": float(largest),
            "missing": missing,
            "consistency_index": max(0.0, float(largest) - count) / max(1, count - 1),
            "random_index": random_index(table, count, missing),
        },
        consistency=_consistency(said, is_known, float(largest), table),
    )


def _consistency(said: Array, is_known: Flags, largest: float, table: str) -> Consistency:
    count, missing = len(said), int((~is_known).sum()) // 2
    ratio = _ratio(largest, count, random_index(table, count, missing))
    worst = None
    if largest - count > _NOISE:
        worst = _worst(said, is_known, random_index(table, count, missing))
    return Consistency("consistency_ratio", ratio, LIMIT, worst)


def _ratio(largest: float, count: int, index: float) -> float:
    """Return the consistency ratio; nothing can be inconsistent where the index is zero."""
    return max(0.0, largest - count) / (count - 1) / index if index else 0.0


def _worst(said: Array, is_known: Flags, index: float) -> Judgement | None:
    """Name the judgement without which the others fit each other best, and what they ask for.

    Each is left open in turn and completed. One that alone connects two groups disturbs nobody;
    one that stands on the step that is asked for, or at the end of the scale towards it, cannot be
    mended.
    """
    pairs = [pair for pair in np.argwhere(np.triu(is_known, 1)) if _is_free(is_known, *pair)]
    if not pairs:
        return None
    rows, columns = np.array(pairs).T
    layers = np.arange(len(pairs))
    known = np.repeat(is_known[np.newaxis], len(pairs), axis=0)
    known[layers, rows, columns] = known[layers, columns, rows] = False
    filled = complete(np.broadcast_to(said, known.shape), known)
    is_there = _step(said[rows, columns]) == _step(filled[layers, rows, columns])
    if is_there.all():
        return None
    largest = principal(filled)[0]
    best = int(np.where(is_there, np.inf, largest).argmin())
    row, column = int(rows[best]), int(columns[best])
    better = float(filled[best, row, column])
    if said[row, column] < 1:
        row, column, better = column, row, 1 / better
    return Judgement(
        first=row,
        second=column,
        said=float(said[row, column]),
        better=better,
        on_scale=float(_step(np.array(better))),
        ratio_after=_ratio(float(largest[best]), len(said), index),
    )


def _step(judgements: Array) -> Array:
    """The nearest steps of the scale of 1 to 9 and its reciprocals."""
    apart = np.abs(np.log(_STEPS / judgements[..., np.newaxis]))
    nearest: Array = _STEPS[apart.argmin(axis=-1)]
    return nearest


def _is_free(is_known: Flags, row: int, column: int) -> bool:
    left = is_known.copy()
    left[row, column] = left[column, row] = False
    return is_connected(left)
