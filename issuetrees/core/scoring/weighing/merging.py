"""Several people's weights together, and how far apart they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.results import Spread
from issuetrees.core.scoring.weighing.records import (
    check_choice,
    check_count,
    check_numbers,
)
from issuetrees.core.scoring.weights import to_shares
from issuetrees.core.text import gettext_noop

MEANS: Final = ("arithmetic", "geometric")
#: Not a mean of weights: judgements are merged before there are any (AIJ).
JUDGEMENTS: Final = "judgements"
WAYS: Final = (*MEANS, JUDGEMENTS)


@dataclass(frozen=True, slots=True)
class Merged:
    """The weights of a group, which of ``WAYS`` made them, and the spread of each weight."""

    weights: tuple[float, ...]
    mean: str
    spread: tuple[Spread, ...]


def merge(
    people: Sequence[Sequence[float]],
    mean: str = "arithmetic",
    *,
    voices: Sequence[float] | None = None,
) -> Merged:
    """Merge the weights of several people, each brought to a sum of 1 first.

    The geometric mean is that of AHP for people who judge by themselves (AIP; Forman & Peniwati
    1998, *European Journal of Operational Research* 108:165); it gives nothing to what one of
    them gives nothing. ``voices``: how much each person counts, all alike if not said.
    """
    check_choice("mean", mean, MEANS)
    table = _table(people)
    shares = _voices(len(table), voices)
    if mean == "arithmetic":
        merged = shares @ table
    else:
        merged = _geometric(table, shares)
        _check_anything_left(merged)
    return Merged(
        weights=tuple(to_shares(merged.tolist())),
        mean=mean,
        spread=_spreads(table),
    )


def merged_by_judgements(weights: Sequence[float], people: Sequence[Sequence[float]]) -> Merged:
    """Return weights that follow from merged judgements, beside those of each of the people."""
    return Merged(tuple(to_shares(weights)), JUDGEMENTS, _spreads(_table(people)))


def merge_judgements(people: Sequence[Array], *, voices: Sequence[float] | None = None) -> Array:
    """Merge the judgements of people who act as one (AIJ): the geometric mean of each.

    The only mean that leaves merged judgements reciprocal (Aczél & Saaty 1983). Of what some did
    not say, the others decide. Matrices are those of ``read_judgements``.
    """
    check_count(len(people))
    stack = np.array(people)
    is_said = ~np.isnan(stack)
    shares = _voices(len(stack), voices)[:, np.newaxis, np.newaxis]
    logs = np.where(is_said, np.log(np.where(is_said, stack, 1.0)), 0.0)
    known = (is_said * shares).sum(axis=0)
    sums = (logs * shares).sum(axis=0)
    return np.where(known > 0, np.exp(sums / np.where(known > 0, known, 1.0)), np.nan)


def _table(people: Sequence[Sequence[float]]) -> Array:
    check_count(len(people))
    for weights in people:
        check_numbers(weights, ())
    if len({len(weights) for weights in people}) > 1:
        raise Invalid(
            "merge_shape",
            gettext_noop("People have weighed different things; these cannot be merged."),
            field="weights",
        )
    return np.array([to_shares(weights) for weights in people])


def _voices(count: int, voices: Sequence[float] | None) -> Array:
    if voices is None:
        return np.full(count, 1.0 / count)
    check_numbers(voices, ())
    if len(voices) != count:
        raise Invalid(
            "merge_voices", gettext_noop("Say of each person how much they count."), field="voices"
        )
    return np.array(to_shares(voices))


def _geometric(table: Array, shares: Array) -> Array:
    with np.errstate(divide="ignore"):
        logs = np.log(table[shares > 0])
    return np.exp(shares[shares > 0] @ logs)


def _check_anything_left(merged: Array) -> None:
    if not merged.any():
        raise Invalid(
            "merge_nothing",
            gettext_noop(
                "Each has weight 0 from somebody, so their geometric mean leaves nothing. "
                "Take the arithmetic mean."
            ),
            field="mean",
        )


def _spreads(table: Array) -> tuple[Spread, ...]:
    return tuple(_spread(column) for column in table.T)


def _spread(weights: Array) -> Spread:
    deviation = float(np.std(weights, ddof=1)) if len(weights) > 1 else None
    return Spread(float(weights.min()), float(weights.max()), deviation, len(weights))
