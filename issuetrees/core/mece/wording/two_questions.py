"""Two questions in one label, or two actions."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from issuetrees.core.mece.records import Finding
from issuetrees.core.mece.words.families import NOUNS_TOO
from issuetrees.core.mece.words.lemmas import is_english_verb, is_infinitive
from issuetrees.core.mece.words.reading import Label, Unit
from issuetrees.core.mece.words.small_words import AUXILIARIES, INTERROGATIVES, NEUTRAL
from issuetrees.core.mece.words.worded import Worded
from issuetrees.core.text import gettext_noop

_ENDED = re.compile(r"\w\s*\?+(?=\s*\w)")
_JOINING: Final = frozenset({"and", "or", "и", "или", "а", "&"})
_BACK: Final = frozenset(
    "it they them that its their his her each это этого этому этим этой он она они оно его ее их"
    " него нее них ним ними".split()
)
_LEAST_WORDS: Final = 2


def check(split: Worded) -> Iterator[Finding]:
    """Name the labels that ask twice; of the parent too where no split above has it as child."""
    for child, label in zip(split.children, split.labels, strict=True):
        if _asks_twice(label):
            message = gettext_noop("“{first}” asks two things at once: make two of it.")
            yield split.advice("two_questions", [child], message)
    is_root = getattr(split.parent, "parent_id", None) is None
    if is_root and _asks_twice(split.above) and not _refers_back(split.above):
        yield split.of_parent(
            "two_questions", gettext_noop("The question “{first}” asks two things at once.")
        )


def _refers_back(label: Label) -> bool:
    """Whether the second question is of what the first found: a whole tree may well ask so."""
    return not _BACK.isdisjoint(unit.word for unit in label.units)


def _asks_twice(label: Label) -> bool:
    if _ENDED.search(label.title):
        return True
    if ":" in label.title:  # a heading and what it means, be it in two questions
        return False
    for at, unit in enumerate(label.units):
        is_between = unit.word in _JOINING and 1 < at < len(label.units) - _LEAST_WORDS
        if is_between and _is_second(label, label.units[:at], label.units[at + 1 :]):
            return True
    return False


def _is_second(label: Label, before: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Whether what follows "and" is a question or an action of its own, with its own object."""
    first, second = ([unit.word for unit in side] for side in (before, after))
    if label.form == "question":
        if not (_asks(first[0]) or "ли" in first[:3]):
            return False
        return _asks_again(second) or ("ли" in first and "ли" in second) or _judges(first, second)
    acts = label.form == "action" or (label.form == "unknown" and second[0] not in NOUNS_TOO)
    if acts and len(before) > 1:
        return _acts(second[0]) and not NEUTRAL.issuperset(second[1:])
    return False


def _asks(word: str) -> bool:
    return word in INTERROGATIVES or word in AUXILIARIES or is_infinitive(word)


def _asks_again(after: Sequence[str]) -> bool:
    asks = INTERROGATIVES.get(after[0])
    return bool(asks) and len(after) >= (_LEAST_WORDS + 1 if after[0] == "how" else _LEAST_WORDS)


def _judges(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether both ask yes or no: "Is it attractive and can we win?"."""
    return before[0] in AUXILIARIES and after[0] in AUXILIARIES and len(after) > _LEAST_WORDS


def _acts(word: str) -> bool:
    return is_infinitive(word) or is_english_verb(word)
