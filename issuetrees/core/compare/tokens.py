"""The words of a line as they are compared: in one form, with the groups of kin they stand in."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from issuetrees.core.compare.kin import KIN
from issuetrees.core.mece import SHIPPED, Vocabulary
from issuetrees.core.mece.words.reading import Unit

_NO_KIN: Final[frozenset[int]] = frozenset()
_KNOWN: Final = 16_384
#: Words shorter than this say nothing by sharing a beginning.
_SHORTEST: Final = 4
_SAME_BEGINNING: Final = 0.7
_KIN: Final = 0.8
_NEAR: Final = 0.7


class Token(NamedTuple):
    """A word or phrase: the name by which it is compared, and the groups of kin that have it."""

    name: str
    kin: frozenset[int] = _NO_KIN


def tokens(title: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Return what a title is compared by, each once."""
    label = vocabulary.read(title)
    content = set(label.content)
    lemmas = [unit.lemma for unit in label.units]
    found: dict[str, Token] = {}
    at = 0
    while at < len(lemmas):
        length, groups = _kin_at(lemmas, label.units, at)
        for token in _tokens(label.units[at : at + length], groups, content, vocabulary):
            found.setdefault(token.name, token)
        at += length
    return tuple(found.values())


def _tokens(
    units: Sequence[Unit], groups: frozenset[int], content: set[Unit], vocabulary: Vocabulary
) -> Iterator[Token]:
    if len(units) > 1:
        yield Token(" ".join(unit.root for unit in units), groups)
    elif groups or (units[0] in content and units[0].lemma[0] != "<"):
        yield Token(vocabulary.sense(units[0]), groups)


@lru_cache(maxsize=4 * _KNOWN)
def near(first: Token, second: Token) -> float:
    """Return how much two words are one: 1 the same, less for kin and for a shared beginning."""
    if first.name == second.name:
        return 1.0
    if not first.kin.isdisjoint(second.kin):
        return _KIN
    short, long = sorted((first.name.lstrip("~≈="), second.name.lstrip("~≈=")), key=len)
    same = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return _NEAR if same >= _SHORTEST and same >= _SAME_BEGINNING * len(short) else 0.0


def _kin_at(lemmas: Sequence[str], units: Sequence[Unit], at: int) -> tuple[int, frozenset[int]]:
    """Return how many words from here are the longest phrase of the kin, and its groups."""
    for phrase, groups in _phrases().get(lemmas[at], ()):
        if tuple(lemmas[at : at + len(phrase)]) == phrase:
            return len(phrase), groups
    return 1, _roots().get(units[at].root, _NO_KIN)


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], frozenset[int]]]]:
    """Phrases and words by their first lemma, the longest first."""
    groups: dict[tuple[str, ...], set[int]] = {}
    for number, row in enumerate(KIN):
        for one in row:
            lemmas = tuple(unit.lemma for unit in SHIPPED.read(one).units)
            if lemmas:
                groups.setdefault(lemmas, set()).add(number)
    found: dict[str, list[tuple[tuple[str, ...], frozenset[int]]]] = {}
    for lemmas, numbers in sorted(groups.items(), key=lambda one: -len(one[0])):
        found.setdefault(lemmas[0], []).append((lemmas, frozenset(numbers)))
    return found


@cache
def _roots() -> dict[str, frozenset[int]]:
    """Groups by the root of their single words: what is made of one is kin as well."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(KIN):
        for one in row:
            units = SHIPPED.read(one).units
            if len(units) == 1:
                found.setdefault(units[0].root, set()).add(number)
    return {root: frozenset(numbers) for root, numbers in found.items()}
