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

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import comb, sqrt
from typing import TYPE_CHECKING, Any, Final

from issuetrees.core.portfolio.orders import chance_of, ranks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ranks = NDArray[np.integer[Any]]

#: Below so many past initiatives there is a list, and no number.
FEWEST: Final = 10
DRAWS: Final = 20_000
_CHUNK: Final = 2_000
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
    return _whole(_pairs_by_place(first, second)).tau


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of initiatives: how many, how many more agree than do not, how many are tied."""

    balance: int = 0
    count: int = 0
    tied_first: int = 0
    tied_second: int = 0

    @property
    def tau(self) -> float | None:
        free = (self.count - self.tied_first) * (self.count - self.tied_second)
        return self.balance / sqrt(free) if free else None

    def without(self, other: "_Pairs") -> "_Pairs":
        return _Pairs(
            self.balance - other.balance,
            self.count - other.count,
            self.tied_first - other.tied_first,
            self.tied_second - other.tied_second,
        )


def _pairs_by_place(first: Sequence[float], second: Sequence[float]) -> list[_Pairs]:
    """Return of each place the pairs that it is in."""
    count = len(first)
    balance, tied_first, tied_second = [0] * count, [0] * count, [0] * count
    for a, b in combinations(range(count), 2):
        one, other = _sign(first[a] - first[b]), _sign(second[a] - second[b])
        for place in (a, b):
            balance[place] += one * other
            tied_first[place] += one == 0
            tied_second[place] += other == 0
    told = zip(balance, tied_first, tied_second, strict=True)
    return [_Pairs(agreed, count - 1, tied, also) for agreed, tied, also in told]


def _whole(places: Sequence[_Pairs]) -> _Pairs:
    """Return all pairs; each is at two places."""
    return _Pairs(
        sum(one.balance for one in places) // 2,
        sum(one.count for one in places) // 2,
        sum(one.tied_first for one in places) // 2,
        sum(one.tied_second for one in places) // 2,
    )


def auc(scores: Sequence[float], good: Sequence[bool]) -> float | None:
    """Return how often a good one has the higher score; None where all are alike."""
    wins = _wins(scores, good)
    return _auc(sum(wins) / 2, sum(good), len(scores) - sum(good))


def _auc(wins: float, good: int, bad: int) -> float | None:
    return wins / (good * bad) if good and bad else None


def _wins(scores: Sequence[float], good: Sequence[bool]) -> list[float]:
    """Return of each place how many pairs the good one wins that it is in; ties count half."""
    found = [0.0] * len(scores)
    upper = [place for place, is_good in enumerate(good) if is_good]
    lower = [place for place, is_good in enumerate(good) if not is_good]
    for a, b in product(upper, lower):
        won = (_sign(scores[a] - scores[b]) + 1) / 2
        found[a] += won
        found[b] += won
    return found


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

    draw = np.random.default_rng(seed)
    order = sorted(range(len(first)), key=lambda place: first[place])
    rank = ranks(first)
    above = [bisect_right([rank[place] for place in order], rank[one]) for one in order]
    values = np.array(ranks(second), dtype=np.int16)
    seen = _balances(values[order][:, None], above)[0]
    hits = 0
    for _chunk in range(DRAWS // _CHUNK):
        drawn = np.repeat(values[:, None], _CHUNK, axis=1)
        hits += int((_balances(draw.permuted(drawn, axis=0), above) >= seen).sum())
    p = (hits + 1) / (DRAWS + 1)
    return Chance(p, DRAWS, sqrt(p * (1 - p) / DRAWS))


def _balances(orders: "Ranks", above: Sequence[int]) -> "Ranks":
    """Return pairs that agree less pairs that do not, of each column of outcomes: they stand in the
    order of their scores, and ``above`` is where those begin that score higher.
    """
    import numpy as np  # noqa: PLC0415 - as above

    found = np.zeros(orders.shape[1], dtype=np.int32)
    for place, start in enumerate(above):
        higher = orders[start:]
        found += (higher > orders[place]).sum(axis=0, dtype=np.int16)
        found -= (higher < orders[place]).sum(axis=0, dtype=np.int16)
    return found


def leave_one_out(past: Sequence[Past]) -> Iterator[Without]:
    """Yield tau-b and AUC without each initiative in turn."""
    scores, good = [one.score for one in past], [one.is_good for one in past]
    places, wins = _pairs_by_place(scores, [one.outcome for one in past]), _wins(scores, good)
    whole, won, count = _whole(places), sum(wins) / 2, len(past)
    for left_out, pairs, lost in zip(past, places, wins, strict=True):
        rest = sum(good) - left_out.is_good
        yield Without(
            left_out.id,
            whole.without(pairs).tau,
            _auc(won - lost, rest, count - 1 - rest),
        )


def _sign(value: float) -> int:
    return 0 if abs(value) < _TIE else (1 if value > 0 else -1)
