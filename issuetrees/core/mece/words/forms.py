"""The grammar of a label: an action, a question, a clause that tells, or a noun."""

import re
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from issuetrees.core.mece.words.lemmas import (
    acts,
    is_english_verb,
    is_finite,
    is_infinitive,
    lemma,
)
from issuetrees.core.mece.words.small_words import (
    INTERROGATIVES,
    LINKERS,
    MARKS,
    NEUTRAL,
    NOUNS_IN_ING,
    TELLING,
)

Form: TypeAlias = Literal["action", "gerund", "question", "clause", "noun", "unknown"]

_PARTICLE = re.compile(r"\w+-(?:up|in|out|off|on|down|back|over)s?\b", re.IGNORECASE)
#: A word before its object, in small letters: "Plant A" is none.
_ON_AN_OBJECT = re.compile(
    r"[A-Za-z]+ (?:the|an?|our|their|your|its|fewer|every|each|them|it|us"
    r"|(?:more|less)$)\b(?! [A-Z]\b)"
)
_BEFORE_ARTICLES: Final = (
    NEUTRAL.union(LINKERS, MARKS, INTERROGATIVES)
    | frozenset("across along around inside near within upon per all both half only just".split())
    | frozenset("know want have need own like love lack trust".split())
    | frozenset("such quite rather against off up down plus minus like unlike if until".split())
)
#: What may stand before the verb of a way to act: «Больше продавать», «Ничего не делать».
_BEFORE_VERBS: Final = frozenset(
    "не ничего больше меньше чаще реже лучше быстрее раньше позже сначала совместно вместе сразу"
    " полностью частично самостоятельно активнее долго".split()
)

#: What has been done to the thing before it: «Почва истощена».
_IS_DONE = re.compile(r".{3,}[шщжлч]ен[аоы]")
_WAS: Final = frozenset({"был", "была", "было", "были"})


def form_of(title: str, words: Sequence[str], *, is_russian: bool) -> Form:
    """Return the form of a title, whose words are given in small letters."""
    if not words:
        return "unknown"
    if title.rstrip().endswith("?") or words[0] in INTERROGATIVES:
        return "question"
    if is_russian:
        return _russian_form(words)
    if _acts_on_an_object(title, words[0]):
        return "action"
    return "noun" if _PARTICLE.match(title) else _english_form(words)


def _acts_on_an_object(title: str, first: str) -> bool:
    """Whether a verb is known by what follows: no noun stands before an article."""
    is_verb = not first.endswith("ing") and first not in _BEFORE_ARTICLES
    return is_verb and _ON_AN_OBJECT.match(title) is not None


def _russian_form(words: Sequence[str]) -> Form:
    first = next((word for word in words if word not in _BEFORE_VERBS), words[0])
    if is_infinitive(first):
        return "action"
    tells = any(is_finite(word) or word in _WAS for word in words)
    tells = tells or any(map(_IS_DONE.fullmatch, words[1:]))
    return "clause" if tells else "noun"


def _english_form(words: Sequence[str]) -> Form:
    first, second = (*words, "")[:2]
    if is_english_verb(first):
        return "action" if acts(first, second) else "unknown"
    if any(word in TELLING for word in words[1:]):
        return "clause"
    is_gerund = first.endswith("ing") and lemma(first)[0] == "~" and first not in NOUNS_IN_ING
    return "gerund" if is_gerund and second and second not in LINKERS else "noun"
