"""How much two lines say the same: words in one form, weighed by how much they tell apart.

All pairs at once, by matrices.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

from issuetrees.core.compare.tokens import Token, near, tokens
from issuetrees.core.mece import Vocabulary

Matrix: TypeAlias = Any  # of numpy
Titles: TypeAlias = Sequence[str]
_Words: TypeAlias = Sequence[Sequence[Token]]
_BEGINNING = 4  # letters that two words share before they are looked at more closely


class Alike:
    """The words of two lists of titles; ``contexts`` are the same titles with those above them."""

    def __init__(
        self, titles: tuple[Titles, Titles], contexts: tuple[Titles, Titles], known: Vocabulary
    ) -> None:
        self._plain = [_words(side, known) for side in titles]
        self._wide = [_words(side, known) for side in contexts]
        counts = Counter(word.name for side in self._plain for title in side for word in title)
        total = sum(map(len, titles))
        self._weight = {name: 0.4 + math.log((total + 1) / count) for name, count in counts.items()}
        self._places = [
            {word: at for at, word in enumerate(dict.fromkeys(w for line in side for w in line))}
            for side in ([*one, *other] for one, other in zip(self._plain, self._wide, strict=True))
        ]
        self._near = _nearness(*self._places)

    def plain(self) -> Matrix:
        """Return how much each title says the same as each of the others, 0 to 1."""
        return self._likeness(self._plain[0], self._plain[1])

    def in_context(self) -> Matrix:
        """Do so with the words above the one or the other, whichever fits better."""
        return np.maximum(
            self._likeness(self._wide[0], self._plain[1]),
            self._likeness(self._plain[0], self._wide[1]),
        )

    def _likeness(self, first: _Words, second: _Words) -> Matrix:
        """Words that many lines have weigh less.

        Counts what both cover of each other, and what the better covered of the two has: a short
        line may stand for a long one.
        """
        bags = self._bags(first, 0), self._bags(second, 1)
        forth = bags[0] @ self._best(second, 1, self._near)
        back = (bags[1] @ self._best(first, 0, self._near.T)).T
        mine, theirs = bags[0].sum(axis=1)[:, None], bags[1].sum(axis=1)[None, :]
        both = _share(forth + back, mine + theirs)
        better = np.maximum(_share(forth, mine), _share(back, theirs))
        return 0.65 * both + 0.35 * better

    def _bags(self, titles: _Words, side: int) -> Matrix:
        found = np.zeros((len(titles), len(self._places[side])))
        for row, title in enumerate(titles):
            for word in title:
                found[row, self._places[side][word]] = self._weight.get(word.name, 0.4)
        return found

    def _best(self, titles: _Words, side: int, nearness: Matrix) -> Matrix:
        """Return how near each word of the other side comes to some word of each title."""
        found = np.zeros((nearness.shape[0], len(titles)))
        for column, title in enumerate(titles):
            if title:
                at = [self._places[side][word] for word in title]
                found[:, column] = nearness[:, at].max(axis=1)
        return found


def _words(titles: Titles, known: Vocabulary) -> _Words:
    return [tokens(title, known) for title in titles]


def _share(part: Matrix, whole: Matrix) -> Matrix:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _nearness(first: dict[Token, int], second: dict[Token, int]) -> Matrix:
    """Return how near each word is to each, looking only at those that may be near at all."""
    found = np.zeros((len(first), len(second)))
    by_sign: dict[object, list[Token]] = {}
    for word in second:
        for sign in _signs(word):
            by_sign.setdefault(sign, []).append(word)
    for word, row in first.items():
        for sign in _signs(word):
            for other in by_sign.get(sign, ()):
                found[row, second[other]] = near(word, other)
    return found


def _signs(word: Token) -> set[object]:
    return {*word.kin, word.name, word.name.lstrip("~≈=")[:_BEGINNING]}
