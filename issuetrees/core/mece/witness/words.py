"""Phrases found in the text of a case: inflection and small words do not count."""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from issuetrees.core.mece.records import SplitChild
from issuetrees.core.mece.words.labels import takes_the_rest
from issuetrees.core.mece.words.reading import Unit, Vocabulary

Name = TypeVar("Name", bound=Hashable)


class _Place(NamedTuple):
    start: int
    end: int

    def is_in(self, other: "_Place") -> bool:
        """Whether it is a part of a longer one: "платный" of "не платный"."""
        return self != other and other.start <= self.start and self.end <= other.end


def named(
    text: str, phrases: Iterable[tuple[Name, str]], vocabulary: Vocabulary
) -> dict[str, set[Name]]:
    """Return the phrases that a text has, each with what they are names of.

    A phrase that stands only inside a longer one is not meant.
    """
    units = vocabulary.read(text).units
    found: dict[str, set[Name]] = {}
    places: dict[str, set[_Place]] = {}
    for name, phrase in phrases:
        there = set(_places(units, vocabulary.read(phrase).units))
        if there:
            found.setdefault(phrase, set()).add(name)
            places[phrase] = there
    longest = [one for every in places.values() for one in every]
    return {
        phrase: names
        for phrase, names in found.items()
        if not all(any(one.is_in(other) for other in longest) for one in places[phrase])
    }


def proposed(text: str, children: Sequence[SplitChild], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the branches of whose own words a case has most, with those that come near."""
    roots = {unit.root for unit in vocabulary.read(text).content}
    own = {
        child.id: {unit.root for unit in vocabulary.read(child.title).content}
        for child in children
        if not takes_the_rest(child.title)
    }
    shared = set.intersection(*own.values()) if len(own) > 1 else set()
    shares = {key: len(its & roots - shared) / len(its) for key, its in own.items() if its}
    least = max(shares.values(), default=0) / 2
    return tuple(key for key, share in shares.items() if share > 0 and share >= least)


def _places(units: Sequence[Unit], phrase: Sequence[Unit]) -> Iterable[_Place]:
    for at in range(len(units) - len(phrase) + 1 if phrase else 0):
        if all(_is_same(one, other) for one, other in zip(units[at:], phrase, strict=False)):
            yield _Place(at, at + len(phrase))


def _is_same(one: Unit, other: Unit) -> bool:
    return one.root == other.root or one.lemma == other.lemma
