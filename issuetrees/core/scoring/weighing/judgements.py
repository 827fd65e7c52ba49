"""Pairwise judgements as a matrix: how many times the row is worth the column, NaN if not said."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import bare
from issuetrees.core.scoring.additive import Array, Flags
from issuetrees.core.scoring.weighing.records import named
from issuetrees.core.text import gettext_noop

MAX_COMPARED: Final = 15
#: Printed matrices say .33 for a third and .14 for a seventh; what differs more is a mistake.
ROUNDING: Final = 0.05
_LARGEST: Final = 1e6


def read_judgements(
    matrix: Sequence[Sequence[float | None]], *, titles: Sequence[str] = ()
) -> Array:
    """Return the judgements, exactly reciprocal, with ones on the diagonal.

    One of a pair is enough: the other is its reciprocal. Where both are said and differ by the
    rounding of a print only, the one that is not a fraction counts. Refused is what is not
    square, positive, reciprocal and connected.
    """
    said = _square(matrix)
    _check_values(said, titles)
    mirrored = 1 / said.T
    is_apart = np.abs(said / mirrored - 1) > ROUNDING
    for row, column in np.argwhere(is_apart):
        raise _not_reciprocal(said, row, column, titles)
    counted = np.where(np.isnan(said) | (said < 1), mirrored, said)
    counted = np.where(np.isnan(counted), said, counted)
    np.fill_diagonal(counted, 1.0)
    if not is_connected(~np.isnan(counted)):
        raise _unconnected(~np.isnan(counted), titles)
    return counted


def is_connected(is_known: Flags) -> bool:
    """Whether a path of judgements leads from each item to each other."""
    return bool(_reached(is_known).all())


def _reached(is_known: Flags) -> Flags:
    """What paths lead to from the first item."""
    reached = np.zeros(len(is_known), dtype=np.bool_)
    reached[0] = True
    for _ in range(len(is_known)):
        reached = reached | is_known[reached].any(axis=0)
    return reached


def _square(matrix: Sequence[Sequence[float | None]]) -> Array:
    count = len(matrix)
    if not 1 <= count <= MAX_COMPARED or any(len(row) != count for row in matrix):
        raise Invalid(
            "judgements_shape",
            gettext_noop("Compare 1 to {most} of them, each with each other once."),
            field="judgements",
            most=MAX_COMPARED,
        )
    return np.array(matrix, dtype=np.float64)


def _check_values(said: Array, titles: Sequence[str]) -> None:
    is_fine = np.isnan(said) | ((said >= 1 / _LARGEST) & (said <= _LARGEST))
    is_fine &= ~np.eye(len(said), dtype=np.bool_) | np.isnan(said) | (said == 1)
    for row, column in np.argwhere(~is_fine):
        value = float(said[row, column])
        raise Invalid(
            "judgement_wrong",
            gettext_noop(
                "“{first}” cannot be worth {value} times “{second}”. Use a number above zero, "
                "and 1 beside itself."
            ),
            field="judgements",
            first=named(titles, row),
            second=named(titles, column),
            value=bare(value) if np.isfinite(value) else str(value),
            row=int(row),
            column=int(column),
        )


def _not_reciprocal(said: Array, row: int, column: int, titles: Sequence[str]) -> Invalid:
    return Invalid(
        "judgements_not_reciprocal",
        gettext_noop(
            "“{first}” is worth {value} times “{second}”, but “{second}” {other} times “{first}”: "
            "one has to be 1 divided by the other."
        ),
        field="judgements",
        first=named(titles, row),
        second=named(titles, column),
        value=bare(float(said[row, column])),
        other=bare(float(said[column, row])),
        row=int(row),
        column=int(column),
    )


def _unconnected(is_known: Flags, titles: Sequence[str]) -> Invalid:
    apart = np.flatnonzero(~_reached(is_known))
    return Invalid(
        "judgements_unconnected",
        gettext_noop("Nothing compares these with the others: {titles}."),
        field="judgements",
        titles=[named(titles, index) for index in apart.tolist()],
        indexes=apart.tolist(),
    )
