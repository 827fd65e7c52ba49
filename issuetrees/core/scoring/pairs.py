"""Which pairs somebody is asked about: a cyclic design in an order of their own.

Things are put on a circle in a random order and each is compared with the next one, and with the
one about the square root of their number away: connected, the same number of choices for each,
and few steps from any thing to any other. Cyclic designs: David 1988, *The Method of Paired
Comparisons*.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from math import isqrt
from typing import Final

#: Choices that one person is asked for at most: a few minutes.
MOST: Final = 48

Pair = tuple[str, str]


def pairs(ids: Sequence[str], seed: str) -> list[Pair]:
    """Return the pairs in the order of asking, the same for the same ids and seed.

    Up to 24 things each is in four pairs (in all there are, if they are fewer), up to 48 in two;
    of more, a chain of 49 is asked about, by each person another one. Who stops early has met as
    many as there can be: in the first half round of the circle nobody comes twice.
    """
    circle = sorted(ids, key=lambda one: _digest(seed, one))
    count = len(circle)
    found: dict[frozenset[str], Pair] = {}
    for jump in _jumps(count):
        places = range(min(count, MOST))
        for place in (*places[::2], *places[1::2]):
            pair = circle[place], circle[(place + jump) % count]
            found.setdefault(frozenset(pair), _sided(pair, seed))
    return [pair for key, pair in found.items() if len(key) > 1]


def _jumps(count: int) -> Iterator[int]:
    yield 1
    if 2 * count <= MOST:
        yield max(2, isqrt(count))


def _sided(pair: Pair, seed: str) -> Pair:
    """Put either first, so that nobody is always on the left."""
    first, second = pair
    return pair if _digest(seed, *sorted(pair))[0] % 2 else (second, first)


def _digest(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode()).digest()
