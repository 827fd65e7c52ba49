"""Of all orders of the outcomes, how many agree with the scores at least as much: exactly.

No order is tried. Where one side has no ties, pairs that disagree are the inversions of a
permutation of a multiset: their numbers are the coefficients of a Gaussian multinomial (P. A.
MacMahon, “Combinatory Analysis”, 1915), the null distribution that M. G. Kendall gives for tau
(Biometrika 30, 1938). With ties on both sides they are counted group by group of the scores, over
how many of each group of outcomes are left. A polynomial is one whole number here, its
coefficients the digits to a base above any of them (L. Kronecker's substitution).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import comb, factorial, prod
from typing import Final

_TIE: Final = 1e-9
#: Beyond so many initiatives, or so many steps of counting, orders are drawn.
MOST: Final = 40
STEPS: Final = 100_000


def chance_of(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return the share of all orders of ``second`` that agree with ``first`` as much or more.

    Agreement is pairs that agree less pairs that disagree. None where counting takes too long.
    """
    if len(first) > MOST:
        return None
    one, other = ranks(first), ranks(second)
    seen = _balance(one, other)
    groups, levels = _sizes(one), _sizes(other)
    if max(groups) == 1 or max(levels) == 1:
        return _of_multiset(groups if max(levels) == 1 else levels, seen)
    if _steps(groups, levels) > _steps(levels, groups):
        groups, levels = levels, groups
    return _of_groups(groups, levels, seen) if _steps(groups, levels) <= STEPS else None


def ranks(values: Sequence[float]) -> list[int]:
    """Return the rank of each value from 0; those that hardly differ from the next one are tied."""
    ordered = sorted(values)
    steps = [0, *(int(after - before >= _TIE) for before, after in pairwise(ordered))]
    places: dict[float, int] = {}
    rank = 0
    for value, step in zip(ordered, steps, strict=True):
        rank += step
        places[value] = rank
    return [places[value] for value in values]


def _sizes(found: Sequence[int]) -> list[int]:
    counted = Counter(found)
    return [counted[rank] for rank in sorted(counted)]


def _balance(first: Sequence[int], second: Sequence[int]) -> int:
    pairs = list(zip(first, second, strict=True))
    return sum(
        ((a > b) - (a < b)) * ((x > y) - (x < y))
        for place, (a, x) in enumerate(pairs)
        for b, y in pairs[:place]
    )


def _of_multiset(levels: Sequence[int], seen: int) -> float:
    """One side has no ties: agreement is the pairs not tied less twice the inversions."""
    count = sum(levels)
    base = 1 << factorial(count).bit_length()
    counted = _gaussian(count, base) // prod(_gaussian(size, base) for size in levels)
    free = comb(count, 2) - sum(comb(size, 2) for size in levels)
    most = (free - seen) // 2  # inversions
    hits = sum(_digits(counted, base, most + 1))
    return hits / (factorial(count) // prod(factorial(size) for size in levels))


def _gaussian(count: int, base: int) -> int:
    """The factorial of which q is the base: (1)(1 + q)(1 + q + q²) …"""
    return prod((base**power - 1) // (base - 1) for power in range(1, count + 1))


def _of_groups(groups: Sequence[int], levels: Sequence[int], seen: int) -> float:
    """Give each group of scores, the lowest first, its outcomes from what is left of the levels."""
    count = sum(levels)
    bits = factorial(count).bit_length()
    least = -comb(count, 2)
    left = {tuple(levels): 1 << (bits * -least)}
    for size in groups:
        then: Counter[tuple[int, ...]] = Counter()
        for rest, counted in left.items():
            for taken in _ways(rest, size):
                after = tuple(have - took for have, took in zip(rest, taken, strict=True))
                ways = prod(map(comb, rest, taken))
                move = bits * _gain(taken, after)
                then[after] += (counted << move if move >= 0 else counted >> -move) * ways
        left = dict(then)
    (counted,) = left.values()
    every = list(_digits(counted, 1 << bits, 2 * -least + 1))
    return sum(every[seen - least :]) / sum(every)


def _gain(taken: Sequence[int], after: Sequence[int]) -> int:
    """Pairs that agree less those that do not, of what is taken with what comes above it."""
    below, above, gain = 0, sum(after), 0
    for took, stays in zip(taken, after, strict=True):
        above -= stays
        gain += took * (above - below)
        below += stays
    return gain


def _ways(rest: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    """Yield how many of each level can be taken so that they are ``size`` together."""
    if not rest:
        if size == 0:
            yield ()
        return
    least = max(0, size - sum(rest[1:]))
    for took in range(least, min(rest[0], size) + 1):
        for others in _ways(rest[1:], size - took):
            yield (took, *others)


def _steps(groups: Sequence[int], levels: Sequence[int]) -> int:
    """About how many steps it takes: states of what is left, times ways to take a group."""
    states = prod(size + 1 for size in levels)
    return states * max(min(comb(len(levels) + size - 1, size), states) for size in groups)


def _digits(counted: int, base: int, count: int) -> Iterator[int]:
    """Yield the first digits of a number, the lowest first."""
    bits = base.bit_length() - 1
    for place in range(count):
        yield (counted >> (bits * place)) & (base - 1)
