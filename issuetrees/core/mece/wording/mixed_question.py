"""Causes and ways to act side by side: a split answers why or how."""

from collections.abc import Iterator
from typing import Final

from issuetrees.core.mece.records import Finding
from issuetrees.core.mece.words.lemmas import lemma
from issuetrees.core.mece.words.reading import Label
from issuetrees.core.mece.words.small_words import CAUSES
from issuetrees.core.mece.words.worded import Part, Worded
from issuetrees.core.text import gettext_noop

_CAUSES: Final = frozenset(map(lemma, CAUSES))
#: What is wrong below "why", is aimed at below "how": "Fewer trips".
_AIMS: Final = frozenset(map(lemma, ("fewer", "less", "меньше")))
#: Kinds whose parts may be of different sorts: steps that follow each other.
_OF_SORTS: Final = frozenset({"process", "framework"})


def check(split: Worded) -> Iterator[Finding]:
    """Name a cause beside a way to act, and a way to act below "why"."""
    if split.parent.split_kind in _OF_SORTS:
        return
    ways = [part for part in split.parts if _is_way(part[1])]
    causes = [part for part in split.parts if _is_cause(part[1])]
    if split.above.is_solution:
        causes = [part for part in causes if not _is_aim(part[1])]
    if ways and causes:
        message = gettext_noop(
            "“{first}” is a cause, “{second}” a way to act: split by one of them."
        )
        yield split.advice("mixed_question", [causes[0][0], ways[0][0]], message)
    elif split.above.asks == "why":
        yield from _answers_how(split, ways)
    elif split.above.is_solution:
        yield from _asks_why(split, causes)


def _answers_how(split: Worded, ways: list[Part]) -> Iterator[Finding]:
    for child, _ in ways[:1]:
        message = gettext_noop("“{first}” is a way to act; the question above asks for causes.")
        yield split.advice("mixed_question", [child], message)


def _asks_why(split: Worded, causes: list[Part]) -> Iterator[Finding]:
    """Below "how": a cause, unless all parts are questions that lead up to an answer."""
    if all(label.form == "question" for label in split.labels):
        return
    for child, _ in causes[:1]:
        message = gettext_noop("“{first}” is a cause; the question above asks for ways to act.")
        yield split.advice("mixed_question", [child], message)


def _is_way(label: Label) -> bool:
    return label.form == "action" or label.is_solution


def _is_cause(label: Label) -> bool:
    if label.form == "question":
        return label.asks == "why"
    if label.form == "clause":
        return True
    begins_so = len(label.units) > 1 and lemma(label.units[0].word) in _CAUSES
    return begins_so and label.form == "noun"


def _is_aim(label: Label) -> bool:
    return label.form == "noun" and lemma(label.units[0].word) in _AIMS
