"""How long a route takes, as a spread and never as one date.

Each transition takes as long as the longer of two things: the months that the map gives it, and
the time in which the person closes the gaps to the next stage. Both are triangular between least
and most with their peak at the likely value (the three-point estimate of PERT practice), drawn
independently; the sums of many draws give P50 and P80. The same seed gives the same figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.stages.gaps import gaps, missing_levels
from issuetrees.core.stages.records import Months, Stage, Transition

DRAWS: Final = 10_000
WEEKS_A_MONTH: Final = 52 / 12


@dataclass(frozen=True, slots=True)
class Pace:
    """What learning takes: hours a week somebody has, hours that one level takes.

    The hours of a level are least, likely and most; they are an assumption, printed with the
    result.
    """

    hours_a_week: float = 5.0
    hours_a_level: tuple[float, float, float] = (60.0, 120.0, 200.0)


@dataclass(frozen=True, slots=True)
class Leg:
    """One transition of a route: its months and those of its gaps, whichever is longer in most
    draws, with P50 and P80 of the time until its end.
    """

    transition: Transition
    levels: int
    learning: Months | None
    is_held_by_learning: bool
    p50: float
    p80: float


@dataclass(frozen=True, slots=True)
class Duration:
    """Months from now to the goal: half of the draws end by ``p50``, four of five by ``p80``."""

    legs: tuple[Leg, ...]
    p50: float
    p80: float
    seed: int


def duration(
    transitions: Sequence[Transition],
    stages: Mapping[str, Stage],
    own: Mapping[str, int],
    pace: Pace,
    *,
    seed: int,
) -> Duration:
    """Return how long a route takes somebody; with no transition it takes no time.

    ``own`` are the levels shown now. Whoever has reached a stage has its levels.
    """
    generator = np.random.default_rng(seed)
    shown, total, legs = dict(own), np.zeros(DRAWS), list[Leg]()
    for way in transitions:
        stage = stages[way.target_id]
        levels = missing_levels(gaps(stage, shown, stage.required))
        learning = learning_months(levels, pace)
        given, learnt = _drawn(generator, way.months), _drawn(generator, learning)
        total = total + np.maximum(given, learnt)
        is_held = bool(np.mean(learnt > given) > 0.5)
        legs.append(Leg(way, levels, learning, is_held, *_quantiles(total)))
        for key, level in stage.required.items():
            shown[key] = max(shown.get(key, 0), level)
    return Duration(tuple(legs), *_quantiles(total), seed)


def learning_months(levels: int, pace: Pace) -> Months | None:
    """Return how long so many levels take, None where nothing is missing or no time is given."""
    if not levels or pace.hours_a_week <= 0:
        return None
    least, likely, most = (
        levels * hours / pace.hours_a_week / WEEKS_A_MONTH for hours in pace.hours_a_level
    )
    return Months(least, likely, most)


def _drawn(generator: np.random.Generator, months: Months | None) -> NDArray[np.float64]:
    """Return the draws; what makes no spread (least over most, all the same) is its likely value.

    Numbers are taken from the generator in any case, so that one transition's months change no
    other's draws.
    """
    uniform = generator.random(DRAWS)
    if months is None:
        return np.zeros(DRAWS)
    least, likely, most = months.least, months.likely, months.most
    if not least <= likely <= most or least == most:
        return np.full(DRAWS, likely)
    peak = (likely - least) / (most - least)
    rising = least + np.sqrt(uniform * (most - least) * (likely - least))
    falling = most - np.sqrt((1 - uniform) * (most - least) * (most - likely))
    return np.where(uniform < peak, rising, falling)


def _quantiles(total: NDArray[np.float64]) -> tuple[float, float]:
    half, most = np.quantile(total, (0.5, 0.8))
    return float(half), float(most)
