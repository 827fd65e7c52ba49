"""Would the scheme have chosen well in the past? Scores against what came of it, exactly.

Every figure is plain counting over pairs or tables.

- Kendall's tau-b: M. G. Kendall, “The treatment of ties in ranking problems”, Biometrika 33 (1945):
  (C − D) / √((n₀ − n₁)(n₀ − n₂)), pairs that agree, disagree, all, tied in one, tied in the other.
- AUC: J. A. Hanley, B. J. McNeil, Radiology 143 (1982): how often a good one scores above one that
  turned out badly, ties counting half.
- Permutation test: R. A. Fisher, “The Design of Experiments” (1935): how many of all orders of the
  outcomes agree with the scores at least as much, counted (``orders``). Where that takes too long
  they are drawn, and p is (b + 1) / (m + 1): B. Phipson, G. K. Smyth, Stat. Appl. Genet. Mol. Biol.
  9 (2010).
- Fisher's exact test of a 2×2 table: the hypergeometric chance of as many or more on the diagonal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, sqrt
from typing import Final

from issuetrees.core.portfolio.orders import chance_of

#: Below so many past initiatives there is a list, and no number.
FEWEST: Final = 10
DRAWS: Final = 20_000
SEED: Final = 20_260_101
#: Of a score and of an outcome from 0 to 100.
HALF: Final = 50.0
_TIE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Past:
    """A past initiative: its score by the scheme, how it turned out (0 to 100), the old verdict.

    ``was_called_good`` is None where nobody remembers a verdict.
    """

    id: str
    score: float
    outcome: float
    was_called_good: bool | None = None

    @property
    def is_good(self) -> bool:
        """Whether it turned out well."""
        return self.outcome >= HALF


@dataclass(frozen=True, slots=True)
class Table:
    """How often two yes-or-no answers go together; ``p`` is one-sided, by Fisher's exact test."""

    both: int
    first_only: int
    second_only: int
    neither: int

    @property
    def count(self) -> int:
        """How many there are."""
        return self.both + self.first_only + self.second_only + self.neither

    @property
    def agreed(self) -> int:
        """How often the two say the same."""
        return self.both + self.neither

    @property
    def p(self) -> float | None:
        """The chance of so much agreement where both have nothing to do with each other."""
        first, second, count = self.both + self.first_only, self.both + self.second_only, self.count
        if not 0 < first < count or not 0 < second < count:
            return None
        most = min(first, second)
        ways = sum(
            comb(first, hit) * comb(count - first, second - hit)
            for hit in range(self.both, most + 1)
        )
        return ways / comb(count, second)


@dataclass(frozen=True, slots=True)
class Chance:
    """A p-value; ``drawn`` orders and its standard error where not all of them were counted."""

    p: float
    drawn: int | None = None
    error: float | None = None


@dataclass(frozen=True, slots=True)
class Without:
    """What the agreement is when one initiative is left out."""

    id: str
    tau: float | None
    auc: float | None


@dataclass(frozen=True, slots=True)
class Drive:
    """What a test-drive says. Figures are None where the data do not allow them."""

    tau: float | None
    auc: float | None
    old_auc: float | None
    chance: Chance | None
    threshold: float
    scheme: Table
    old: Table
    verdicts: Table
    without: tuple[Without, ...]


def drive(past: Sequence[Past]) -> Drive:
    """Compare scores with outcomes and old verdicts.

    The scheme's yes: a score of at least ``threshold``, which is such that as many are chosen as
    turned out well (so that the table compares order, not strictness). No figure is for fewer
    than two initiatives or where all are alike.
    """
    scores, outcomes = [one.score for one in past], [one.outcome for one in past]
    good = [one.is_good for one in past]
    threshold = threshold_of(scores, sum(good))
    chosen = [one.score >= threshold - _TIE for one in past]
    called = [(one, pick) for one, pick in zip(past, chosen, strict=True) if _told(one)]
    remembered = [bool(one.was_called_good) for one, _pick in called]
    old_good = [one.is_good for one, _pick in called]
    return Drive(
        tau_b(scores, outcomes),
        auc(scores, good),
        auc([float(said) for said in remembered], old_good),
        permutation(scores, outcomes),
        threshold,
        table(chosen, good),
        table(remembered, old_good),
        table([pick for _one, pick in called], remembered),
        tuple(leave_one_out(past)),
    )


