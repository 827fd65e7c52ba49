"""Draws of weights: rows that add up to 1, uniform over what the settings allow."""

from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.robust.settings import (
    AnyWeights,
    FixedWeights,
    Pooling,
    RangedWeights,
    RankedWeights,
    WeightChoice,
    WeightSets,
)
from issuetrees.core.scoring.robust.table import check_shares
from issuetrees.core.text import gettext_noop

#: So many times a pair of weights is drawn anew, per criterion, until the start is forgotten.
_SWEEPS: Final = 40
_SLACK: Final = 1e-9


def draw_weights(
    choice: WeightChoice, criteria: int, draws: int, random: np.random.Generator
) -> Array:
    """Return draws × criteria. What cannot be met is ``Invalid``."""
    if isinstance(choice, AnyWeights):
        return random.dirichlet(np.ones(criteria), draws)
    if isinstance(choice, FixedWeights):
        return np.tile(_checked(choice.shares, criteria), (draws, 1))
    if isinstance(choice, RankedWeights):
        return _ranked(choice, criteria, draws, random)
    if isinstance(choice, RangedWeights):
        return _ranged(choice, criteria, draws, random)
    return _of_people(choice, criteria, draws, random)


def _ranked(choice: RankedWeights, criteria: int, draws: int, random: np.random.Generator) -> Array:
    places = _sized(choice.places, criteria)
    weights = np.sort(random.dirichlet(np.ones(criteria), draws), axis=1)[:, ::-1]
    result = np.empty_like(weights)
    first = 0
    for place in np.unique(places):
        mine = np.flatnonzero(places == place)
        own = weights[:, first : first + len(mine)]
        result[:, mine] = random.permuted(own, axis=1) if len(mine) > 1 else own
        first += len(mine)
    return result


def _ranged(choice: RangedWeights, criteria: int, draws: int, random: np.random.Generator) -> Array:
    """Gibbs sampling: two weights share their sum anew, again and again, in all draws at once."""
    low, high = _sized(choice.low, criteria), _sized(choice.high, criteria)
    _check_ranges(low, high)
    room = float((high - low).sum())
    start = low + (high - low) * ((1 - low.sum()) / room if room > 0 else 0.0)
    weights = np.repeat(start[:, np.newaxis], draws, axis=1)
    free = np.flatnonzero(high > low)
    if len(free) > 1:
        for _ in range(_SWEEPS * len(free)):
            one, other = random.choice(free, 2, replace=False)
            both = weights[one] + weights[other]
            least = np.maximum(low[one], both - high[other])
            most = np.minimum(high[one], both - low[other])
            weights[one] = least + random.random(draws) * np.maximum(most - least, 0.0)
            weights[other] = both - weights[one]
    return np.ascontiguousarray(weights.T)


def _check_ranges(low: Array, high: Array) -> None:
    """Refuse ranges that are none, and those that no weights can meet together."""
    if not ((low >= 0) & (low <= high) & (high <= 1)).all():
        raise Invalid(
            "weight_range_wrong",
            gettext_noop("A range of a weight goes from a smaller to a larger share, 0% to 100%."),
            field="weights",
            criteria=np.flatnonzero(~((low >= 0) & (low <= high) & (high <= 1))).tolist(),
        )
    if low.sum() > 1 + _SLACK:
        raise Invalid(
            "weight_ranges_too_high",
            gettext_noop(
                "The lower ends of the weights add up to more than 100%. Lower one of them."
            ),
            field="weights",
            total=float(low.sum()),
        )
    if high.sum() < 1 - _SLACK:
        raise Invalid(
            "weight_ranges_too_low",
            gettext_noop(
                "The upper ends of the weights add up to less than 100%. Raise one of them."
            ),
            field="weights",
            total=float(high.sum()),
        )


def _of_people(choice: WeightSets, criteria: int, draws: int, random: np.random.Generator) -> Array:
    people = np.array(choice.people, dtype=np.float64)
    if len(people) != len(choice.sets) or not people.sum() > 0 or (people < 0).any():
        raise Invalid(
            "people_wrong",
            gettext_noop("Each set of weights has a person with a weight from 0 up, not all zero."),
            field="weights",
        )
    sets = np.array([_checked(one, criteria) for one in choice.sets])[people > 0]
    shares = people[people > 0] / people.sum()
    if choice.pooling is Pooling.ONE:
        return np.asarray(sets[random.choice(len(shares), draws, p=shares)])
    return np.asarray(random.dirichlet(shares * len(shares), draws) @ sets)


def _checked(shares: tuple[float, ...], criteria: int) -> Array:
    found = _sized(shares, criteria)
    check_shares(found)
    return found


def _sized(values: tuple[float, ...], criteria: int) -> Array:
    if len(values) != criteria:
        raise Invalid(
            "weights_count",
            gettext_noop("There is not one weight for each criterion."),
            field="weights",
        )
    return np.array(values, dtype=np.float64)
