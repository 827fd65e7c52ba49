"""Principal eigenvectors of judgements, and the judgements that would disturb least.

Complete matrices: Saaty 1980, *The Analytic Hierarchy Process*. Incomplete ones are completed
so that the principal eigenvalue is least: Bozóki, Fülöp & Rónyai 2010, *Mathematical and Computer
Modelling* 52:318; there the completion is shown to be the only one if judgements are connected.
"""

from typing import Final

import numpy as np

from issuetrees.core.scoring.additive import Array, Flags

_ROUNDS: Final = 200
_CLOSE: Final = 1e-9


def principal(matrices: Array) -> tuple[Array, Array]:
    """Return the principal eigenvalue and its vector, adding up to 1, of each matrix."""
    values, vectors = np.linalg.eig(matrices)
    index = values.real.argmax(axis=-1)
    largest = np.take_along_axis(values.real, index[..., np.newaxis], axis=-1)[..., 0]
    chosen = np.take_along_axis(vectors.real, index[..., np.newaxis, np.newaxis], axis=-1)[..., 0]
    chosen = np.abs(chosen)
    return largest, chosen / chosen.sum(axis=-1, keepdims=True)


def complete(matrices: Array, is_known: Flags) -> Array:
    """Fill what is not known (any stack of matrices) so that the principal eigenvalue is least.

    It is least where ``a²ij = (uj vi) / (ui vj)`` for the left and right eigenvectors u and v.
    """
    filled = np.where(is_known, matrices, _start(matrices, is_known))
    if is_known.all():
        return filled
    for _ in range(_ROUNDS):
        right = principal(filled)[1]
        left = principal(np.swapaxes(filled, -1, -2))[1]
        asked = np.sqrt(_ratios(right) / _ratios(left))
        moved = np.where(is_known, filled, asked)
        change = np.abs(moved / filled - 1).max()
        filled = moved
        if change < _CLOSE:
            break
    return filled


def _start(matrices: Array, is_known: Flags) -> Array:
    """Ratios of the weights that fit the known logarithms best (least squares)."""
    count = matrices.shape[-1]
    logs = np.where(is_known, np.log(np.where(is_known, matrices, 1.0)), 0.0)
    links = is_known.astype(np.float64)
    laplacian = np.eye(count) * links.sum(axis=-1)[..., np.newaxis] - links
    # Weights are known but for a factor: the ones take that freedom away.
    solved = np.linalg.solve(laplacian + 1.0 / count, logs.sum(axis=-1)[..., np.newaxis])[..., 0]
    return _ratios(np.exp(solved))


def _ratios(weights: Array) -> Array:
    ratios: Array = weights[..., :, np.newaxis] / weights[..., np.newaxis, :]
    return ratios
