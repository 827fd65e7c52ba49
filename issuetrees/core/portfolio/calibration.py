"""How well assessors judged: what they said against what came of it, on the scale of 0 to 100.

A few outcomes prove little: every figure comes with its number, below ``FEW`` it is a list to talk
about, and below ``FEWEST`` nothing is proposed.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Final

from issuetrees.core.portfolio.differences import LEVEL, student

FEW: Final = 10
FEWEST: Final = 5
#: How many of the ranges should hold what comes of it.
HELD: Final = 0.8
WIDEST: Final = 5.0
_TIE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Judged:
    """A score with its range and what came of it, all in points from 0 to 100.

    ``low`` and ``high`` are None where the assessor gave no range.
    """

    assessor_id: str
    criterion_id: str
    points: float
    outcome: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A probability, from 0 to 1, that something comes true, and whether it did."""

    assessor_id: str
    chance: float
    is_true: bool


@dataclass(frozen=True, slots=True)
class Bias:
    """By how many points scores were too high on average; below 0 they were too low.

    The interval, at 95%, is None with one score.
    """

    mean: float
    count: int
    low: float | None
    high: float | None

    @property
    def is_clear(self) -> bool:
        """Whether it is more than chance."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True, slots=True)
class Ranges:
    """How many ranges held what came of it.

    ``widen`` is by what they are to be stretched, on either side of the score, so that 8 of 10
    would have held; None with fewer than ``FEWEST``, or where no stretching helps.
    """

    held: int
    count: int
    widen: float | None


@dataclass(frozen=True, slots=True)
class Brier:
    """The mean squared error of probabilities: 0 is perfect, ``idle`` is what always saying the
    share that came true would have got.
    """

    score: float
    count: int
    idle: float


@dataclass(frozen=True, slots=True)
class Track:
    """What is known of one assessor or criterion."""

    id: str
    bias: Bias | None
    ranges: Ranges | None
    brier: Brier | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """All that is known, together, by assessor and by criterion."""

    all: Track
    assessors: tuple[Track, ...]
    criteria: tuple[Track, ...]


def calibration(judged: Iterable[Judged], stated: Iterable[Stated] = ()) -> Calibration:
    """Compare what was said with what came of it; ids in the order in which they first occur."""
    scores, chances = list(judged), list(stated)
    people = dict.fromkeys(
        [one.assessor_id for one in scores] + [one.assessor_id for one in chances]
    )
    return Calibration(
        _track("", scores, chances),
        tuple(
            _track(
                key,
                [one for one in scores if one.assessor_id == key],
                [one for one in chances if one.assessor_id == key],
            )
            for key in people
        ),
        tuple(
            _track(key, [one for one in scores if one.criterion_id == key], [])
            for key in dict.fromkeys(one.criterion_id for one in scores)
        ),
    )


def brier(stated: Sequence[Stated]) -> Brier | None:
    """Return the Brier score (Brier 1950, for two outcomes: the mean of (chance - outcome)²)."""
    if not stated:
        return None
    share = fmean(float(one.is_true) for one in stated)
    score = fmean((one.chance - float(one.is_true)) ** 2 for one in stated)
    return Brier(score, len(stated), share * (1 - share))


def bias(judged: Sequence[Judged]) -> Bias | None:
    """Return by how much scores were too high, with an interval by Student's t."""
    if not judged:
        return None
    gaps = [one.points - one.outcome for one in judged]
    mean, count = fmean(gaps), len(gaps)
    if count < 2:
        return Bias(mean, count, None, None)
    reach = student(count - 1, 0.5 + LEVEL / 2) * stdev(gaps) / math.sqrt(count)
    return Bias(mean, count, mean - reach, mean + reach)


def ranges(judged: Sequence[Judged]) -> Ranges | None:
    """Return how many ranges held, and by what to stretch them."""
    needed = [_needed(one) for one in judged if one.low is not None and one.high is not None]
    if not needed:
        return None
    held = sum(one <= 1 + _TIE for one in needed)
    if len(needed) < FEWEST:
        return Ranges(held, len(needed), None)
    wanted = sorted(needed)[math.ceil(HELD * len(needed) - _TIE) - 1]
    widen = None if math.isinf(wanted) else min(max(wanted, 1.0), WIDEST)
    return Ranges(held, len(needed), widen)


def widened(points: float, low: float, high: float, factor: float) -> tuple[float, float]:
    """Return a range stretched on either side of its score, within 0 and 100."""
    return (
        max(0.0, points - (points - low) * factor),
        min(100.0, points + (high - points) * factor),
    )


def by_id(tracks: Iterable[Track]) -> Mapping[str, Track]:
    """Return tracks by what they are of."""
    return {one.id: one for one in tracks}


def _track(key: str, judged: Sequence[Judged], stated: Sequence[Stated]) -> Track:
    return Track(key, bias(judged), ranges(judged), brier(stated))


def _needed(one: Judged) -> float:
    """By what a range has to be stretched to hold its outcome; infinite where it has no width on
    that side.
    """
    assert one.low is not None and one.high is not None  # noqa: PT018, S101 - callers look
    gap = one.outcome - one.points
    if abs(gap) <= _TIE:
        return 0.0
    room = one.high - one.points if gap > 0 else one.points - one.low
    return abs(gap) / room if room > _TIE else math.inf