def _told(one: Past) -> bool:
    return one.was_called_good is not None


def tau_b(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return Kendall's tau-b; None where one of the two does not differ at all."""
    balance, pairs, tied_first, tied_second = 0, 0, 0, 0
    for (a, x), (b, y) in combinations(zip(first, second, strict=True), 2):
        one, other = _sign(a - b), _sign(x - y)
        balance += one * other
        pairs += 1
        tied_first += one == 0
        tied_second += other == 0
    free = (pairs - tied_first) * (pairs - tied_second)
    return balance / sqrt(free) if free else None


def auc(scores: Sequence[float], good: Sequence[bool]) -> float | None:
    """Return how often a good one has the higher score; None where all are alike."""
    upper = [score for score, is_good in zip(scores, good, strict=True) if is_good]
    lower = [score for score, is_good in zip(scores, good, strict=True) if not is_good]
    if not upper or not lower:
        return None
    wins = sum((_sign(a - b) + 1) / 2 for a in upper for b in lower)
    return wins / (len(upper) * len(lower))


def table(first: Sequence[bool], second: Sequence[bool]) -> Table:
    """Count how two answers go together."""
    pairs = list(zip(first, second, strict=True))
    return Table(
        pairs.count((True, True)),
        pairs.count((True, False)),
        pairs.count((False, True)),
        pairs.count((False, False)),
    )


def threshold_of(scores: Sequence[float], wanted: int) -> float:
    """Return the score from which on about ``wanted`` are chosen; those who tie are together."""
    if not scores or wanted <= 0:
        return float("inf")
    return sorted(scores, reverse=True)[min(wanted, len(scores)) - 1]


def permutation(
    first: Sequence[float], second: Sequence[float], *, is_drawn: bool = False, seed: int = SEED
) -> Chance | None:
    """Return the one-sided chance of so much agreement by order alone; None without a tau.

    All orders are counted where that is short, else (or if ``is_drawn``) ``DRAWS`` are drawn.
    """
    if tau_b(first, second) is None:
        return None
    p = None if is_drawn else chance_of(first, second)
    return _drawn(first, second, seed) if p is None else Chance(p)


def _drawn(first: Sequence[float], second: Sequence[float], seed: int) -> Chance:
    import numpy as np  # noqa: PLC0415 - the web process starts light

    signs = np.array(_signs(first))
    lower, upper, sign = signs[:, 0], signs[:, 1], signs[:, 2]
    values = np.round(np.array(second, dtype=float) / _TIE)
    seen = int((sign * np.sign(values[lower] - values[upper])).sum())
    draw = np.random.default_rng(seed)
    hits = 0
    for _round in range(DRAWS):
        order = draw.permutation(values)
        hits += int((sign * np.sign(order[lower] - order[upper])).sum()) >= seen
    p = (hits + 1) / (DRAWS + 1)
    return Chance(p, DRAWS, sqrt(p * (1 - p) / DRAWS))


def leave_one_out(past: Sequence[Past]) -> Iterator[Without]:
    """Yield tau-b and AUC without each initiative in turn."""
    for place, left_out in enumerate(past):
        rest = [*past[:place], *past[place + 1 :]]
        scores = [one.score for one in rest]
        yield Without(
            left_out.id,
            tau_b(scores, [one.outcome for one in rest]),
            auc(scores, [one.is_good for one in rest]),
        )


def _sign(value: float) -> int:
    return 0 if abs(value) < _TIE else (1 if value > 0 else -1)


def _signs(values: Sequence[float]) -> list[tuple[int, int, int]]:
    """Return each pair of places that differ, with which of the two is higher."""
    pairs = combinations(range(len(values)), 2)
    found = ((a, b, _sign(values[a] - values[b])) for a, b in pairs)
    return [one for one in found if one[2]]
