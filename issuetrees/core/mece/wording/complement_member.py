"""A third beside a thing and its complement: whoever it is, one of the two has it already."""

from collections.abc import Iterator
from typing import Final

from issuetrees.core.mece.records import Finding
from issuetrees.core.mece.words.places import PLACES
from issuetrees.core.mece.words.reading import SHIPPED, Label
from issuetrees.core.mece.words.worded import Part, Worded
from issuetrees.core.text import gettext_noop

_MOST_CHILDREN: Final = 12
_SHORTEST_NEGATED: Final = 4


def _said(phrases: str) -> frozenset[tuple[str, ...]]:
    return frozenset(SHIPPED.read(phrase.strip()).lemmas for phrase in phrases.split(","))


_ABROAD: Final = _said(
    "abroad, foreign, foreign markets, overseas, export, international, international markets"
    ", outside the country, за рубежом, за границей, зарубежье, экспорт, внешний рынок"
    ", внешние рынки, зарубежные рынки, иностранные рынки, другие страны"
)
_HOME: Final = _said(
    "domestic, domestic market, home market, at home, home country, russia, usa, россия"
    ", внутренний рынок, наша страна, внутри страны, российский рынок"
)
#: Between a thing and its contrary: «довольны», «нейтральны», «недовольны».
_MIDDLES: Final = _said(
    "neutral, indifferent, mixed, partly, average, medium, нейтральный, нейтральны, безразличный"
    ", безразличны, частично, смешанный, средний, отчасти"
)
_JOINS: Final = frozenset({"and", "or", "и", "или", "&"})


def check(split: Worded) -> Iterator[Finding]:
    """Name the members of a complement that stand beside it."""
    parts = list(split.parts)
    is_scale = any(label.lemmas in _MIDDLES for _, label in parts)
    if 3 <= len(parts) <= _MOST_CHILDREN and not is_scale:
        yield from _beside_opposites(split, parts)
        yield from _beside_abroad(split, parts)


def _beside_opposites(split: Worded, parts: list[Part]) -> Iterator[Finding]:
    if not any(map(_may_negate, split.labels)):
        return
    for first, one, second, other in split.pairs():
        if _says_two(one) or _says_two(other):
            continue
        if _is_complement(one, other) or _is_complement(other, one):
            things = set(_thing(one)) & set(_thing(other))
            others = [part for part in parts if part[0] not in (first, second)]
            third = next((child for child, label in others if _is_of(label, one, things)), None)
            if third is None:
                continue
            message = gettext_noop(
                "“{first}” and “{second}” leave nothing over, so “{third}” is in one of them."
            )
            yield split.advice("complement_member", [first, second, third], message, third=third)
            return


def _may_negate(label: Label) -> bool:
    return label.is_turned or any(lemma[:2] in {"не", "no", "un", "вн"} for lemma in label.lemmas)


def _is_of(label: Label, one: Label, things: set[str]) -> bool:
    """Whether a third is of what the two divide: beside planned and unplanned stops, a stop."""
    is_prefixed = not label.is_turned and len(_thing(one)) > 1 and len(things) < len(_thing(one))
    return not is_prefixed or not things.isdisjoint(label.lemmas)


def _says_two(label: Label) -> bool:
    """Whether a label is the cell of two axes: "Important, not urgent"."""
    return "," in label.title or any(unit.word in _JOINS for unit in label.units)


def _is_complement(plain: Label, negated: Label) -> bool:
    """Whether one label is the other's negation by its form, and more than "yes" and "no"."""
    turning = {lemma for lemma in negated.lemmas if lemma[0] == "<"}
    thing, other = _thing(plain), _thing(negated)
    if turning in ({"<not>"}, {"<except>"}):
        return bool(thing) and thing == other and turning.isdisjoint(plain.lemmas)
    return not turning and not plain.is_turned and _differ_by_a_prefix(thing, other)


def _differ_by_a_prefix(thing: list[str], other: list[str]) -> bool:
    differing = [pair for pair in zip(thing, other, strict=False) if pair[0] != pair[1]]
    if len(thing) != len(other) or len(differing) != 1:
        return False
    [(word, negated)] = differing
    prefixes = ("не", "non", "вне", "un") if word.endswith("ed") else ("не", "non", "вне")
    return len(word) >= _SHORTEST_NEGATED and negated in {prefix + word for prefix in prefixes}


def _thing(label: Label) -> list[str]:
    return [lemma for lemma in label.lemmas if lemma[0] != "<"]


def _beside_abroad(split: Worded, parts: list[Part]) -> Iterator[Finding]:
    abroad = next((child for child, label in parts if label.lemmas in _ABROAD), None)
    home = next((child for child, label in parts if label.lemmas in _HOME), None)
    if not abroad or not home:
        return
    for child, label in parts:
        if child not in (abroad, home) and _is_place(label):
            message = gettext_noop("“{first}” belongs to “{second}”, so it is in both.")
            yield split.advice("complement_member", [child, abroad], message)
            return


def _is_place(label: Label) -> bool:
    return len(label.names) == 1 and label.names[0] in PLACES
