"""Splits into a thing and what it is not: "X / не X", "with X / without X", "yes / no".

The form alone proves both sides. Pairs that only mean opposites ("B2B / B2C", "cheap /
high quality") are not told apart from pairs that leave a middle: unknown.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from issuetrees.core.mece.proofs.kinds import Item, Kind
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.labels import lowered, quoted, takes_the_rest
from issuetrees.core.mece.words.opposites import COMPLEMENTS, MIDDLES, stem_of
from issuetrees.core.text import gettext_noop

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NOT = frozenset({"не", "not", "non", "no", "нет"})
_PAIRS = (
    ("with", "without"),
    ("с", "без"),
    ("со", "без"),
    ("есть", "нет"),
    ("да", "нет"),
    ("yes", "no"),
)
_JOINED = ("не", "non", "non-", "не-")
_SHORTEST_JOINED = 4
_ARTICLES = frozenset({"a", "an", "the"})
_PARTICIPLES = ("ed", "id", "own", "sold")
_SEXES = frozenset(
    "men women man woman male female males females boys girls m f мужчины женщины мужчина женщина"
    " м ж муж жен мужской женский мальчики девочки юноши девушки".split()
)


def prove(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose kind is opposites."""
    members = [child for child in live if not takes_the_rest(child.title)]
    if len(members) != 2:
        yield Finding(
            "opposites_not_two",
            "unknown",
            "exclusive",
            parent.id,
            tuple(child.id for child in members),
            gettext_noop("Opposites are two; here are {count}."),
            {"count": len(members)},
        )
        return
    found = tuple(prove_if_opposites(parent, live)) or tuple(_by_meaning(parent, members))
    yield from found
    if not found:
        yield Finding(
            "opposites_unknown",
            "unknown",
            "exhaustive",
            parent.id,
            tuple(child.id for child in members),
            gettext_noop(
                "Nothing in the words says that “{first}” and “{second}” leave no middle."
            ),
            _names(members),
        )


def prove_if_opposites(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of both sides, if one label is the other's negation by its form."""
    members = [child for child in live if not takes_the_rest(child.title)]
    if len(members) != 2 or not are_opposites(members[0].title, members[1].title):
        return
    yield from _both_proved(parent, members)


def _both_proved(parent: SplitParent, members: Sequence[SplitChild]) -> Iterator[Finding]:
    ids = tuple(child.id for child in members)
    yield Finding(
        "opposites_exclusive",
        "proved",
        "exclusive",
        parent.id,
        ids,
        gettext_noop("Nothing is both “{first}” and “{second}”: one is the other's negation."),
        _names(members),
    )
    yield Finding(
        "opposites_exhaustive",
        "proved",
        "exhaustive",
        parent.id,
        ids,
        gettext_noop("What is not “{first}” is “{second}”: one is the other's negation."),
        _names(members),
    )


def _by_meaning(parent: SplitParent, members: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield what is known of words that are opposites by their meaning."""
    ids = tuple(child.id for child in members)
    one, other = (_words(child.title) for child in members)
    pair = _differing(one, other)
    if pair in COMPLEMENTS:
        yield from _both_proved(parent, members)
    elif pair and (middle := MIDDLES.get(pair)):
        yield Finding(
            "opposites_middle",
            "disproved",
            "exhaustive",
            parent.id,
            ids,
            gettext_noop("Between “{first}” and “{second}” lies “{middle}”, which is in neither."),
            {**_names(members), "middle": middle},
            middle,
        )


def _differing(one: Sequence[str], other: Sequence[str]) -> frozenset[str] | None:
    """The stems of the two words in which labels differ, where they differ in one word only."""
    if len(one) != len(other):
        return None
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(pairs) != 1:
        return None
    return frozenset(map(stem_of, pairs[0]))


def prove_if_middle(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the disproof of a split, whatever its kind, whose middle has a name of its own."""
    if len(live) == 2:
        for one in _by_meaning(parent, live):
            if one.verdict == "disproved":
                yield one


def read(_parent: SplitParent, live: Sequence[SplitChild]) -> dict[str, Any] | None:
    """Return what one label says and the other negates."""
    if len(live) != 2:
        return None
    one, other = live
    words = _words(one.title), _words(other.title)
    if _negates(*words) or _negates(*reversed(words)):
        return {"predicate": (one if _negates(*words) else other).title}
    return {} if _differing(*words) in COMPLEMENTS else None


def are_opposites(first: str, second: str) -> bool:
    """Whether one label is the other with a negation, and nothing else differs."""
    one, other = _words(first), _words(second)
    return _negates(one, other) or _negates(other, one)


def are_complements(names: Sequence[str]) -> bool:
    """Whether two names are all that there is: "men" and "women", or one the other's negation."""
    if len(names) != 2:
        return False
    first, second = (re.sub(r"[^\w\s-]", "", lowered(name)).strip() for name in names)
    return are_opposites(first, second) or any(
        {first, second} <= pair and first != second and one != other
        for pair, one, other in ((_SEXES, _sex(first), _sex(second)),)
    )


def _sex(name: str) -> str:
    return "female" if name[:1] in {"w", "f", "g", "ж", "д"} else "male"


def _words(title: str) -> list[str]:
    return [word for word in _WORD.findall(lowered(title)) if word not in _ARTICLES]


def _negates(plain: list[str], negated: list[str]) -> bool:
    if len(negated) == len(plain) + 1:
        return any(
            word in _NOT and negated[:at] + negated[at + 1 :] == plain
            for at, word in enumerate(negated)
        )
    if len(negated) != len(plain):
        return False
    differing = [(one, other) for one, other in zip(plain, negated, strict=True) if one != other]
    if len(differing) == 2 and differing[0] in _PAIRS:
        differing = differing[: 2 - _are_forms(*differing[1])]
    return len(differing) == 1 and _is_negation(*differing[0])


def _are_forms(one: str, other: str) -> bool:
    """Whether two words are one in two cases: "с договором", "без договора"."""
    stem = one[: max(4, len(one) - 3)]
    return len(stem) >= 4 and other.startswith(stem)


def _is_negation(word: str, negated: str) -> bool:
    if (word, negated) in _PAIRS:
        return True
    if negated == f"un{word}" and word.endswith(_PARTICIPLES):
        return True
    return len(word) >= _SHORTEST_JOINED and any(negated == prefix + word for prefix in _JOINED)


def _names(members: Sequence[SplitChild]) -> dict[str, str]:
    return {"first": quoted(members[0].title), "second": quoted(members[1].title)}


OPPOSITES: Final = Kind(
    "opposites",
    prove,
    (
        Item(
            "predicate",
            "text",
            gettext_noop("What one is and the other not"),
            example=gettext_noop("Has a contract"),
        ),
    ),
    read,
)
